"""Types in words: a type in, what a reader calls its JSON out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from .enums import OpenIntEnum
from .members import is_model
from .times import DateTime
from .unions import is_union

_NAMES: dict[Any, str] = {
    NoneType: "null",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    str: "a string",
    bytes: "a string in base64",
    DateTime: "a date-time",
    datetime: "a date-time",
    date: "a date",
    time: "a time of day",
    timedelta: "a duration",
    UUID: "a UUID",
}


def wanted(kind: Any) -> str:
    """What JSON of a type is, as "a whole number or null"."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(map(wanted, get_args(kind))))
    if origin is Annotated:
        return wanted(get_args(kind)[0])
    if origin is Literal:
        return "one of the listed values"
    if origin is list or get_args(kind)[-1:] == (...,):
        return "an array"
    if origin is tuple:
        return f"an array of {len(get_args(kind))} items"
    if origin is dict:
        return "an object"
    return _NAMES.get(kind) or _of_class(kind)


def _of_class(kind: Any) -> str:
    if is_model(kind):
        return f"an object ({kind.__name__})"
    if is_union(kind):
        return f"a variant of {kind.__name__}"
    if not isinstance(kind, type):
        return "JSON"
    if issubclass(kind, OpenIntEnum):
        return "a whole number"
    return "a decimal number as text" if issubclass(kind, Decimal) else "a string"
