"""What goes over channels, and names → its part of a client's public surface, as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from . import ir
from .channel_names import handshake_fields
from .channel_views import event_type, group_of
from .exchange_signature import answer_type, messages_of, parameters_of
from .message_views import union_of
from .python import Speller

if TYPE_CHECKING:
    from .names import Names

Data: TypeAlias = dict[str, Any]


def event_surface(api: ir.Api, names: Names, degraded: frozenset[ir.MessageId]) -> Data:
    """Servers, channels with their methods, and messages; empty where there are none."""
    events = api.events
    if events is None:
        return {}
    return {
        "role": events.role.value,
        "event_servers": [_server(names, server) for server in events.servers],
        "channels": [_channel(api, names, c) for c in events.channels],
        "messages": [_message(m, degraded) for m in events.messages.values()],
    }


def _server(names: Names, server: ir.EventServer) -> Data:
    return {
        "name": server.key,
        "protocol": server.protocol,
        "host": server.host,
        "path": server.pathname,
        "variables": [
            {
                "name": names.events.variables[v.wire],
                "wire": v.wire,
                "default": v.default,
            }
            for v in server.variables
        ],
        "security": [list(needed) for needed in server.security],
    }


def _channel(api: ir.Api, names: Names, channel: ir.Channel) -> Data:
    events = api.events
    assert events is not None
    speller = Speller(api.types, names)
    group = group_of(events, channel)
    exchanges = [e for e in events.exchanges if e.channel == channel.id]
    return {
        "key": channel.key,
        "pointer": channel.id,
        "name": names.events.channels[channel.id],
        "address": channel.address,
        "parameters": list(_opening(api, names, channel)),
        "event": names.events.event(channel.id),
        "receives": str(event_type(events, channel, speller)),
        "told": group.told.rule.name.lower() if group else None,
        "methods": [
            _method(api, names, e, speller)
            for e in exchanges
            if e.side in names.events.methods
        ],
        "listens": [
            {
                "id": e.key,
                "pointer": e.id,
                "messages": [m.key for m in messages_of(api, e)],
            }
            for e in exchanges
            if e.action is ir.Action.RECEIVE
        ],
    }


def _opening(api: ir.Api, names: Names, channel: ir.Channel) -> Iterator[Data]:
    """What a channel is opened with."""
    given = Speller(api.types, names).given_by_caller()
    if channel.address is None:
        yield _in_address("address", "", is_required=True, values=())
    for part in channel.parameters:
        yield _in_address(
            names.events.parts[channel.id, part.wire],
            part.wire,
            is_required=part.default is None,
            values=part.values,
        )
    for place, field in handshake_fields(api, channel):
        yield {
            "name": names.events.handshake[channel.id, place, field.wire],
            "wire": field.wire,
            "in": place,
            "required": False,
            "type": str(given.annotation(field.type)),
        }


def _in_address(
    name: str, wire: str, *, is_required: bool, values: tuple[str, ...]
) -> Data:
    """A part of an address; `wire` is "" for the whole of it."""
    return {
        "name": name,
        "wire": wire,
        "in": "address",
        "required": is_required,
        "type": "str",
        "values": list(values),
    }


def _method(api: ir.Api, names: Names, exchange: ir.Exchange, speller: Speller) -> Data:
    is_sent = exchange.action is ir.Action.SEND
    returns = "Receipt"
    if is_sent and exchange.reply is not None:
        returns = str(answer_type(api, exchange, speller))
    found: Data = {
        "id": exchange.key,
        "pointer": exchange.id,
        "action": exchange.action.value,
        "name": names.events.methods[exchange.side],
        "parameters": [
            {
                "name": p.name,
                "wire": p.wire,
                "in": p.place,
                "required": p.required,
                "type": str(p.annotation),
            }
            for p in parameters_of(api, names, exchange, speller)
        ],
        "returns": returns,
    }
    if not is_sent:
        found["answers"] = str(union_of(messages_of(api, exchange), speller))
    return found


def _message(message: ir.Message, degraded: frozenset[ir.MessageId]) -> Data:
    return {
        "key": message.key,
        "pointer": message.id,
        "format": message.format.value,
        "content_type": message.content_type,
        "degraded": message.id in degraded,
    }
