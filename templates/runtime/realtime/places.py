"""Values in messages: a place and a frame in, the value that stands there out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from ..kinds import is_object
from .described import Where
from .frames import Frame

ABSENT: Final = object()
"""Stands for a value that a message does not have."""


def value_at(where: Where, frame: Frame) -> Any:
    """The value at a place of a message, ABSENT when it has none.

    Of a payload no more is read than the way to the value.
    """
    if where.in_payload:
        return probe(where.path)(frame.data)
    return header_at(where.path, frame)


def header_at(path: tuple[str, ...], frame: Frame) -> Any:
    """A header as text; those of the protocol are found by their usual names."""
    name = path[-1] if path else ""
    found = frame.headers.get(name)
    if found is None:
        lower = name.lower()
        same = (v for k, v in frame.headers.items() if k.lower() == lower)
        found = next(same, None)
    if found is None:
        plain = name.replace("_", "").replace("-", "").lower()
        known = {"correlationid": frame.correlation_id, "replyto": frame.reply_to}
        found = known.get(plain) or None
    if found is None:
        return ABSENT
    return found.decode("utf-8", "replace") if isinstance(found, bytes) else found


def put_at(path: tuple[str, ...], value: Any, target: dict[str, Any]) -> None:
    """Set a member of nested objects, which are made where they are missing."""
    *way, last = path
    for name in way:
        inner: Any = target.get(name)
        target[name] = dict(inner) if is_object(inner) else {}
        target = target[name]
    target[last] = value


def member_at(path: tuple[str, ...], value: Any) -> Any:
    """The member at a path of plain JSON values, ABSENT when there is none."""
    for name in path:
        value = value.get(name, ABSENT) if is_object(value) else ABSENT
    return value


@cache
def probe(path: tuple[str, ...]) -> Callable[[bytes], Any]:
    """What reads one member of JSON, and passes over everything else."""
    kind: Any = Any
    for step in reversed(path):
        field = ("value", kind | UnsetType if kind is not Any else Any, UNSET)
        kind = msgspec.defstruct("Probe", [field], rename={"value": step}, gc=False)
    decode = msgspec.json.Decoder(kind).decode
    depth = range(len(path))

    def find(data: bytes) -> Any:
        try:
            found = decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return ABSENT
        for _ in depth:
            if found is UNSET:
                return ABSENT
            found = found.value
        return ABSENT if found is UNSET else found

    return find
