"""Models of Calendars."""

from __future__ import annotations

from typing import Any

from ._runtime import Duration, Model, PlainDate, PlainTime, field

__all__ = [
    "Appointment",
]


class Appointment(Model):
    """Source: `#/components/schemas/Appointment`."""

    date: PlainDate
    time: PlainTime
    next: PlainDate
    timedelta: Duration | None = None
    pause: Duration | None = None
    any: Any = field(name="Any", default=None)
    anything: Any = None
    dict_: dict[str, Any] | None = field(name="dict", default=None)
    str_: str | None = field(name="str", default=None)
    int_: int | None = field(name="int", default=None)
    field_: str | None = field(name="field", default=None)
    model: str | None = None
    unset: str | None = field(name="UNSET", default=None)
