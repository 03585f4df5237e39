"""Bodies: JSON bytes and a type to a typed value, and any value to JSON bytes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from .decimals import DecimalText, parse_decimal
from .extras import fill, keeps_extras
from .times import DateTime, parse_datetime
from .unions import choose, is_union
from .wire import to_wire


class CodecError(ValueError):
    """The bytes are not JSON, or not of the type; the text never holds a value.

    pointer   JSON pointer to the place
    expected  what was expected there and what was found
    """

    def __init__(self, pointer: str, expected: str) -> None:
        super().__init__(f"{expected} at {pointer}" if pointer else expected)
        self.pointer = pointer
        self.expected = expected


def decode(kind: Any, data: bytes) -> Any:
    """JSON bytes as a value of the type; raises CodecError."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        value = _decoder(kind).decode(data)
        if keeps_extras(kind):
            fill(value, msgspec.json.decode(data), convert)
    except msgspec.ValidationError as error:
        raise _mismatch(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise CodecError("", "expected JSON, got something else") from None
    except RecursionError:
        raise CodecError("", "expected JSON, got too many levels of it") from None
    return value


def encode(value: Any) -> bytes:
    """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
    return _ENCODER.encode(to_wire(value))


def convert(raw: Any, kind: Any) -> Any:
    """A raw JSON value as a value of the type; raises msgspec.ValidationError."""
    value = msgspec.convert(raw, kind, dec_hook=_hook, str_keys=True)
    if keeps_extras(kind):
        fill(value, raw, convert)
    return value


def _hook(kind: Any, raw: Any) -> Any:
    if kind is DateTime:
        return parse_datetime(raw)
    if kind is DecimalText:
        return parse_decimal(raw)
    if is_union(kind):
        return choose(kind, raw, convert)
    raise TypeError(f"{kind!r} cannot be decoded")


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_hook)


_PLACE = re.compile(
    r"^(?P<expected>.*) - at (?:`key` in )?`\$(?P<path>.*)`$", re.DOTALL
)
_STEP = re.compile(r"\[(?:(?P<index>\d+)|\.\.\.)\]|\.(?P<name>[^.\[]+)")
_QUOTED = re.compile(r"Invalid (enum value|value) .*", re.DOTALL)


def _mismatch(text: str) -> CodecError:
    found = _PLACE.match(text)
    expected, path = (found["expected"], found["path"]) if found else (text, "")
    steps = (step["index"] or step["name"] or "*" for step in _STEP.finditer(path))
    escaped = (step.replace("~", "~0").replace("/", "~1") for step in steps)
    return CodecError(
        "".join(f"/{step}" for step in escaped),
        _QUOTED.sub("Expected one of the listed values, got another", expected),
    )
