"""Server-sent events that are described as a whole: an event in, JSON that fits its type out."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from .codec import decode, encode
from .events import ServerSentEvent
from .protocol import CodecError
from .unions import UnknownVariant

DONE: Final = "[DONE]"
"""Data that says that a stream is over; it is no JSON."""


def whole_event(kind: Any, event: ServerSentEvent) -> bytes | None:
    """An event as JSON; its data is text where the type says so, else what it holds.

    None for the mark of the end.
    """
    members: dict[str, Any] = {"event": event.event, "data": event.data}
    members |= {"id": event.id} if event.id else {}
    as_text = encode(members)
    of_text = _fit(kind, as_text)
    if of_text is _Fit.WELL:
        return as_text
    if event.data == DONE:
        return None
    try:
        members["data"] = decode(Any, event.data.encode())
    except CodecError:
        return as_text
    as_json = encode(members)
    of_json = _fit(kind, as_json)
    return as_json if of_json >= of_text else as_text


class _Fit(IntEnum):
    """How well an event fits: not at all, as a variant that is not known, or well."""

    NOT = 0
    UNKNOWN = 1
    WELL = 2


def _fit(kind: Any, data: bytes) -> _Fit:
    try:
        found = decode(kind, data)
    except CodecError:
        return _Fit.NOT
    parts = (found, getattr(found, "data", None))
    is_unknown = any(isinstance(part, UnknownVariant) for part in parts)
    return _Fit.UNKNOWN if is_unknown else _Fit.WELL
