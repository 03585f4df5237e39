"""ir.Events → the names of channels, their methods and parameters, and of messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from . import ir
from .diagnostics import Sink
from .pins import Pins
from .scope import Claim, Scope
from .words import pascal, snake, words

Side: TypeAlias = tuple[str, str]
_HEARING: Final = frozenset({"receive", "on", "handle", "consume", "process", "listen"})
"""Words for the other side of what is sent."""
_ANSWERING: Final = frozenset({"answer", "reply", "respond"})
"""Words for what a side does that receives a request."""
_VERBS: Final = _HEARING | _ANSWERING | {"send"}
_OF_CLIENT: Final = frozenset(
    {
        *("aclose", "builtins", "cache", "classmethod", "close", "models", "sync"),
        *("testing", "with_options"),
    }
)
_OF_CHANNEL: Final = frozenset(
    {"aclose", "builtins", "consume", "deprecated", "events", "models", "stats"}
)
_OF_OPENING: Final = frozenset({"self", "address", "builtins", "headers", "query"})
_OF_SERVERS: Final = frozenset({"self", "cls", "server", "options"})
_OF_MESSAGES: Final = frozenset({"cache", "models"})


@dataclass(frozen=True, slots=True)
class EventNames:
    """Immutable tables from what goes over channels to Python names.

    `channels` are methods of the client and modules, by place; `methods` those of a
    channel, by the side of an operation; `parts`, `queries` and
    `headers` are parameters with which a channel is opened, by its place and their name.
    """

    channels: dict[str, str] = field(default_factory=dict[str, str])
    methods: dict[Side, str] = field(default_factory=dict[Side, str])
    messages: dict[ir.MessageId, str] = field(default_factory=dict[ir.MessageId, str])
    parts: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    handshake: dict[tuple[str, str, str], str] = field(
        default_factory=dict[tuple[str, str, str], str]
    )
    variables: dict[str, str] = field(default_factory=dict[str, str])

    def channel_class(self, place: str, *, is_async: bool) -> str:
        """`VehicleChannel` and `SyncVehicleChannel`; of `sync` `AsyncSyncChannel`."""
        name = pascal(self.channels[place])
        plain = "Async" if name.startswith(("Sync", "Async")) else ""
        return f"{plain if is_async else 'Sync'}{name}Channel"

    def values(self, place: str, part: str) -> str:
        """`VehicleRegion`, the listed values of a part of an address."""
        return f"{pascal(self.channels[place])}{pascal(self.parts[place, part])}"

    def event(self, place: str) -> str:
        """`VehicleEvent`, what comes over a channel."""
        return f"{pascal(self.channels[place])}Event"


def event_names(api: ir.Api, pins: Pins, sink: Sink) -> EventNames:
    """Every name of what goes over channels."""
    events = api.events
    if events is None:
        return EventNames()
    parts = _parts(events, pins, sink)
    return EventNames(
        channels=_channels(events, pins, sink),
        methods=_methods(events, pins, sink),
        messages=_messages(events),
        parts=parts,
        handshake=_handshake(api, events, parts, pins, sink),
        variables=_variables(events, sink),
    )


def _channels(events: ir.Events, pins: Pins, sink: Sink) -> dict[str, str]:
    claims: list[Claim[str]] = []
    for channel in events.channels:
        pin, before = pins.get(channel.at.place), pins.kept.get("channel", channel.id)
        names = (pin,) if pin else _channel_names(channel)
        claims.append(Claim(channel.id, 0 if pin else 1, names, channel.at, before))
    return Scope(_OF_CLIENT, "root").assign(claims, sink)


def _channel_names(channel: ir.Channel) -> tuple[str, ...]:
    """The key without parameters; an address by its words, and by all of them."""
    plain = channel.key
    for part in channel.parameters:
        plain = plain.replace(f"{{{part.wire}}}", " ")
    short = [word for word in words(plain) if not word.isdecimal()]
    return tuple(
        name
        for name in (snake("_".join(short)), snake(plain), snake(channel.key))
        if name
    )


def _methods(events: ir.Events, pins: Pins, sink: Sink) -> dict[Side, str]:
    """One for each operation that sends, and for each that answers what it receives."""
    found: dict[Side, str] = {}
    for channel in events.channels:
        claims: list[Claim[Side]] = []
        for exchange in (e for e in events.exchanges if e.channel == channel.id):
            is_sent = exchange.action is ir.Action.SEND
            if exchange.opening or not (is_sent or exchange.reply):
                continue
            side = exchange.side
            pin = pins.get(exchange.at.place) if is_sent else ""
            before = pins.kept.get("exchange", *side)
            names = (pin,) if pin else tuple(_method_names(events, exchange))
            claims.append(Claim(side, 0 if pin else 1, names, exchange.at, before))
        found |= Scope(_OF_CHANNEL, "send").assign(claims, sink)
    return found


def _method_names(events: ir.Events, exchange: ir.Exchange) -> list[str]:
    """`sendPing` → `send_ping`; what the other side receives is sent, too."""
    full = list(words(exchange.key)) if exchange.named else []
    verb, keeps_own = _verb(exchange, full[0] if full else "")
    rest = full[1:] if full and full[0] in _VERBS else full
    if not full:
        keys = [words(events.messages[id].key) for id in exchange.messages]
        rest = list(keys[0]) if len(keys) == 1 else []
    named = full if keeps_own else [verb, *rest]
    return [name for name in (snake("_".join(named)), snake("_".join(full))) if name]


def _verb(exchange: ir.Exchange, first: str) -> tuple[str, bool]:
    """What a side does, and whether the first word of the operation says so already."""
    if exchange.action is ir.Action.RECEIVE:
        return "answer", first in _ANSWERING
    if exchange.reply and first in _ANSWERING:
        return "request", False
    return "send", bool(first) and first not in _HEARING


def _messages(events: ir.Events) -> dict[ir.MessageId, str]:
    """Names that no user sees, so that nothing is said about them."""
    claims: list[Claim[ir.MessageId]] = []
    for id, message in events.messages.items():
        names = (snake(message.key), snake("_".join(message.at.tokens)))
        claims.append(Claim(id, 1, names, message.at))
    return Scope(_OF_MESSAGES, "message").assign(claims, Sink())


def _parts(events: ir.Events, pins: Pins, sink: Sink) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for channel in events.channels:
        claims: list[Claim[str]] = []
        for part in channel.parameters:
            pin, before = pins.get(part.at.place), pins.kept.get(
                "part", channel.id, part.wire
            )
            names = (pin or snake(part.wire),)
            claims.append(Claim(part.wire, 0 if pin else 1, names, part.at, before))
        named = Scope(_OF_OPENING, "value", in_order=True).assign(claims, sink)
        found.update({(channel.id, wire): name for wire, name in named.items()})
    return found


def _handshake(
    api: ir.Api,
    events: ir.Events,
    parts: dict[tuple[str, str], str],
    pins: Pins,
    sink: Sink,
) -> dict[tuple[str, str, str], str]:
    """The keywords for query and headers of a handshake, by channel, place and name."""
    found: dict[tuple[str, str, str], str] = {}
    for channel in events.channels:
        taken = {parts[channel.id, part.wire] for part in channel.parameters}
        claims = [
            Claim(
                (place, f.wire),
                1,
                (snake(f.wire), f"{place}_{snake(f.wire)}"),
                f.at,
                pins.kept.get("handshake", channel.id, place, f.wire),
            )
            for place, f in handshake_fields(api, channel)
        ]
        scope = Scope(_OF_OPENING | taken, "value", in_order=True)
        for (place, wire), name in scope.assign(claims, sink).items():
            found[channel.id, place, wire] = name
    return found


def handshake_fields(api: ir.Api, channel: ir.Channel) -> list[tuple[str, ir.Field]]:
    """What a channel is opened with besides its address, and where it goes."""
    found: list[tuple[str, ir.Field]] = []
    for place, typed in (("query", channel.query), ("header", channel.headers)):
        shape = api.types.get(typed.id) if isinstance(typed, ir.Ref) else None
        if isinstance(shape, ir.Object):
            found += [(place, f) for f in shape.fields]
    return found


def _variables(events: ir.Events, sink: Sink) -> dict[str, str]:
    """The keywords for variables of all servers."""
    claims: dict[str, Claim[str]] = {}
    for server in events.servers:
        for variable in server.variables:
            name = (snake(variable.wire),)
            claims.setdefault(variable.wire, Claim(variable.wire, 1, name, server.at))
    return Scope(_OF_SERVERS, "value", in_order=True).assign(claims.values(), sink)
