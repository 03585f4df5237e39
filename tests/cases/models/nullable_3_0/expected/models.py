"""Models of Nulls."""

from __future__ import annotations

from ._runtime import Model, OpenStrEnum, field

__all__ = [
    "Nulls",
    "NullsLevel",
    "Said",
    "Shape",
]


class NullsLevel(OpenStrEnum):
    """Source: `#/components/schemas/Nulls/properties/level`."""

    LOW = "low"
    HIGH = "high"


class Nulls(Model):
    """Source: `#/components/schemas/Nulls`."""

    text: str | None
    list_: list[str] | None = field(name="list")
    items: list[str | None]
    shape: Shape | None
    level: NullsLevel | None
    said: Said | None
    absent: str | None = None


class Shape(Model):
    """Source: `#/components/schemas/Shape`."""

    sides: int | None = None


class Said(Model):
    """Source: `#/components/schemas/Said`."""

    word: str | None = None
