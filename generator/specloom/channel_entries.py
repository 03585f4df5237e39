"""Channels and names → what README and api.md say about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .channel_names import handshake_fields
from .channel_views import event_type, group_of
from .code import Markdown
from .exchange_signature import answer_type, messages_of, parameters_of
from .markup import cell, markdown, snippet
from .message_views import described, union_of
from .python import Speller
from .realtime_views import client_class, is_alone
from .views import ChannelEntryView, EntryView, ReadmeRealtimeView, SectionView

if TYPE_CHECKING:
    from .names import Names

EXTRAS: Final = {
    "websocket": "websockets>=15.0",
    "nats": "nats-py>=2.9",
    "redis": "redis>=5.2",
    "kafka": "confluent-kafka>=2.12",
    "amqp": "aio-pika>=9.5",
    "mqtt": "paho-mqtt>=2.1",
    "avro": "fastavro>=1.10",
}
"""What transports and formats need, by the names of extras."""
_PROTOCOLS: Final = {
    **dict.fromkeys(("ws", "wss"), "websocket"),
    **dict.fromkeys(("nats", "tls"), "nats"),
    **dict.fromkeys(("redis", "rediss"), "redis"),
    **dict.fromkeys(("kafka", "kafka-secure"), "kafka"),
    **dict.fromkeys(("amqp", "amqps"), "amqp"),
    **dict.fromkeys(("mqtt", "mqtts", "mqtt5", "secure-mqtt"), "mqtt"),
}


def installed(api: ir.Api, names: Names) -> Markdown:
    """What is given to pip, with the extras for the protocols of the document."""
    wanted = sorted(_wanted(api))
    if not wanted:
        return markdown(names.distribution)
    return Markdown(f"'{names.distribution}[{','.join(wanted)}]'")


def _wanted(api: ir.Api) -> set[str]:
    if api.events is None:
        return set()
    found = {_PROTOCOLS.get(s.protocol.lower(), "") for s in api.events.servers}
    formats = {m.format for m in api.events.messages.values()}
    if ir.Format.AVRO in formats:
        found.add("avro")
    return found - {""}


def readme_realtime(api: ir.Api, names: Names) -> ReadmeRealtimeView | None:
    """What README and api.md say about the channels of a document that has some."""
    if api.events is None:
        return None
    alone = is_alone(api)
    return ReadmeRealtimeView(
        is_alone=alone,
        client=Markdown(client_class(api, names, is_async=True)),
        example=_example(api, api.events, names),
        note=markdown(_NOTES[alone]),
        waiting_note=_waiting_note(names, alone),
        server_variable=snippet(f"{names.package.upper()}_SERVER"),
        channels=tuple(_channels(api, api.events, names)),
        sections=tuple(_sections(api, api.events, names)),
        servers=tuple(_servers(api.events)),
    )


def _channels(
    api: ir.Api, events: ir.Events, names: Names
) -> Iterator[ChannelEntryView]:
    speller = Speller(api.types, names)
    for channel in events.channels:
        comes = Markdown("")
        if group_of(events, channel) is not None:
            comes = cell(str(event_type(events, channel, speller)))
        methods = [
            snippet(names.events.methods[e.side])
            for e in _called(events, names, channel)
        ]
        yield ChannelEntryView(
            call=cell(_opened(api, names, channel)),
            comes=comes,
            methods=Markdown(", ".join(m.text for m in methods)),
            address=cell(channel.address) if channel.address else Markdown("given"),
            summary=markdown(channel.docs.summary or channel.title),
        )


def _called(events: ir.Events, names: Names, channel: ir.Channel) -> list[ir.Exchange]:
    """Exchanges of a channel that have a method."""
    return [
        e
        for e in events.exchanges
        if e.channel == channel.id and e.side in names.events.methods
    ]


def _sections(api: ir.Api, events: ir.Events, names: Names) -> Iterator[SectionView]:
    """A table for each channel, of what comes and of what is sent."""
    for channel, row in zip(
        events.channels, _channels(api, events, names), strict=True
    ):
        opened = EntryView(row.call, row.comes, row.address, row.summary)
        methods = (_method(api, names, e) for e in _called(events, names, channel))
        yield SectionView(
            markdown(names.events.channels[channel.id]), (opened, *methods)
        )


def _method(api: ir.Api, names: Names, exchange: ir.Exchange) -> EntryView:
    speller = Speller(api.types, names)
    is_sent = exchange.action is ir.Action.SEND
    returns = "Receipt"
    if is_sent and exchange.reply is not None:
        returns = str(answer_type(api, exchange, speller))
    listed = [p.name for p in parameters_of(api, names, exchange, speller)]
    given = [] if is_sent else ["request"]
    given += ["*", *listed] if listed else []
    sent = messages_of(api, exchange)
    docs = exchange.docs.summary or (described(sent[0]) if sent else "")
    if not is_sent:
        asked = union_of(sent, speller)
        docs = docs or f"Answers {asked}."
    return EntryView(
        call=cell(f"channel.{names.events.methods[exchange.side]}({', '.join(given)})"),
        returns=cell(returns),
        request=cell(exchange.key),
        summary=markdown(docs),
    )


def _opened(api: ir.Api, names: Names, channel: ir.Channel) -> str:
    """`client.realtime.vehicle(vehicle_id, *, lang)`."""
    parts = ["address"] if channel.address is None else []
    parts += [names.events.parts[channel.id, p.wire] for p in channel.parameters]
    more = [
        names.events.handshake[channel.id, place, f.wire]
        for place, f in handshake_fields(api, channel)
    ]
    given = ", ".join([*parts, *(["*", *more] if more else [])])
    owner = "client" if is_alone(api) else "client.realtime"
    return f"{owner}.{names.events.channels[channel.id]}({given})"


_NOTES: Final = {
    True: "A channel is open in its block.",
    False: "A channel is open in its block, and has the credentials of its client.",
}
"""Whose credentials channels have, by whether they are alone."""


def _example(api: ir.Api, events: ir.Events, names: Names) -> Markdown:
    """Receiving from the first channel that something comes over, else opening one."""
    heard = [c for c in events.channels if group_of(events, c) is not None]
    channel = next(iter(heard or events.channels), None)
    made = client_class(api, names, is_async=True)
    lines = [f"    async with {made}() as client:"]
    if channel is None:
        return Markdown("\n".join([*lines, "        print(client)"]))
    parts = ['"…"'] if channel.address is None else []
    parts += ['"…"' for part in channel.parameters if part.default is None]
    owner = "client" if is_alone(api) else "client.realtime"
    opened = f"{owner}.{names.events.channels[channel.id]}({', '.join(parts)})"
    lines.append(f"        async with {opened} as stream:")
    if not heard:
        return Markdown("\n".join([*lines, "            print(stream.stats)"]))
    body = ("async for event in stream:", "    print(event)", "    break  # or go on")
    return Markdown("\n".join([*lines, *(f"            {line}" for line in body)]))


def _waiting_note(names: Names, alone: bool) -> Markdown:
    """How code that waits does the same."""
    if alone:
        sync = snippet(f"with {names.client}.sync() as client")
        return Markdown(f"For code that waits: {sync.text}, with the same names.")
    sync = snippet(f"{names.client}().realtime")
    return Markdown(f"{sync.text} has the same names for code that waits.")


def _servers(events: ir.Events) -> Iterator[EntryView]:
    for server in events.servers:
        address = f"{server.host}{server.pathname}"
        yield EntryView(
            call=cell(server.key),
            returns=cell(server.protocol),
            request=cell(address) if address else Markdown(""),
            summary=markdown(server.docs.description),
        )
