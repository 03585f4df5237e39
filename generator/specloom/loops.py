"""Named types → the aliases that lead back to themselves, cut open.

Python can name a list of itself only through a class; an alias that contains itself has
none, so that what it contains becomes any value.
"""

from __future__ import annotations

from dataclasses import replace

from . import ir
from .reach import refs


def cut_loops(types: dict[ir.TypeId, ir.Definition]) -> dict[ir.TypeId, ir.Alias]:
    """The aliases to put in place of those that contain themselves."""
    current = dict(types)
    found: dict[ir.TypeId, ir.Alias] = {}
    for id, shape in types.items():
        if isinstance(shape, ir.Alias) and id in _aliased(current, shape.type):
            found[id] = current[id] = replace(shape, type=_emptied(shape.type))
    return found


def _aliased(
    types: dict[ir.TypeId, ir.Definition], start: ir.Type
) -> frozenset[ir.TypeId]:
    """The aliases that a type is spelled through."""
    found: set[ir.TypeId] = set()
    pending = list(refs(start))
    while pending:
        id = pending.pop()
        shape = types[id]
        if isinstance(shape, ir.Alias) and id not in found:
            found.add(id)
            pending.extend(refs(shape.type))
    return frozenset(found)


def _emptied(typed: ir.Type) -> ir.Type:
    """The outermost container, of any values."""
    anything = ir.Plain(ir.Kind.ANY)
    match typed:
        case ir.Array() | ir.Tuple():
            return ir.Array(anything)
        case ir.Map():
            return ir.Map(anything)
        case _:
            return anything
