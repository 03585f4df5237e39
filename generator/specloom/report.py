"""A run's outcome → the JSON of `--report`: what is exact, what is degraded and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from .diagnostics import Diagnostic, as_data, count
from .fidelity import degraded_calls, degraded_parameters, types_of
from .reach import reached

if TYPE_CHECKING:
    from . import ir
    from .source import Location

Data: TypeAlias = dict[str, Any]
Found: TypeAlias = tuple[Diagnostic, ...]


def report(api: ir.Api | None, found: Found) -> Data:
    """Totals and degraded ones of each kind; every diagnostic with its place."""
    return {
        "fidelity": fidelity(api) if api else None,
        "operations": _calls(api, api.operations if api else (), found),
        "webhooks": _calls(api, api.webhooks if api else (), found),
        "parameters": _parameters(api, found),
        "schemas": _schemas(api, found),
        "diagnostics": [as_data(diagnostic) for diagnostic in found],
        "counts": count(found),
    }


def fidelity(api: ir.Api) -> float:
    """The share of operations and webhooks whose types are all exact, from 0 to 1."""
    calls = (*api.operations, *api.webhooks)
    degraded = _count(api, calls)
    return 1 - degraded / len(calls) if calls else 1.0


def shortfall(api: ir.Api) -> str:
    """`10 of 484 operations are degraded`; empty when none is."""
    calls = (*api.operations, *api.webhooks)
    degraded = _count(api, calls)
    verb = "is" if degraded == 1 else "are"
    plural = "operation" if len(calls) == 1 else "operations"
    return f"{degraded} of {len(calls)} {plural} {verb} degraded" if degraded else ""


def _count(api: ir.Api, calls: tuple[ir.Operation, ...]) -> int:
    degraded = degraded_calls(api)
    return sum(call.at.place in degraded for call in calls)


def _calls(api: ir.Api | None, calls: tuple[ir.Operation, ...], found: Found) -> Data:
    degraded = degraded_calls(api) if api else ()
    wrong = [call for call in calls if call.at.place in degraded]
    return _counted(
        len(calls),
        (
            _entry(c.at, _reasons(api, c.at.place, types_of(c), found), id=c.id)
            for c in wrong
        ),
    )


def _parameters(api: ir.Api | None, found: Found) -> Data:
    total = sum(len(o.parameters) for o in api.operations) if api else 0
    wrong = degraded_parameters(api) if api else ()
    return _counted(
        total,
        (
            _entry(
                p.at,
                _reasons(api, p.at.place, [p.type], found),
                operation=o.id,
                name=p.wire,
            )
            for o, p in wrong
        ),
    )


def _schemas(api: ir.Api | None, found: Found) -> Data:
    schemas = api.schemas if api else ()
    wrong = [api.types[id] for id in schemas if api and id in api.degraded]
    return _counted(
        len(schemas),
        (_entry(s.at, _reasons(api, s.at.place, (), found)) for s in wrong),
    )


def _counted(total: int, entries: Iterable[Data]) -> Data:
    listed = list(entries)
    return {
        "total": total,
        "generated": total,
        "degraded": len(listed),
        "list": listed,
    }


def _entry(at: Location, reasons: list[str], **said: str) -> Data:
    place = at.position()
    where = {"file": at.file, "line": place.line, "pointer": at.pointer}
    return said | where | {"reasons": reasons}


def _reasons(
    api: ir.Api | None, place: str, types: Iterable[ir.Type], found: Found
) -> list[str]:
    """What was said about a place, about what is inside, and about types that it uses."""
    used = reached(api.types, types) & api.degraded if api else frozenset[str]()
    places = (place, *sorted(used))
    said = (
        f"{d.at.place}: {d.message}"
        for d in found
        if d.at and any(_is_in(d.at.place, owner) for owner in places)
    )
    return list(dict.fromkeys(said))


def _is_in(place: str, owner: str) -> bool:
    return place == owner or place.startswith(f"{owner}/")
