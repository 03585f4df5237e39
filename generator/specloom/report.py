"""A run's outcome → the JSON of `--report`: what is exact, what is degraded and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from .diagnostics import Diagnostic, as_data, count
from .expressions import spelled
from .fidelity import (
    degraded_calls,
    degraded_channels,
    degraded_exchanges,
    degraded_messages,
    degraded_parameters,
    types_of,
)
from .reach import reached
from .traffic import messages_of
from .traffic import types_of as types_of_message

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
        **(_events(api, api.events, found) if api and api.events else {}),
        "diagnostics": [as_data(diagnostic) for diagnostic in found],
        "counts": count(found),
    }


def fidelity(api: ir.Api) -> float:
    """The share of operations and webhooks whose types are all exact, from 0 to 1.

    Those of channels count as all others do.
    """
    total, degraded = _counts(api)
    return 1 - degraded / total if total else 1.0


def shortfall(api: ir.Api) -> str:
    """`10 of 484 operations are degraded`; empty when none is."""
    total, degraded = _counts(api)
    verb = "is" if degraded == 1 else "are"
    plural = "operation" if total == 1 else "operations"
    return f"{degraded} of {total} {plural} {verb} degraded" if degraded else ""


def _counts(api: ir.Api) -> tuple[int, int]:
    """How many operations there are, and how many of them are degraded."""
    calls, degraded = (*api.operations, *api.webhooks), degraded_calls(api)
    exchanges = api.events.exchanges if api.events else ()
    found = sum(call.at.place in degraded for call in calls)
    found += len(list(degraded_exchanges(api)))
    return len(calls) + len(exchanges), found


def _events(api: ir.Api, events: ir.Events, found: Found) -> Data:
    """What goes over channels, and how its messages are told apart."""
    lesser, channels = degraded_messages(api), degraded_channels(api)
    messages = [m for m in events.messages.values() if m.id in lesser]
    return {
        "channels": _counted(
            len(events.channels),
            (
                _entry(c.at, _reasons(api, c.id, _typed(events, c), found), key=c.key)
                for c in events.channels
                if c.id in channels
            ),
        ),
        "messages": _counted(
            len(events.messages),
            (
                _entry(m.at, _reasons(api, m.id, types_of_message(m), found), key=m.key)
                for m in messages
            ),
        ),
        "exchanges": _counted(
            len(events.exchanges),
            (
                _entry(e.at, _of_messages(api, events, e, found), key=e.key)
                for e in degraded_exchanges(api)
            ),
        ),
        "role": events.role.value,
        "groups": [_group(events, group) for group in events.groups],
    }


def _typed(events: ir.Events, channel: ir.Channel) -> list[ir.Type]:
    found = [t for t in (channel.query, channel.headers) if t is not None]
    messages = (events.messages[id] for _, id in channel.messages)
    return found + [typed for m in messages for typed in types_of_message(m)]


def _of_messages(
    api: ir.Api, events: ir.Events, exchange: ir.Exchange, found: Found
) -> list[str]:
    """Why the messages of an operation are degraded."""
    messages = [events.messages[id] for id in messages_of(exchange)]
    said = [_reasons(api, m.id, types_of_message(m), found) for m in messages]
    return list(dict.fromkeys(reason for reasons in said for reason in reasons))


def _group(events: ir.Events, group: ir.Group) -> Data:
    """What comes over a connection, and the plan to tell it apart."""
    keys = {channel.id: channel.key for channel in events.channels}
    told, messages = group.told, events.messages
    return {
        "channels": [keys[id] for id in group.channels],
        "messages": [messages[id].key for id in group.messages],
        "rule": told.rule.value,
        "by": [spelled(expression) for expression in told.by],
        "values": [[list(v), messages[id].key] for v, id in told.values],
        "default": messages[told.default].key if told.default else None,
        "tried": [messages[id].key for id in told.tried],
    }


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
