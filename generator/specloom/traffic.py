"""ir.Events → the types that a client sends over channels, and those that it receives."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir


def sent(events: ir.Events | None) -> Iterator[ir.Type]:
    """Messages, replies, and what the handshake of a WebSocket takes."""
    if events is None:
        return
    for channel in events.channels:
        yield from (t for t in (channel.query, channel.headers) if t is not None)
    for id in _messages(events, ir.Action.SEND):
        yield from types_of(events.messages[id])


def received(events: ir.Events | None) -> Iterator[ir.Type]:
    """Messages and replies."""
    for id in _messages(events, ir.Action.RECEIVE) if events else ():
        assert events is not None
        yield from types_of(events.messages[id])


def types_of(message: ir.Message) -> Iterator[ir.Type]:
    """Everything of a message that has a type."""
    found = (message.payload, message.headers, message.record_key)
    yield from (typed for typed in found if typed is not None)


def messages_of(exchange: ir.Exchange) -> tuple[ir.MessageId, ...]:
    """The messages of an operation, and those that answer them."""
    reply = exchange.reply.messages if exchange.reply else ()
    return (*exchange.messages, *reply)


def _messages(events: ir.Events, action: ir.Action) -> Iterator[ir.MessageId]:
    """What goes in one direction: a reply goes the other way than its request."""
    found: dict[ir.MessageId, None] = {}
    for exchange in events.exchanges:
        if exchange.action is action:
            found |= dict.fromkeys(exchange.messages)
        elif exchange.reply is not None:
            found |= dict.fromkeys(exchange.reply.messages)
    yield from found
