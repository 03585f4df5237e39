"""Messages that come over one connection → how they are told apart, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from . import ir
from .expressions import spelled
from .likeness import alike
from .paths import Types
from .plans import Candidates, by_trial, ranked, with_override

if TYPE_CHECKING:
    from .diagnostics import Sink

_Channels: TypeAlias = tuple[ir.Channel, ...]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Plans for groups of messages."""

    events: ir.Events
    types: Types
    sink: Sink

    def told(self, channels: _Channels, ids: tuple[ir.MessageId, ...]) -> ir.Told:
        """How the messages of a group are told apart; what is not certain is reported."""
        messages = tuple(self.events.messages[id] for id in ids)
        if len(messages) == 1:
            return ir.Told(ir.Rule.ONE, default=ids[0])
        candidates = self._candidates(channels, messages)
        for override in (c.override for c in channels if c.override):
            keys = {key: id for channel in channels for key, id in channel.messages}
            told = with_override(candidates, override, keys)
            if told.values:
                return self._reported(channels, told)
        found = next(ranked(candidates), None)
        if found is not None:
            return found
        distinct = self._distinct(messages)
        if len(distinct) < len(messages):
            self._report_shared(channels, messages, distinct)
            return self._among(channels, distinct)
        return self._reported(channels, by_trial(candidates))

    def _among(self, channels: _Channels, messages: tuple[ir.Message, ...]) -> ir.Told:
        """The same for messages with payloads that differ."""
        if len(messages) == 1:
            return ir.Told(ir.Rule.ONE, default=messages[0].id)
        candidates = self._candidates(channels, messages)
        found = next(ranked(candidates), None)
        return found or self._reported(channels, by_trial(candidates))

    def _candidates(
        self, channels: _Channels, messages: tuple[ir.Message, ...]
    ) -> Candidates:
        # Why: a frame of a WebSocket has no headers, whatever a document describes.
        servers = {key for channel in channels for key in channel.servers}
        protocols = {
            server.protocol
            for server in self.events.servers
            if not servers or server.key in servers
        }
        has_headers = not protocols or not protocols <= {"ws", "wss"}
        return Candidates(self.types, messages, has_headers)

    def check(self, channel: ir.Channel) -> None:
        """Report an override that tells nothing about any message of its channel."""
        messages = tuple(self.events.messages[id] for _, id in channel.messages)
        override, candidates = channel.override, Candidates(self.types, messages)
        if override is None or len(messages) < 2:
            return
        if not with_override(candidates, override, dict(channel.messages)).values:
            places = " and ".join(map(spelled, override.by))
            message = f"no message has a fixed value at {places}"
            help = "Correct the place, or add a mapping from values to messages."
            self.sink.report("bad-extension", message, override.at, help=help)

    def _distinct(self, messages: tuple[ir.Message, ...]) -> tuple[ir.Message, ...]:
        """The first message of each payload."""
        found: list[ir.Message] = []
        for message in messages:
            if not any(self._is_same(message, other) for other in found):
                found.append(message)
        return tuple(found)

    def _is_same(self, one: ir.Message, other: ir.Message) -> bool:
        """Whether two payloads are made of the same and written in the same."""
        is_alike = alike(self.types, one.payload, other.payload)
        return is_alike and one.format is other.format

    def _report_shared(
        self,
        channels: _Channels,
        messages: tuple[ir.Message, ...],
        distinct: tuple[ir.Message, ...],
    ) -> None:
        twins = (
            (next(first for first in distinct if self._is_same(m, first)), m)
            for m in messages
        )
        pairs = ", ".join(f"{m.key} as {f.key}" for f, m in twins if m.id != f.id)
        message = f"payloads are the same, so that one is read as the other: {pairs}"
        self.sink.report("shared-payload", message, channels[0].at)

    def _reported(self, channels: _Channels, told: ir.Told) -> ir.Told:
        """Warn of messages that only comparing tells apart."""
        names = [self.events.messages[id].key for id in dict.fromkeys(_unclear(told))]
        if names:
            is_required = told.rule is ir.Rule.REQUIRED
            way = "the members that they require" if is_required else "trying"
            channel = " and ".join(channel.key for channel in channels)
            message = f"messages of {channel} are told apart by {way}: "
            message += ", ".join(names)
            self.sink.report("indistinguishable-messages", message, channels[0].at)
        return told


def groups(events: ir.Events, types: Types, sink: Sink) -> Iterator[ir.Group]:
    """What the client receives, by connection."""
    teller = _Teller(events, types, sink)
    for channel in events.channels:
        teller.check(channel)
    for channels in _connections(events.channels):
        ids = tuple(dict.fromkeys(_received(events.exchanges, channels)))
        if ids:
            places = tuple(channel.id for channel in channels)
            yield ir.Group(places, ids, teller.told(channels, ids))


def _connections(channels: _Channels) -> Iterator[_Channels]:
    """Channels with one address on the same servers are one connection."""
    found: dict[tuple[object, ...], _Channels] = {}
    for channel in channels:
        key = (channel.id,) if channel.address is None else (
            channel.address, channel.servers
        )  # fmt: skip
        found[key] = (*found.get(key, ()), channel)
    yield from found.values()


def _received(
    exchanges: tuple[ir.Exchange, ...], channels: _Channels
) -> Iterator[ir.MessageId]:
    """What operations receive, and what answers those that send."""
    places = {channel.id for channel in channels}
    for exchange in exchanges:
        reply = exchange.reply
        if exchange.action is ir.Action.RECEIVE and exchange.channel in places:
            yield from exchange.messages
        if exchange.action is ir.Action.SEND and reply and reply.channel in places:
            yield from reply.messages


def _unclear(told: ir.Told) -> Iterator[ir.MessageId]:
    """The messages that have to be compared."""
    counts = [values for values, _ in told.values]
    yield from (id for values, id in told.values if counts.count(values) > 1)
    yield from told.tried
