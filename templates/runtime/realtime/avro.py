"""Payloads in Avro, by the package fastavro: bytes in, values out, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any, Final

from ..codec import decode, encode
from ..flavour import UNSET
from ..kinds import is_array, is_object
from ..members import EXTRA_MEMBERS, members_of
from ..protocol import CodecError
from ..unions import UnknownVariant
from .described import Message
from .extra import needed
from .frames import Frame
from .reading import invalid

_fastavro: Any = needed("fastavro", "avro")
_MAGIC: Final = b"\0"
_PREFIX: Final = 5
"""Bytes before a payload whose schema a registry knows: a zero, and the schema's id."""
_IDS: Final = 2**32


def from_avro(message: Message, frame: Frame) -> Any:
    """The value of a payload; raises InvalidMessage for what the schema does not fit."""
    data = frame.data
    if message.schema_id:
        if len(data) < _PREFIX or not data.startswith(_MAGIC):
            raise invalid(message.name, frame, "expected the id of a schema first")
        data = data[_PREFIX:]
    source = BytesIO(data)
    try:
        raw = _fastavro.schemaless_reader(source, _schema(message.avro), None)
        rest = len(data) - source.tell()
        if rest:
            reason = f"expected the end of it, got {rest} more bytes"
            raise invalid(message.name, frame, reason)
        return decode(message.kind, encode(raw))
    except CodecError as error:
        raise invalid(message.name, frame, error.expected, error.pointer) from None
    except (EOFError, IndexError, KeyError, OverflowError, TypeError, ValueError):
        raise invalid(message.name, frame, "expected Avro of its schema") from None


def to_avro(message: Message, body: object, schema_id: int | None) -> bytes:
    """A value as bytes; `schema_id` is what a registry knows the schema by.

    Raises ValueError for a value that does not fit, or without an id that is needed.
    """
    target = BytesIO()
    if message.schema_id:
        if schema_id is None or not 0 <= schema_id < _IDS:
            raise ValueError(
                f"{message.name} needs the id of its schema: properties={{'schema_id': …}}"
            )
        target.write(_MAGIC + schema_id.to_bytes(4, "big"))
    try:
        _fastavro.schemaless_writer(target, _schema(message.avro), _native(body))
    except (AttributeError, TypeError, KeyError, ValueError, OverflowError) as error:
        raise ValueError(f"{message.name} does not fit its schema: {error}") from None
    return target.getvalue()


@cache
def _schema(text: str) -> Any:
    return _fastavro.parse_schema(json.loads(text))


def _native(value: Any) -> Any:
    """A value with dictionaries in the place of models; dates and bytes stay."""
    if isinstance(value, UnknownVariant):
        return value.raw
    if isinstance(value, Enum):
        return value.value
    known = members_of(value)
    if known is not None:
        found = {m.wire: getattr(value, m.name) for m in known}
        found.pop(EXTRA_MEMBERS, None)
        return _native(found)
    if is_object(value):
        return _members(value)
    if is_array(value):
        return [_native(item) for item in value]
    return value


def _members(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _native(item) for key, item in value.items() if item is not UNSET}
