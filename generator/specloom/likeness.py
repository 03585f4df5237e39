"""Two types → whether they are made of the same, whatever they are called."""

from __future__ import annotations

from . import ir
from .paths import Types
from .reach import parts


def alike(types: Types, one: ir.Type, other: ir.Type) -> bool:
    """Whether every value of one type is one of the other, member by member."""
    met: set[tuple[ir.TypeId, ir.TypeId]] = set()
    pending = [(one, other)]
    while pending:
        a, b = (_meant(types, typed) for typed in pending.pop())
        if isinstance(a, ir.Definition) and isinstance(b, ir.Definition):
            # Why: types may contain themselves; each pair is compared once.
            if a.id == b.id or (a.id, b.id) in met:
                continue
            met.add((a.id, b.id))
        if _head(a) != _head(b):
            return False
        pending += zip(parts(a), parts(b), strict=True)
    return True


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
