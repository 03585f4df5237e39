"""Two types → whether they are made of the same, whatever they are called."""

from __future__ import annotations

from typing import TypeAlias

from . import ir
from .paths import Types
from .reach import parts

_Met: TypeAlias = set[tuple[ir.TypeId, ir.TypeId]]


def alike(types: Types, one: ir.Type, other: ir.Type) -> bool:
    """Whether every value of one type is one of the other, member by member."""
    return _alike(types, one, other, set())


def _alike(types: Types, one: ir.Type, other: ir.Type, met: _Met) -> bool:
    a, b = _meant(types, one), _meant(types, other)
    if isinstance(a, ir.Definition) and isinstance(b, ir.Definition):
        # Why: types may contain themselves; two that are being compared are taken as alike.
        if a.id == b.id or (a.id, b.id) in met:
            return True
        met.add((a.id, b.id))
    if _head(a) != _head(b):
        return False
    pairs = zip(parts(a), parts(b), strict=False)
    return all(_alike(types, *pair, met) for pair in pairs)


def _meant(types: Types, typed: ir.Type) -> ir.Type | ir.Definition:
    while isinstance(typed, ir.Ref):
        shape = types[typed.id]
        if not isinstance(shape, ir.Alias):
            return shape
        typed = shape.type
    return typed


def _head(shape: ir.Type | ir.Definition) -> tuple[object, ...]:
    """What a type says itself; the rest are its parts."""
    match shape:
        case ir.Object():
            members = tuple((f.wire, f.required) for f in shape.fields)
            return ir.Object, members, shape.extra is None
        case ir.Enumeration():
            return ir.Enumeration, shape.base, shape.values, shape.listed
        case ir.Union():
            told = shape.discriminator
            return ir.Union, len(shape.variants), told and told.wire
        case ir.Plain(kind):
            return ir.Plain, kind
        case ir.Const(value):
            return ir.Const, type(value), value
        case ir.Tuple(items):
            return ir.Tuple, len(items)
        case _:
            return (type(shape),)
