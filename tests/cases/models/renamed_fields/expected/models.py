"""Models of Samples."""

from __future__ import annotations

from typing import Any

from ._runtime import UNSET, DateTime, Model, UnsetType, field

__all__ = [
    "Sample",
]


class Sample(Model):
    """Source: `#/components/schemas/Sample`."""

    from_: str = field(name="from")
    class_: str = field(name="class")
    first_name: str | UnsetType = field(name="firstName", default=UNSET)
    x_rate: int | UnsetType = field(name="X-Rate", default=UNSET)
    n_2fast: bool | UnsetType = field(name="2fast", default=UNSET)
    start_time_lt: DateTime | UnsetType = field(name="StartTime<", default=UNSET)
    links: dict[str, Any] | UnsetType = field(name="_links", default=UNSET)
    list_: list[str] | UnsetType = field(name="list", default=UNSET)
    größe: float | UnsetType = UNSET
    id: str | UnsetType = field(name="@id", default=UNSET)
    member: str | UnsetType = field(name="$", default=UNSET)
