"""Values to send: any Python value in, what JSON knows out."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from msgspec import UNSET, to_builtins

from .decimals import DecimalText
from .kinds import is_array, is_bytes, is_collection, is_object
from .members import EXTRA_MEMBERS, Member, members_of
from .times import format_datetime
from .unions import UnknownVariant

Wire: TypeAlias = "str | int | float | Decimal | list[Wire] | dict[str, Wire] | None"
"""What JSON knows; true and false are int, and a Decimal is a number."""

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_PLAIN: frozenset[type] = frozenset({str, int, bool, type(None)})


def encode(value: Any) -> bytes:
    """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
    return _ENCODER.encode(to_wire(value))


def to_wire(value: Any, place: str = "value") -> Wire:
    """The JSON form of a value.

    Members that are absent are left out. Raises TypeError for what cannot be sent and
    ValueError for a datetime without time zone or a number that JSON does not have;
    both name the place.
    """
    if type(value) in _PLAIN:
        plain: Wire = value
        return plain
    if isinstance(value, UnknownVariant):
        return to_wire(value.raw, place)
    known = members_of(value)
    if known is not None:
        return _object(value, known, place)
    if is_object(value):
        return {
            _key(key, place): to_wire(item, f"{place}.{key}")
            for key, item in value.items()
            if item is not UNSET
        }
    if is_array(value):
        return [to_wire(item, f"{place}[{i}]") for i, item in enumerate(value)]
    return _scalar(value, place)


def _object(value: Any, known: tuple[Member, ...], place: str) -> Wire:
    found: dict[str, Wire] = {}
    extras: Mapping[str, Any] = {}
    for member in known:
        item = getattr(value, member.name)
        if member.wire == EXTRA_MEMBERS:
            extras = item
        elif item is not member.absent:
            found[member.wire] = to_wire(item, f"{place}.{member.name}")
    declared = {member.wire for member in known} if extras else ()
    for key, item in extras.items():
        if key not in declared and item is not UNSET:
            found[key] = to_wire(item, f"{place}.{key}")
    return found


def _key(key: Any, place: str) -> str:
    wire = to_wire(key, place)
    if isinstance(wire, bool):
        return "true" if wire else "false"
    if isinstance(wire, str | int):
        return str(wire)
    raise TypeError(f"{place}: a {type(key).__name__} cannot be the name of a member")


def _scalar(value: Any, place: str) -> Wire:
    match value:
        case Enum():
            return to_wire(value.value, place)
        case str():
            return str(value)
        case int():
            return int(value)
        case DecimalText():
            return str(value)
        case float() | Decimal():
            if not math.isfinite(value):
                raise ValueError(f"{place}: JSON has no number {value}")
            return value
        case datetime():
            try:
                return format_datetime(value)
            except ValueError as error:
                raise ValueError(f"{place}: {error}") from None
        case date() | time():
            return value.isoformat()
        case timedelta():
            duration: str = to_builtins(value)
            return duration
        case UUID():
            return str(value)
        case _ if is_bytes(value):
            return b64encode(value).decode("ascii")
        case _ if is_collection(value):
            return to_wire(list(value), place)
        case _:
            raise TypeError(f"{place}: a {type(value).__name__} cannot be sent")
