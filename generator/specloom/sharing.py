"""Inline definitions that are identical → one of them, used in all their places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TypeAlias, assert_never

from . import ir
from .rewriting import with_types

_Key: TypeAlias = tuple[object, ...]


def shared(
    api: ir.Api, kept: Set[ir.TypeId], known: Set[ir.TypeId] = frozenset()
) -> ir.Api:
    """Each inline definition once; what is referred to and `kept` places stay their own.

    Of identical ones the place with the shortest way stands for all, but a place that is
    `known` from the last run stays and stands for those that are new. They are identical
    when names, types, documentation and direction are: nothing is lost but a second name.
    """
    own = {*api.referred, *kept}
    same = _classes(api, own, known)
    refs = {id: ir.Ref(same[id]) for id in api.types if same[id] != id}
    types = {id: shape for id, shape in api.types.items() if id not in refs}
    found = with_types(api, types, refs)
    places: dict[ir.TypeId, tuple[ir.TypeId, ...]] = {}
    for id in api.types:
        places[same[id]] = (*places.get(same[id], ()), id)
    return replace(
        found,
        shared={id: all for id, all in places.items() if len(all) > 1},
        degraded=frozenset(same.get(id, id) for id in api.degraded),
        sent=frozenset(same[id] for id in api.sent),
        received=frozenset(same[id] for id in api.received),
    )


def _classes(
    api: ir.Api, own: Set[ir.TypeId], known: Set[ir.TypeId]
) -> dict[ir.TypeId, ir.TypeId]:
    """For each definition the one that stands for it.

    First all that look alike are one; what they refer to then tells them apart, until
    nothing changes any more.
    """
    order = sorted(api.types, key=lambda id: (id not in known, id.count("/"), id))
    classes: dict[ir.TypeId, ir.TypeId] = dict.fromkeys(order, "")
    count = 0
    while True:
        groups: dict[_Key, ir.TypeId] = {}
        found: dict[ir.TypeId, ir.TypeId] = {}
        for id in order:
            alone = (id,) if id in own else _key(api, api.types[id], classes)
            found[id] = groups.setdefault((classes[id], *alone), id)
        classes, before = found, count
        count = len(set(found.values()))
        if count == before:
            return {id: id if id in known else first for id, first in found.items()}


def _key(
    api: ir.Api, shape: ir.Definition, classes: Mapping[ir.TypeId, ir.TypeId]
) -> _Key:
    """All that a definition says; what it refers to by the class that it is in."""

    def of(typed: ir.Type | None) -> object:
        return typed and _type_key(typed, classes)

    way: _Key = type(shape), shape.docs
    match shape:
        case ir.Object():
            way = (*way, shape.id in api.sent, shape.id in api.received)
            members = tuple(
                (f.wire, of(f.type), f.required, _said(f)) for f in shape.fields
            )
            return *way, members, of(shape.extra)
        case ir.Enumeration():
            return *way, shape.base, shape.values, shape.listed
        case ir.Union():
            told = shape.discriminator
            mapping = told and tuple((v, of(ir.Ref(id))) for v, id in told.mapping)
            default = told and told.default and of(ir.Ref(told.default))
            variants = tuple(of(variant) for variant in shape.variants)
            return *way, variants, told and told.wire, mapping, default
        case ir.Alias():
            return *way, of(shape.type), repr(shape.remarks)
        case _:
            assert_never(shape)


def _said(field: ir.Field) -> _Key:
    """The rest of a member; defaults can be any JSON, which does not hash."""
    return field.read_only, field.write_only, field.docs, repr(field.remarks)


def _type_key(typed: ir.Type, classes: Mapping[ir.TypeId, ir.TypeId]) -> _Key:
    match typed:
        case ir.Ref(id):
            return ir.Ref, classes[id]
        case ir.Array(item):
            return ir.Array, _type_key(item, classes)
        case ir.Tuple(items):
            return ir.Tuple, *(_type_key(item, classes) for item in items)
        case ir.Map(value):
            return ir.Map, _type_key(value, classes)
        case ir.Nullable(inner):
            return ir.Nullable, _type_key(inner, classes)
        case ir.Plain(kind):
            return ir.Plain, kind
        case ir.Const(value):
            return ir.Const, type(value), value
        case _:
            assert_never(typed)
