"""ir.Api → the calls whose types say less than the document does."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .reach import leading, refs
from .traffic import messages_of
from .traffic import types_of as types_of_message


def degraded_calls(api: ir.Api) -> frozenset[str]:
    """The places of operations, webhooks and callbacks that are not exact."""
    wider = leading(api.types, api.degraded & api.types.keys())
    calls = (*api.operations, *api.webhooks, *api.callbacks)
    return frozenset(c.at.place for c in calls if _is_degraded(api, c, wider))


def degraded_parameters(
    api: ir.Api,
) -> Iterator[tuple[ir.Operation, ir.Parameter]]:
    """Parameters that are not exact, each with its operation."""
    wider = leading(api.types, api.degraded & api.types.keys())
    for operation in api.operations:
        for parameter in operation.parameters:
            below = _is_below(api, {parameter.at.place})
            if below or not wider.isdisjoint(refs(parameter.type)):
                yield operation, parameter


def degraded_messages(api: ir.Api) -> frozenset[ir.MessageId]:
    """The messages of channels that are not exact."""
    wider = leading(api.types, api.degraded & api.types.keys())
    messages = api.events.messages.values() if api.events else ()
    return frozenset(m.id for m in messages if _is_lesser(api, m, wider))


def degraded_channels(api: ir.Api) -> frozenset[str]:
    """The channels that have messages, or a handshake, that are not exact."""
    wider = leading(api.types, api.degraded & api.types.keys())
    messages = degraded_messages(api)
    found: set[str] = set()
    for channel in api.events.channels if api.events else ():
        types = [t for t in (channel.query, channel.headers) if t is not None]
        is_wide = any(not wider.isdisjoint(refs(typed)) for typed in types)
        is_below = _is_below(api, {f"{channel.at.place}/bindings"})
        if is_wide or is_below or any(id in messages for _, id in channel.messages):
            found.add(channel.id)
    return frozenset(found)


def degraded_exchanges(api: ir.Api) -> Iterator[ir.Exchange]:
    """The operations of channels that have messages which are not exact."""
    messages = degraded_messages(api)
    for exchange in api.events.exchanges if api.events else ():
        if not messages.isdisjoint(messages_of(exchange)):
            yield exchange


def _is_lesser(api: ir.Api, message: ir.Message, wider: frozenset[ir.TypeId]) -> bool:
    if not message.is_exact or _is_below(api, {message.id}):
        return True
    return any(not wider.isdisjoint(refs(t)) for t in types_of_message(message))


def types_of(operation: ir.Operation) -> Iterator[ir.Type]:
    """The types of everything that goes in and comes out."""
    yield from (parameter.type for parameter in operation.parameters)
    yield from (body.type for body in _bodies(operation))


def _is_degraded(
    api: ir.Api, operation: ir.Operation, wider: frozenset[ir.TypeId]
) -> bool:
    if any(not body.is_exact for body in _bodies(operation)):
        return True
    if any(not wider.isdisjoint(refs(typed)) for typed in types_of(operation)):
        return True
    owners = {operation.at.place, *(p.at.place for p in operation.parameters)}
    return _is_below(api, owners | {body.at.place for body in _bodies(operation)})


def _bodies(operation: ir.Operation) -> tuple[ir.Body, ...]:
    sent = operation.body.all if operation.body else ()
    return (*sent, *(body for r in operation.responses for body in r.bodies))


def _is_below(api: ir.Api, owners: set[str]) -> bool:
    """Whether something degraded stands in one of these places, or inside one."""
    return any(
        place == owner or place.startswith(f"{owner}/")
        for place in api.degraded
        for owner in owners
    )
