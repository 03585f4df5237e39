"""Models of Readings."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from ._runtime import UNSET, DateTime, Model, UnsetType

__all__ = [
    "Reading",
]


class Reading(Model):
    """Source: `#/components/schemas/Reading`."""

    id: UUID
    at: DateTime
    day: date | UnsetType = UNSET
    clock: time | UnsetType = UNSET
    lasted: timedelta | UnsetType = UNSET
    price: Decimal | UnsetType = UNSET
    raw: bytes | UnsetType = UNSET
    packed: bytes | UnsetType = UNSET
    mail: str | UnsetType = UNSET
    unheard: str | UnsetType = UNSET
    count: int | UnsetType = UNSET
    ratio: float | UnsetType = UNSET
    days: list[date] | UnsetType = UNSET
