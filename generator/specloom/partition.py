"""Named types → the modules that hold them, where they are too many for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from . import ir

if TYPE_CHECKING:
    from .names import Names

MOST: Final = 5_000
"""Statements of a module of models; type checkers give up on some 10,000 in a scope."""


def partition(
    api: ir.Api, names: Names, most: int = MOST
) -> dict[str, tuple[ir.TypeId, ...]]:
    """Modules and their types by the first letters of the names; none when one will do.

    Aliases are in no module. A type stays in its module when others are added, as long
    as its letters are enough.
    """
    weights = {id: _weight(shape) for id, shape in api.types.items()}
    if sum(weights.values()) <= most:
        return {}
    kept = {
        id: n for id, n in weights.items() if not isinstance(api.types[id], ir.Alias)
    }
    parts = dict(sorted(_split(names, kept, 1, most).items()))
    order = {id: index for index, id in enumerate(api.types)}
    return {
        part: tuple(sorted(ids, key=order.__getitem__)) for part, ids in parts.items()
    }


def _split(
    names: Names, weights: Mapping[ir.TypeId, int], letters: int, most: int
) -> dict[str, list[ir.TypeId]]:
    found: dict[str, list[ir.TypeId]] = {}
    for id in weights:
        start = names.types[id][:letters].lower().encode("ascii", "replace").decode()
        part = f"_{start.replace('?', 'x')}"
        found.setdefault(part, []).append(id)
    for part, ids in tuple(found.items()):
        inside = {id: weights[id] for id in ids}
        is_splittable = any(len(names.types[id]) > letters for id in ids)
        if sum(inside.values()) > most and len(ids) > 1 and is_splittable:
            del found[part]
            for longer, some in _split(names, inside, letters + 1, most).items():
                found.setdefault(longer, []).extend(some)
    return found


def _weight(shape: ir.Definition) -> int:
    match shape:
        case ir.Object():
            return 1 + len(shape.fields)
        case ir.Enumeration():
            return 1 + len(shape.values)
        case ir.Union() | ir.Alias():
            return 1
