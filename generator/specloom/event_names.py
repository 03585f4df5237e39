"""Messages and channels → names of the places that their inline types hang on."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .document import tokens_of
from .reach import reached
from .words import title


def event_owners(api: ir.Api, events: ir.Events) -> Iterator[tuple[str, str]]:
    """`Hello` for the payload of `hello`, `HelloHeaders`, `HelloKey`, `MainQuery`."""
    for message in events.messages.values():
        name = title(message.key) or "Message"
        yield message.id, name
        yield f"{message.id}/headers", f"{name}Headers"
        yield from _of_place(api, message.record_key, f"{name}Key")
        if isinstance(message.headers, ir.Ref):
            yield from _of_trait(api, message, message.headers.id)
        if message.format is ir.Format.AVRO:
            yield from _of_avro(api, message.payload)
    for channel in events.channels:
        name = title(channel.key) or "Channel"
        yield from _of_place(api, channel.query, f"{name}Query")
        yield from _of_place(api, channel.headers, f"{name}Headers")


def _of_place(
    api: ir.Api, typed: ir.Type | None, name: str
) -> Iterator[tuple[str, str]]:
    """A type that stands there and is no component."""
    if isinstance(typed, ir.Ref) and typed.id not in api.referred:
        yield typed.id, name


def _of_trait(
    api: ir.Api, message: ir.Message, id: ir.TypeId
) -> Iterator[tuple[str, str]]:
    """Headers that several messages have from one trait are named by that."""
    if id in api.referred or id.startswith(f"{message.id}/"):
        return
    *owners, last = tokens_of(id.partition("#")[2]) or ("",)
    if last == "headers":
        name = title(*owners[-1:])
        yield id, name if name.endswith("Headers") else f"{name}Headers"


def _of_avro(api: ir.Api, payload: ir.Type) -> Iterator[tuple[str, str]]:
    """Records and enumerations have names; choices are named by their members."""
    for id in sorted(reached(api.types, [payload])):
        shape = api.types[id]
        if shape.title:
            yield id, title(shape.title)
        for field in shape.fields if isinstance(shape, ir.Object) else ():
            yield f"{field.at.place}/type", title(shape.title, field.wire)
