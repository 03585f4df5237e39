"""Values as a service would send them: what a channel hands out in, messages out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct

from ..kinds import is_object
from ..members import is_model, members, model_of
from ..wire import to_wire
from .described import Message, Told, Where
from .errors import InvalidMessage
from .frames import Frame, HeaderValue
from .places import ABSENT, member_at, put_at
from .reading import Unknown, reader
from .sending import header_values, written


class Made(Struct, frozen=True):
    """A message to send: its payload before it is written, and its headers.

    `message` is None where the document does not know it.
    """

    message: Message | None
    body: Any
    headers: Mapping[str, HeaderValue]

    @property
    def data(self) -> bytes:
        """The payload as bytes."""
        return written(self.message or _JSON, self.body, {})


_JSON = Message(name="", kind=Any)


def made(
    told: Told,
    value: object,
    envelope: Mapping[str, Any],
    headers: Mapping[str, Any],
    id: Any = None,
) -> Made:
    """The message that is read as a value; an answer to a request with its id.

    `envelope` is what the payload has beside the value, where the value is a part of it.
    Raises ValueError where no message of the document says the value.
    """
    if isinstance(value, Unknown):
        return Made(None, value.raw, header_values(headers))
    refused: list[str] = []
    for message, tags in _candidates(told, value):
        found = _with_id(_built(message, tags, value, envelope, headers), id)
        try:
            read, _ = reader(told)(_frame(found))
        except InvalidMessage as error:
            place = error.pointer or "the payload"
            refused.append(f"{message.name}: {error.expected} at {place}")
            continue
        if read is message:
            return found
        refused.append(f"{message.name}: it would be read as {_name(read)}")
    reasons = "; ".join(refused) or "none has this type"
    raise ValueError(f"{type(value).__name__} is no message of the channel: {reasons}")


def _with_id(found: Made, id: Any) -> Made:
    """An answer with an id, where the document has a place for it."""
    message = found.message
    where = message.correlation if message is not None else None
    if message is None or where is None or id is None:
        return found
    if not where.in_payload:
        return Made(message, found.body, {**found.headers, where.path[-1]: str(id)})
    body = to_wire(found.body)
    if isinstance(body, dict):
        put_at(where.path, int(id) if message.numbered else id, body)
    return Made(message, body, found.headers)


def _candidates(
    told: Told, value: object
) -> Iterator[tuple[Message, tuple[tuple[Where, Any], ...]]]:
    """Messages that can say a value, with what tells them; a model is said by its own."""
    every = [
        (message, tuple(zip(told.by, tags, strict=False)))
        for tags, messages in told.values.items()
        for message in messages
    ]
    every += [(message, ()) for message in told.rest]
    kind = model_of(value)
    yield from (one for one in every if kind is None or kind in _hands_out(one[0]))


def _built(
    message: Message,
    tags: tuple[tuple[Where, Any], ...],
    value: object,
    envelope: Mapping[str, Any],
    headers: Mapping[str, Any],
) -> Made:
    """The value with what is around it, and with what tells which message it is."""
    body: Any = value
    more = {**message.headers, **headers}
    if message.data and model_of(value) is not message.kind:
        body = _copied(envelope)
        put_at(_wires(message), to_wire(value), body)
    for where, tag in tags:
        if not where.in_payload:
            more.setdefault(where.path[-1], tag)
            continue
        wire = to_wire(body)
        if isinstance(wire, dict) and member_at(where.path, wire) is ABSENT:
            put_at(where.path, tag, wire)
            body = wire
    return Made(message, body, header_values(more))


def _hands_out(message: Message) -> tuple[Any, ...]:
    """The types of models that a value of a message can be of, in part or as a whole."""
    kinds = _models(message.kind)
    for name in message.data:
        inner = (m.kind for k in kinds for m in members(k) if m.name == name)
        kinds = tuple(model for kind in inner for model in _models(kind))
    return (*kinds, *_models(message.kind))


def _wires(message: Message) -> tuple[str, ...]:
    """Where the value stands in a payload, by names in JSON."""
    kinds, found = _models(message.kind), list[str]()
    for name in message.data:
        member = next(m for k in kinds for m in members(k) if m.name == name)
        found.append(member.wire)
        kinds = _models(member.kind)
    return tuple(found)


def _models(kind: Any) -> tuple[Any, ...]:
    """The models among the types of a union, or the one that a type is."""
    return tuple(k for k in (kind, *get_args(kind)) if is_model(k))


def _copied(value: Mapping[str, Any]) -> dict[str, Any]:
    return {k: _copied(v) if is_object(v) else v for k, v in value.items()}


def _frame(found: Made) -> Frame:
    return Frame(data=found.data, received_at=0.0, headers=found.headers)


def _name(message: Message | None) -> str:
    return "an unknown message" if message is None else message.name
