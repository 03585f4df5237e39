"""Channels and names → the views of `channels/*.py`: what is known of each, and its classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .code import Code, Symbol, code, joined
from .event_views import ChannelClassView, ChannelView, RecordView
from .exchange_views import answering, methods, sending
from .layout import assigned, bracketed, exploded
from .message_views import realtime, told, values_of
from .python import Speller, docstring, either, literal, quoted, sentence, tuple_of

if TYPE_CHECKING:
    from .names import Names
    from .source import Json

_ALIAS: Final = Symbol("typing", "TypeAlias")
_NEVER: Final = Symbol("typing", "Never")
_KEPT: Final = ("amqp", "kafka", "mqtt", "nats", "redis")
"""Protocols whose bindings transports look at."""


def channel_view(api: ir.Api, names: Names, channel: ir.Channel) -> ChannelView:
    """Records, the union of what comes, and a class a colour."""
    events = api.events
    assert events is not None
    speller = Speller(api.types, names)
    exchanges = tuple(e for e in events.exchanges if e.channel == channel.id)
    group = group_of(events, channel)
    text = _about(channel)
    return ChannelView(
        doc=docstring([sentence(text)], 0),
        records=tuple(_records(api, names, channel, exchanges, speller)),
        values=tuple(_values(names, channel)),
        event=_event(events, names, channel, speller),
        event_doc=docstring([f"What comes over `{channel.key}`."], 0),
        classes=tuple(
            ChannelClassView(
                name=code(names.events.channel_class(channel.id, is_async=is_async)),
                base=code(
                    realtime("Channel" if is_async else "SyncChannel"),
                    f"[{names.events.event(channel.id)}]",
                ),
                doc=docstring(_docs(channel, exchanges, events, group), 4),
                methods=methods(api, names, exchanges, is_async=is_async),
            )
            for is_async in (True, False)
        ),
    )


def group_of(events: ir.Events, channel: ir.Channel) -> ir.Group | None:
    """What the client receives over a channel."""
    found = (g for g in events.groups if channel.id in g.channels)
    return next(found, None)


def record_name(names: Names, channel: ir.Channel) -> str:
    """`_vehicle`, the function that gives what is known of a channel."""
    return f"{names.events.channels[channel.id]}_channel"


def event_type(events: ir.Events, channel: ir.Channel, speller: Speller) -> Code:
    """`models.Status | Unknown`, what comes over a channel."""
    group = group_of(events, channel)
    if group is None:
        return code(_NEVER)
    options = list(values_of((events.messages[id] for id in group.messages), speller))
    if group.told.rule is not ir.Rule.ONE and not group.told.default:
        options.append(code(realtime("Unknown")))
    return either(*options)


def _event(
    events: ir.Events, names: Names, channel: ir.Channel, speller: Speller
) -> Code:
    """`VehicleEvent: TypeAlias = models.Status | Unknown`."""
    line = code(f"{names.events.event(channel.id)}: ", _ALIAS)
    return assigned(line, event_type(events, channel, speller), column=0)


def _values(names: Names, channel: ir.Channel) -> Iterator[Code]:
    """`VehicleRegion: TypeAlias = Literal["eu", "us"]`."""
    for part in channel.parameters:
        if part.values:
            line = code(
                f"{names.events.values(channel.id, part.wire)}: ", _ALIAS, " = "
            )
            opening = code(Symbol("typing", "Literal"), "[")
            listed = [quoted(value) for value in part.values]
            found = bracketed(
                opening, listed, "]", column=0, before=len(str(line)), after=0
            )
            yield code(line, found)


def _records(
    api: ir.Api,
    names: Names,
    channel: ir.Channel,
    exchanges: tuple[ir.Exchange, ...],
    speller: Speller,
) -> Iterator[RecordView]:
    opening = next((e for e in exchanges if e.opening), None)
    if opening is not None:
        yield sending(api, names, opening, speller, name="_opening")
    yield RecordView(
        name=code(record_name(names, channel)),
        returns=code(realtime("ChannelSpec")),
        value=exploded(
            code(realtime("ChannelSpec"), "("),
            list(_channel(api, names, channel, opening)),
            ")",
            column=4,
        ),
    )
    for exchange in exchanges:
        if exchange.side not in names.events.methods:
            continue
        if exchange.action is ir.Action.SEND:
            yield sending(api, names, exchange, speller)
        else:
            yield answering(api, names, exchange)


def _channel(
    api: ir.Api, names: Names, channel: ir.Channel, opening: ir.Exchange | None
) -> Iterator[Code]:
    events = api.events
    assert events is not None
    yield code("key=", quoted(channel.key))
    address = "None" if channel.address is None else quoted(channel.address)
    yield code("address=", address)
    parts = [_part(part) for part in channel.parameters]
    if parts:
        yield code("parts=", _tuple(parts, before=len("parts=")))
    group = group_of(events, channel)
    if group is not None:
        spelled = told(
            group.told, group.messages, names, column=8, before=len("receives=")
        )
        yield code("receives=", spelled)
    if opening is not None:
        yield code("opening=_opening()")
    if channel.servers:
        yield code("servers=", tuple_of(channel.servers))
    yield from said_for_protocols(channel.bindings, channel.profile)


def said_for_protocols(bindings: ir.Bindings, profile: ir.Bindings) -> Iterator[Code]:
    """What is said for protocols, as data."""
    kept: dict[str, Json] = {n: said for n, said in bindings if n in _KEPT and said}
    if kept:
        yield code("bindings=", literal(kept))
    said: dict[str, Json] = {n: value for n, value in profile if n != "close-codes"}
    if said:
        yield code("profile=", literal(said))
    closing = dict(profile).get("close-codes")
    if isinstance(closing, dict):
        pairs = [code(f"{int(c)}: ", quoted(str(m))) for c, m in closing.items()]
        yield code("closing={", joined(", ", pairs), "}")


def _part(part: ir.AddressParameter) -> Code:
    arguments = [code(quoted(part.wire))]
    if part.values:
        arguments.append(code("values=", tuple_of(part.values)))
    if part.default is not None:
        arguments.append(code("default=", quoted(part.default)))
    return bracketed(code(realtime("Part"), "("), arguments, ")", column=12)


def _tuple(parts: list[Code], *, before: int) -> Code:
    closing = ",)" if len(parts) == 1 else ")"
    found = bracketed("(", parts, closing, column=8, before=before)
    return exploded("(", parts, ")", column=8) if "\n" in str(found) else found


def _about(channel: ir.Channel) -> str:
    docs = channel.docs
    return docs.summary or channel.title or docs.description or f"`{channel.key}`"


def _docs(
    channel: ir.Channel,
    exchanges: tuple[ir.Exchange, ...],
    events: ir.Events,
    group: ir.Group | None,
) -> Iterator[str]:
    yield sentence(_about(channel))
    yield sentence(
        channel.docs.description if _about(channel) != channel.docs.description else ""
    )
    if channel.address is not None:
        yield f"Address: `{channel.address}`."
    if group is not None and len(group.messages) > 1:
        yield f"Messages are told apart {group.told.rule.value}."
