"""Date-times: wire text to an aware datetime and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

PlainDate: TypeAlias = date
PlainTime: TypeAlias = time

if TYPE_CHECKING:
    DateTime: TypeAlias = datetime
    Duration: TypeAlias = timedelta
else:
    Duration = timedelta

    class _AnyDatetime(type):
        # Why: msgspec asks for every date-time that is read, and this runs in C.
        __instancecheck__ = datetime.__instancecheck__

    class DateTime(metaclass=_AnyDatetime):
        """Marks a field whose text is read by `parse_datetime`; holds a datetime."""


def parse_datetime(value: object) -> datetime:
    """An aware datetime from RFC 3339 text and its common relatives.

    Offsets without a colon, fractions of any length and a space for `T` are fine;
    text without an offset counts as UTC. Raises ValueError for anything else.
    """
    if not isinstance(value, str):
        raise ValueError("Expected a date-time as text")
    try:
        moment = datetime.fromisoformat(value.strip().upper())
    except ValueError:
        raise ValueError("Expected an RFC 3339 date-time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def format_datetime(moment: datetime) -> str:
    """RFC 3339 text, `Z` for UTC; a datetime without time zone raises ValueError."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(
            "a datetime without time zone cannot be sent: "
            "use datetime.now(timezone.utc), or .astimezone() for local time"
        )
    if not offset:
        return moment.replace(tzinfo=None).isoformat() + "Z"
    if offset % timedelta(minutes=1):
        return format_datetime(moment.astimezone(UTC))
    return moment.isoformat()
