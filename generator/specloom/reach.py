"""Types and the places that use them → every named type that can be met from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from . import ir


def parts(shape: ir.Type | ir.Definition) -> Iterator[ir.Type]:
    """The types that a type or definition is directly made of."""
    match shape:
        case ir.Plain() | ir.Const() | ir.Enumeration() | ir.Ref():
            return
        case ir.Array(item):
            yield item
        case ir.Tuple(items):
            yield from items
        case ir.Map(value):
            yield value
        case ir.Nullable(inner):
            yield inner
        case ir.Alias():
            yield shape.type
        case ir.Union():
            yield from shape.variants
        case ir.Object():
            yield from (field.type for field in shape.fields)
            if shape.extra is not None:
                yield shape.extra
        case _:
            assert_never(shape)


def refs(shape: ir.Type | ir.Definition) -> Iterator[ir.TypeId]:
    """The named types that a type or definition mentions, at any depth."""
    if isinstance(shape, ir.Ref):
        yield shape.id
    if isinstance(shape, ir.Union) and shape.discriminator:
        yield from (id for _, id in shape.discriminator.mapping)
        if shape.discriminator.default is not None:
            yield shape.discriminator.default
    for part in parts(shape):
        yield from refs(part)


def leading(
    types: dict[ir.TypeId, ir.Definition], goals: frozenset[ir.TypeId]
) -> frozenset[ir.TypeId]:
    """These named types, and all from which there is a way to one of them."""
    if not goals:
        return goals
    users: dict[ir.TypeId, list[ir.TypeId]] = {}
    for id, shape in types.items():
        for used in refs(shape):
            users.setdefault(used, []).append(id)
    found = set(goals)
    pending = list(goals)
    while pending:
        more = [id for id in users.get(pending.pop(), ()) if id not in found]
        found.update(more)
        pending += more
    return frozenset(found)


def reached(
    types: dict[ir.TypeId, ir.Definition], start: Iterable[ir.Type]
) -> frozenset[ir.TypeId]:
    """All named types on the way from some types."""
    found: set[ir.TypeId] = set()
    pending = [id for typed in start for id in refs(typed)]
    while pending:
        id = pending.pop()
        if id not in found:
            found.add(id)
            pending.extend(refs(types[id]))
    return frozenset(found)
