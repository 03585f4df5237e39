"""Models as msgspec structs: their base, what their fields are made of, and the codec."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any, dataclass_transform

import msgspec
from msgspec import UNSET, Struct, StructMeta, UnsetType, field

from . import wire
from .decimals import DecimalText, parse_decimal
from .extras import fill, keeps_extras
from .members import EXTRA_MEMBERS, Member
from .protocol import CodecError, pointer
from .times import DateTime, parse_datetime
from .unions import MISFIT, choose, is_union, union

if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, field_specifiers=(field,))
    class Model(Struct):
        """One JSON object; every member is a keyword."""

        @classmethod
        def __model_members__(cls) -> tuple[Member, ...]: ...

else:

    class _KeywordOnly(StructMeta):
        def __new__(mcls, name, bases, namespace, **config):
            config.setdefault("kw_only", True)
            return super().__new__(mcls, name, bases, namespace, **config)

    class Model(Struct, metaclass=_KeywordOnly):
        """One JSON object; every member is a keyword."""

        @classmethod
        def __model_members__(cls):
            return tuple(
                Member(
                    f.name,
                    f.encode_name,
                    f.type,
                    f.required,
                    None if f.default is None else UNSET,
                )
                for f in msgspec.structs.fields(cls)
            )


def extra_members() -> Any:
    """Field that keeps the members which the document does not name, by their names.

    Decoding fills it, encoding writes it back beside the declared members.
    """
    return field(name=EXTRA_MEMBERS, default_factory=dict[str, Any])


class MsgspecCodec:
    """Reads structs; msgspec does it alone wherever there is no union and no extra member."""

    def decode(self, kind: Any, data: bytes) -> Any:
        """JSON bytes as a value of the type; raises CodecError."""
        data = data.removeprefix(_BYTE_ORDER_MARK)
        try:
            value = _decoder(kind).decode(data)
            if keeps_extras(kind):
                fill(value, msgspec.json.decode(data), _convert)
        except msgspec.ValidationError as error:
            raise _mismatch(str(error)) from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise CodecError("", "expected JSON, got something else") from None
        except RecursionError:
            raise CodecError("", "expected JSON, got too many levels of it") from None
        return value

    def decoder(self, kind: Any) -> Callable[[bytes], Any]:
        """What reads JSON bytes as values of the type, over and over; raises CodecError."""
        if keeps_extras(kind):
            return partial(self.decode, kind)
        decode = _decoder(kind).decode

        def read(data: bytes) -> Any:
            try:
                return decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                # Why: what is wrong, and a byte order mark, is looked into there.
                return self.decode(kind, data)

        return read

    def make(self, kind: Any, values: Mapping[str, Any]) -> Any:
        """A model with these attributes, whatever they hold; others have their defaults."""
        return kind(**values)

    def encode(self, value: Any) -> bytes:
        """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
        return wire.encode(value)


CODEC = MsgspecCodec()


def _convert(raw: Any, kind: Any) -> Any:
    """A raw JSON value as a value of the type; raises msgspec.ValidationError."""
    value = msgspec.convert(raw, kind, dec_hook=_hook, str_keys=True)
    if keeps_extras(kind):
        fill(value, raw, _convert)
    return value


def _attempt(raw: Any, kind: Any) -> Any:
    try:
        return _convert(raw, kind)
    except (msgspec.ValidationError, RecursionError):
        return MISFIT


def _hook(kind: Any, raw: Any) -> Any:
    if kind is DateTime:
        # Why: most are of the usual form, and then need no further call.
        try:
            moment = _from_iso(raw)
        except (TypeError, ValueError):
            return parse_datetime(raw)
        return moment if moment.tzinfo else parse_datetime(raw)
    if kind is DecimalText:
        return parse_decimal(raw)
    if is_union(kind):
        return choose(kind, raw, _attempt)
    raise TypeError(f"{kind!r} cannot be decoded")


_from_iso = datetime.fromisoformat
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_hook)


_PLACE = r"(?s)^(?P<expected>.*) - at (?:`key` in )?`\$(?P<path>.*)`$"
_STEP = r"\[(?:(?P<index>\d+)|\.\.\.)\]|\.(?P<name>[^.\[]+)"
_QUOTED = r"(?s)Invalid (enum value|value) .*"


def _mismatch(text: str) -> CodecError:
    found = re.match(_PLACE, text)
    expected, path = (found["expected"], found["path"]) if found else (text, "")
    steps = (step["index"] or step["name"] or "*" for step in re.finditer(_STEP, path))
    return CodecError(
        pointer(steps),
        re.sub(_QUOTED, "Expected one of the listed values, got another", expected),
    )


__all__ = [
    "CODEC",
    "UNSET",
    "DateTime",
    "DecimalText",
    "Model",
    "UnsetType",
    "extra_members",
    "field",
    "union",
]
