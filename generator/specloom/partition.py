"""Named types → the modules that hold them, where they are too many for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from . import ir
from .reach import refs
from .words import snake

if TYPE_CHECKING:
    from .names import Names


@dataclass(frozen=True, slots=True)
class Module:
    """Types in document order, and the modules of those that they mention."""

    types: tuple[ir.TypeId, ...]
    needs: tuple[str, ...]


MOST: Final = 5_000
"""Statements of a module of models; type checkers give up on some 10,000 in a scope."""
ALIASES: Final = "_aliases"


def partition(api: ir.Api, names: Names, most: int = MOST) -> dict[str, Module]:
    """The types by the name of their module; none when one module will do.

    A schema is in a module with all that stands inside it in the document, save what
    stands in other places too. Aliases have a module of their own.
    """
    if sum(map(_weight, api.types.values())) <= most:
        return {}
    parts: dict[str, list[ir.TypeId]] = {}
    for id, shape in api.types.items():
        is_alias = isinstance(shape, ir.Alias)
        home = ALIASES if is_alias else _home(names, _root(api, id))
        parts.setdefault(home, []).append(id)
    homes = {id: part for part, ids in parts.items() for id in ids}
    return {
        part: Module(
            tuple(ids), () if part == ALIASES else _needs(api, part, homes, ids)
        )
        for part, ids in sorted(parts.items())
    }


def _root(api: ir.Api, id: ir.TypeId) -> ir.TypeId:
    """The type with which this one goes: the outermost that it is a part of, or itself."""
    tokens = id.split("/")
    around = (ir.TypeId("/".join(tokens[:n])) for n in range(1, len(tokens) + 1))
    chain = [outer for outer in around if outer in api.types]
    return next((outer for outer in reversed(chain) if outer in api.shared), chain[0])


def _home(names: Names, id: ir.TypeId) -> str:
    """`_schema_full_repository`; types that differ in other scripts or case share it."""
    name = snake(names.types[id]).encode("ascii", "replace").decode()
    return f"_schema_{name.replace('?', 'x')}"


def _needs(
    api: ir.Api, part: str, homes: Mapping[ir.TypeId, str], ids: list[ir.TypeId]
) -> tuple[str, ...]:
    used = {homes[other] for other in _mentioned(api, ids)}
    return tuple(sorted(used - {part}))


def _mentioned(api: ir.Api, ids: list[ir.TypeId]) -> set[ir.TypeId]:
    """The types that definitions are spelled with; of aliases, what they stand for."""
    found: set[ir.TypeId] = set()
    pending = list(ids)
    while pending:
        used = {other for other in refs(api.types[pending.pop()]) if other not in found}
        found |= used
        pending += [id for id in used if isinstance(api.types[id], ir.Alias)]
    return {id for id in found if not isinstance(api.types[id], ir.Alias)}


def _weight(shape: ir.Definition) -> int:
    match shape:
        case ir.Object():
            return 1 + len(shape.fields)
        case ir.Enumeration():
            return 1 + len(shape.values)
        case ir.Union() | ir.Alias():
            return 1
