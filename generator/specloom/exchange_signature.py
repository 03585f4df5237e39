"""An operation over channels → its parameters and result as every stage after names sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from . import ir
from .calls import payload_keywords
from .code import Code, Symbol, code, runtime
from .message_views import constants, described, union_of, value_of
from .paths import bare
from .python import Speller, either, literal, sentence
from .remarks import sentences

if TYPE_CHECKING:
    from .names import Names

_TAKEN: Final = frozenset({"request", "headers", "key"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method.

    `place` is body, headers or key; `wire` the member of the payload, "" for others.
    """

    name: str
    wire: str
    place: str
    annotation: Code
    default: Code
    docs: str

    @property
    def required(self) -> bool:
        return not self.default


def messages_of(api: ir.Api, exchange: ir.Exchange) -> list[ir.Message]:
    assert api.events is not None
    return [api.events.messages[id] for id in exchange.messages]


def answers_of(api: ir.Api, exchange: ir.Exchange) -> list[ir.Message]:
    assert api.events is not None
    ids = exchange.reply.messages if exchange.reply else ()
    return [api.events.messages[id] for id in ids]


def answer_type(api: ir.Api, exchange: ir.Exchange, speller: Speller) -> Code:
    """What a request returns: the values of answers that are no errors."""
    answers = answers_of(api, exchange)
    return union_of([m for m in answers if not m.is_error], speller)


def parameters_of(
    api: ir.Api, names: Names, exchange: ir.Exchange, speller: Speller
) -> tuple[Parameter, ...]:
    """The members of what is sent, or the whole of it; then headers and key."""
    is_sent = exchange.action is ir.Action.SEND
    sent = messages_of(api, exchange) if is_sent else answers_of(api, exchange)
    given = speller.given_by_caller()
    return tuple(_parameters(api, names, exchange, sent, given))


def _parameters(
    api: ir.Api,
    names: Names,
    exchange: ir.Exchange,
    sent: list[ir.Message],
    given: Speller,
) -> Iterator[Parameter]:
    fields = None
    if len(sent) == 1:
        fields = payload_keywords(api, names, sent[0], _TAKEN)
    if fields is not None:
        yield from (_member(field, name, given) for field, name in fields)
    elif sent:
        options = dict.fromkeys(o for m in sent for o in _given_as(m, given))
        text = described(sent[0]) if len(sent) == 1 else ""
        yield Parameter("body", "", "body", either(*options), Code(()), text)
    headers = [m.headers for m in sent if m.headers is not None]
    if headers:
        is_needed = all(_needs_headers(api, exchange, m) for m in sent)
        yield _headers(headers, given, is_needed=is_needed)
    if _has_keys(api, exchange):
        kinds = either(given.builtin("str"), given.builtin("bytes"), code("None"))
        text = "What messages are kept in order by."
        yield Parameter("key", "", "key", kinds, code("None"), text)


def _given_as(message: ir.Message, given: Speller) -> tuple[Code, ...]:
    """What a payload is given as."""
    if message.format in (ir.Format.BYTES, ir.Format.TEXT):
        return value_of(message, given)
    return given.options(message.payload)


def _member(field: ir.Field, name: str, given: Speller) -> Parameter:
    absent = () if field.required else (code(runtime("UnsetType")),)
    default = Code(()) if field.required else code(runtime("UNSET"))
    if field.required and isinstance(field.type, ir.Const):
        default = literal(field.type.value)
    more = " ".join(sentences(field.remarks))
    text = f"{sentence(field.docs.description)} {more}".strip()
    annotation = given.annotation(field.type, *absent)
    return Parameter(name, field.wire, "body", annotation, default, text)


def _headers(types: list[ir.Type], given: Speller, *, is_needed: bool) -> Parameter:
    options = dict.fromkeys(o for typed in types for o in given.options(typed))
    text, anything = given.builtin("str"), given.builtin("object")
    mapping = code(Symbol("collections.abc", "Mapping"), "[", text, ", ", anything, "]")
    none = code("None")
    annotation = either(*options, mapping, *(() if is_needed else (none,)))
    default = Code(()) if is_needed else none
    docs = "Headers of the message."
    return Parameter("headers", "", "headers", annotation, default, docs)


def _needs_headers(api: ir.Api, exchange: ir.Exchange, message: ir.Message) -> bool:
    """Whether a message has headers that only the caller knows."""
    reply = exchange.reply
    places = [message.correlation, reply.address] if reply else []
    filled = {p.path[-1] for p in places if p is not None and not p.in_payload}
    filled |= {name for name, _ in constants(api, message)}
    shape = bare(api.types, message.headers) if message.headers is not None else None
    fields = shape.fields if isinstance(shape, ir.Object) else ()
    return any(f.required and f.wire not in filled for f in fields)


def _has_keys(api: ir.Api, exchange: ir.Exchange) -> bool:
    """Whether messages go to Kafka, which has keys."""
    events = api.events
    assert events is not None
    channel = next(c for c in events.channels if c.id == exchange.channel)
    servers = [
        s for s in events.servers if not channel.servers or s.key in channel.servers
    ]
    said = {name for name, _ in (*channel.bindings, *exchange.bindings)}
    return "kafka" in said or any(s.protocol.startswith("kafka") for s in servers)
