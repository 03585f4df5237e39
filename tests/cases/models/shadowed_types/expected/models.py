"""Models of Calendars."""

from __future__ import annotations

from typing import Any

from ._runtime import UNSET, Duration, Model, PlainDate, PlainTime, UnsetType, field

__all__ = [
    "Appointment",
]


class Appointment(Model):
    """Source: `#/components/schemas/Appointment`."""

    date: PlainDate
    time: PlainTime
    next: PlainDate
    timedelta: Duration | UnsetType = UNSET
    pause: Duration | UnsetType = UNSET
    any: Any = field(name="Any", default=UNSET)
    anything: Any = UNSET
    dict_: dict[str, Any] | UnsetType = field(name="dict", default=UNSET)
    str_: str | UnsetType = field(name="str", default=UNSET)
    int_: int | UnsetType = field(name="int", default=UNSET)
    field_: str | UnsetType = field(name="field", default=UNSET)
    model: str | UnsetType = UNSET
    unset: str | UnsetType = field(name="UNSET", default=UNSET)
