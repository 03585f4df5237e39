"""Named types → the modules that hold them, where they are too many for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .reach import reached

if TYPE_CHECKING:
    from .names import Names

Modules: TypeAlias = dict[str, tuple[ir.TypeId, ...]]
"""Types by the module that holds them."""

MOST: Final = 5_000
"""Statements of a module of models; type checkers give up on some 10,000 in a scope."""
COMMON: Final = "_common"
ALIASES: Final = "_aliases"
_INBOUND: Final = "_inbound"
_OTHERS: Final = "_others"


def partition(api: ir.Api, names: Names, most: int = MOST) -> dict[str, Modules]:
    """The groups that are loaded as a whole, and their modules; none when one will do.

    A group has what only one resource uses, so that a type and all that it leads to are
    in its group or in the common one, which has what several use; what nothing uses
    may lead to any group. A group that is too
    large is divided by the first letters of the names. Aliases are a group of their own.
    """
    weights = {id: _weight(shape) for id, shape in api.types.items()}
    if sum(weights.values()) <= most:
        return {}
    groups: dict[str, dict[ir.TypeId, int]] = {COMMON: {}}
    homes = _homes(api, names)
    for id, weight in weights.items():
        is_alias = isinstance(api.types[id], ir.Alias)
        home = ALIASES if is_alias else homes.get(id, _OTHERS)
        groups.setdefault(home, {})[id] = weight
    return {
        group: {part: tuple(ids) for part, ids in _modules(names, group, inside, most)}
        for group, inside in groups.items()
        if inside
    }


def _homes(api: ir.Api, names: Names) -> dict[ir.TypeId, str]:
    """The group of every type that something uses."""
    users = [(f"_of_{names.resources[o.tag]}", o) for o in api.operations]
    users += [(_INBOUND, o) for o in (*api.webhooks, *api.callbacks)]
    found: dict[ir.TypeId, str] = {}
    for user, operation in users:
        for id in reached(api.types, _types(operation)):
            found[id] = user if found.get(id, user) == user else COMMON
    return found


def _types(operation: ir.Operation) -> Iterator[ir.Type]:
    yield from (parameter.type for parameter in operation.parameters)
    for content in operation.body.all if operation.body else ():
        yield content.type
    for response in operation.responses:
        yield from (body.type for body in response.bodies)
        yield from (header.type for header in response.headers)


def _modules(
    names: Names, group: str, weights: Mapping[ir.TypeId, int], most: int
) -> Iterator[tuple[str, list[ir.TypeId]]]:
    if sum(weights.values()) <= most or group == ALIASES:
        yield group, list(weights)
        return
    order = {id: index for index, id in enumerate(weights)}
    for part, ids in sorted(_split(names, weights, 1, most).items()):
        yield f"{group}{part}", sorted(ids, key=order.__getitem__)


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
