"""Named types → the aliases that lead back to themselves, as choices with one variant.

Python cannot spell a list of itself; a union has a name, and is looked up when it is used.
"""

from __future__ import annotations

from . import ir
from .reach import refs


def named_loops(types: dict[ir.TypeId, ir.Definition]) -> dict[ir.TypeId, ir.Union]:
    """The unions to put in place of aliases that contain themselves."""
    current = dict(types)
    found: dict[ir.TypeId, ir.Union] = {}
    for id, shape in types.items():
        if isinstance(shape, ir.Alias) and id in _aliased(current, shape.type):
            found[id] = current[id] = ir.Union(
                id, shape.title, shape.docs, (shape.type,), None, shape.at
            )
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
