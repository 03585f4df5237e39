"""Frames → values: which message of the document one is, and what its payload says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Literal, TypeAlias, get_origin

import msgspec

from ..codec import decode, decoder
from ..flavour import UNSET, union
from ..members import is_model, members
from ..protocol import CodecError
from ..unions import UnknownVariant
from .described import Message, Told, Where
from .errors import InvalidMessage
from .frames import Frame
from .places import ABSENT, probe, value_at

Unknown: TypeAlias = UnknownVariant
"""A message that the document does not know: the value that tells, and the JSON."""
Found: TypeAlias = tuple[Message | None, Any]
"""A message, None where it is unknown, and the value that is handed out."""
Read: TypeAlias = Callable[[Frame], Found]


def reader(told: Told) -> Read:
    """What reads the messages that come over a channel.

    It raises InvalidMessage for those that do not fit the document.
    """
    if not told.by:
        return _among(told.rest)
    return _single(told) if len(told.by) == 1 else _pairs(told)


def _among(messages: tuple[Message, ...]) -> Read:
    """By shape where there are several: kinds of JSON, required members, and what fits."""
    if len(messages) == 1:
        return _one(messages[0])
    either = union("Event", __name__, variants=lambda: tuple(m.kind for m in messages))

    def find(frame: Frame) -> Found:
        try:
            value = decode(either, frame.data)
        except CodecError as error:
            raise invalid("", frame, error.expected, error.pointer) from None
        if isinstance(value, UnknownVariant):
            return None, value
        message = next((m for m in messages if m.kind is type(value)), messages[0])
        return message, _opened(message, value)

    return find


def _one(message: Message) -> Read:
    """Frames that are this message."""
    if message.written != "json" or message.data:
        value_of = opener(message)
        return lambda frame: (message, value_of(frame))
    # Why: most are such, and are read with as few calls as can be.
    decode_one = decoder(message.kind)

    def find(frame: Frame) -> Found:
        try:
            return message, decode_one(frame.data)
        except CodecError as error:
            raise invalid(message.name, frame, error.expected, error.pointer) from None

    return find


def _single(told: Told) -> Read:
    """By one value, as most are."""
    (where,) = told.by
    known = {_key(v): _among(messages) for (v,), messages in told.values.items()}
    rest = _among(told.rest) if told.rest else None
    tag_of = probe(where.path) if where.in_payload else None
    sure = {
        known[_key(value)]
        for (value,), messages in told.values.items()
        if len(messages) == 1 and says(messages[0], where)
    }
    last: Read = _unknown
    run = 0

    def find(frame: Frame) -> Found:
        nonlocal last, run
        if run > 1:
            # Why: messages often come in runs of one kind, whose type says that it is it.
            try:
                return last(frame)
            except InvalidMessage:
                run = 0
        tag = tag_of(frame.data) if tag_of is not None else value_at(where, frame)
        try:
            found = known.get(_key(tag), rest)
        except TypeError:
            found = rest
        if found is None:
            return _unknown(frame, tag)
        value = found(frame)
        last, run = found, run + 1 if found is last and found in sure else 0
        return value

    return find


def _pairs(told: Told) -> Read:
    """By two values; where the second is not listed, by the first alone."""
    known = {
        tuple(map(_key, values)): _among(messages)
        for values, messages in told.values.items()
    }
    rest = _among(told.rest) if told.rest else None

    def find(frame: Frame) -> Found:
        tags = tuple(value_at(where, frame) for where in told.by)
        try:
            keys = tuple(map(_key, tags))
            found = known.get(keys) or known.get(keys[:1]) or rest
        except TypeError:
            found = rest
        return _unknown(frame, tags[0]) if found is None else found(frame)

    return find


def _key(value: Any) -> Any:
    """A value as a key, by which true is not 1."""
    return (bool, value) if value is True or value is False else value


def read(message: Message, frame: Frame) -> Any:
    """What is handed out of a frame that is this message; raises InvalidMessage."""
    return opener(message)(frame)


@cache
def opener(message: Message) -> Callable[[Frame], Any]:
    """What hands out the value of frames that are a message; raises InvalidMessage."""
    match message.written:
        case "json":
            return _of_json(message)
        case "text":
            return partial(_text, message)
        case "avro":
            from .avro import from_avro

            return lambda frame: _opened(message, from_avro(message, frame))
        case "bytes":
            return lambda frame: frame.data


def _of_json(message: Message) -> Callable[[Frame], Any]:
    decode_one, path = decoder(message.kind), message.data

    def value_of(frame: Frame) -> Any:
        try:
            value = decode_one(frame.data)
        except CodecError as error:
            raise invalid(message.name, frame, error.expected, error.pointer) from None
        return _opened(message, value) if path else value

    return value_of


def says(message: Message, where: Where) -> bool:
    """Whether all that fits the type of a message has the value that tells it."""
    kind: Any = message.kind
    for name in where.path if where.in_payload and message.written == "json" else ():
        found = members(kind) if is_model(kind) else ()
        member = next((m for m in found if m.wire == name), None)
        if member is None or not member.required:
            return False
        kind = member.kind
    return get_origin(kind) is Literal


def _opened(message: Message, value: Any) -> Any:
    for name in message.data:
        value = getattr(value, name)
    return None if value is UNSET else value


def _text(message: Message, frame: Frame) -> str:
    try:
        return frame.data.decode("utf-8")
    except UnicodeDecodeError:
        raise invalid(message.name, frame, "expected text in UTF-8") from None


def _unknown(frame: Frame, tag: Any = ABSENT) -> Found:
    try:
        raw = msgspec.json.decode(frame.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise invalid("", frame, "expected JSON, got something else") from None
    return None, Unknown(None if tag is ABSENT else str(tag), raw)


def invalid(
    name: str, frame: Frame, expected: str, pointer: str = ""
) -> InvalidMessage:
    """The error for a frame that does not fit."""
    return InvalidMessage(
        message=name,
        pointer=pointer,
        expected=expected,
        address=frame.address,
        raw=frame.data,
    )


def too_long(frame: Frame, most: int) -> InvalidMessage:
    """The error for a frame of more bytes than a message may have."""
    size = len(frame.data)
    return invalid("", frame, f"expected at most {most} bytes, got {size}")
