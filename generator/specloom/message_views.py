"""Messages and names → the view of `channels/_messages.py`, and how messages are told apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .bodies import object_of
from .code import Code, Symbol, code, joined
from .event_views import MessagesView, RecordView
from .layout import bracketed, exploded
from .paths import bare, field_at, member
from .python import Speller, docstring, either, literal, quoted, sentence, tuple_of

if TYPE_CHECKING:
    from .names import Names

REALTIME: Final = "._runtime.realtime"
_NUMBERS: Final = frozenset({ir.Kind.INTEGER})


def realtime(name: str) -> Symbol:
    """A public name of the real-time part of the runtime."""
    return Symbol(REALTIME, name)


def later_realtime(name: str) -> Symbol:
    """The same for annotations only."""
    return Symbol(REALTIME, name, lazy=True)


def messages_view(api: ir.Api, names: Names) -> MessagesView:
    """A function for each message that gives what is known of it."""
    speller = Speller(api.types, names)
    found = api.events.messages.values() if api.events else ()
    return MessagesView(
        doc=docstring(["What is known of messages."], 0),
        messages=tuple(_record(api, m, names, speller) for m in found),
    )


def _record(
    api: ir.Api, message: ir.Message, names: Names, speller: Speller
) -> RecordView:
    opening = code(realtime("MessageSpec"), "(")
    arguments = list(_arguments(api, message, names, speller))
    return RecordView(
        name=code(names.events.messages[message.id]),
        returns=code(realtime("MessageSpec")),
        value=exploded(opening, arguments, ")", column=4),
    )


def _arguments(
    api: ir.Api, message: ir.Message, names: Names, speller: Speller
) -> Iterator[Code]:
    yield code("name=", quoted(message.key))
    yield code("kind=", kind_of(message, speller))
    if message.format is not ir.Format.JSON:
        yield code("written=", quoted(message.format.value))
    if message.content_type != "application/json":
        yield code("content_type=", quoted(message.content_type))
    data = _data(api, message, names)
    if data:
        yield code("data=", tuple_of(data))
    if message.correlation is not None:
        yield code("correlation=", where(message.correlation))
        if _is_numbered(api, message, message.correlation):
            yield code("numbered=True")
    headers = [code(quoted(w), ": ", literal(v)) for w, v in constants(api, message)]
    if headers:
        yield code("headers=", bracketed("{", headers, "}", column=8, before=8))
    if message.is_error:
        yield code("is_error=True")
    if message.avro:
        schema = json.dumps(message.avro[0], separators=(",", ":"))
        yield code("avro=", quoted(schema))
    if _has_schema_id(message):
        yield code("schema_id=True")


def constants(
    api: ir.Api, message: ir.Message
) -> Iterator[tuple[str, str | int | bool]]:
    """Headers that have one value, with it."""
    shape = bare(api.types, message.headers) if message.headers is not None else None
    for field in shape.fields if isinstance(shape, ir.Object) else ():
        inner = bare(api.types, field.type)
        if isinstance(inner, ir.Const):
            yield field.wire, inner.value


def kind_of(message: ir.Message, speller: Speller) -> Code:
    """The type of a payload as it is decoded."""
    match message.format:
        case ir.Format.BYTES:
            return speller.builtin("bytes")
        case ir.Format.TEXT:
            return speller.builtin("str")
        case ir.Format.JSON | ir.Format.AVRO:
            return speller.annotation(message.payload)


def value_of(message: ir.Message, speller: Speller) -> tuple[Code, ...]:
    """The alternatives of what is handed out of a message."""
    if message.format in (ir.Format.BYTES, ir.Format.TEXT):
        return (kind_of(message, speller),)
    typed = message.opened.data if message.opened else message.payload
    return speller.options(typed)


def values_of(messages: Iterable[ir.Message], speller: Speller) -> tuple[Code, ...]:
    """The same for several messages, each alternative once."""
    found = (option for m in messages for option in value_of(m, speller))
    return tuple(dict.fromkeys(found))


def union_of(messages: Iterable[ir.Message], speller: Speller) -> Code:
    """`models.Ping | models.Pong`."""
    options = values_of(messages, speller)
    return either(*options) if options else code("None")


def where(place: ir.Expression) -> Code:
    """`Where(True, ("header", "channel"))`."""
    return code(realtime("Where"), f"({place.in_payload}, ", tuple_of(place.path), ")")


def told(
    found: ir.Told,
    ids: Iterable[ir.MessageId],
    names: Names,
    *,
    column: int,
    before: int,
) -> Code:
    """`Told(by=(…), values={…})`, in the place of an argument."""
    messages = tuple(dict.fromkeys(ids))
    by_shape = found.rule in (ir.Rule.ONE, ir.Rule.KIND) or not found.values
    if by_shape:
        rest = found.tried or ((found.default,) if found.default else messages)
        if found.rule is ir.Rule.KIND:
            rest = messages
        parts = [code("rest=", _listed(rest, names))]
        return bracketed(
            code(realtime("Told"), "("), parts, ")", column=column, before=before
        )
    places = [where(place) for place in found.by]
    closing = ",)" if len(places) == 1 else ")"
    parts = [code("by=", code("(", joined(", ", places), closing))]
    entries = [
        code(_key(values), ": ", _listed(means, names))
        for values, means in _by_values(found).items()
    ]
    parts.append(code("values=", exploded("{", entries, "}", column=column + 4)))
    rest = found.tried or ((found.default,) if found.default else ())
    if rest:
        parts.append(code("rest=", _listed(rest, names)))
    return exploded(code(realtime("Told"), "("), parts, ")", column=column)


def _by_values(found: ir.Told) -> dict[tuple[str, ...], tuple[ir.MessageId, ...]]:
    table: dict[tuple[str, ...], tuple[ir.MessageId, ...]] = {}
    for values, id in found.values:
        key = tuple(str(literal(value)) for value in values)
        table[key] = (*table.get(key, ()), id)
    return table


def _key(values: tuple[str, ...]) -> Code:
    closing = ",)" if len(values) == 1 else ")"
    return code("(", joined(", ", values), closing)


def _listed(ids: Iterable[ir.MessageId], names: Names) -> Code:
    calls = [code(message_call(id, names)) for id in ids]
    return code("(", joined(", ", calls), ",)" if len(calls) == 1 else ")")


def message_call(id: ir.MessageId, names: Names) -> Code:
    """`_messages.vehicle_status()`."""
    module = Symbol(".channels", "_messages")
    return code(module, f".{names.events.messages[id]}()")


def _data(api: ir.Api, message: ir.Message, names: Names) -> tuple[str, ...]:
    """The attributes that lead to the data in an envelope."""
    envelope = api.events.envelope if api.events else None
    if message.opened is None or envelope is None:
        return ()
    shape, wire = object_of(api, message.payload), envelope[1]
    field = field_at(api.types, message.payload, wire)
    if shape is None or field is None:
        return ()
    return (names.fields[shape.id, wire],)


def _is_numbered(api: ir.Api, message: ir.Message, place: ir.Expression) -> bool:
    """Whether the id of a request is a whole number."""
    owner = message.payload if place.in_payload else message.headers
    if owner is None:
        return False
    found = member(api.types, owner, place.path)
    return isinstance(found, ir.Plain) and found.kind in _NUMBERS


def _has_schema_id(message: ir.Message) -> bool:
    """Whether the id of an Avro schema stands before the payload (Confluent's format)."""
    for protocol, said in message.bindings:
        if protocol == "kafka" and isinstance(said, dict):
            return said.get("schemaIdLocation") == "payload"
    return False


def described(message: ir.Message) -> str:
    """What the document says about a message, in short."""
    return sentence(message.docs.summary or message.title or message.docs.description)
