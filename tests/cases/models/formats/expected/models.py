"""Models of Readings."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from ._runtime import DateTime, DecimalText, Model

__all__ = [
    "Reading",
]


class Reading(Model):
    """Source: `#/components/schemas/Reading`."""

    id: UUID
    at: DateTime
    day: date | None = None
    clock: time | None = None
    lasted: timedelta | None = None
    price: DecimalText | None = None
    raw: bytes | None = None
    packed: bytes | None = None
    mail: str | None = None
    unheard: str | None = None
    count: int | None = None
    ratio: float | None = None
    days: list[date] | None = None
