"""Models of Nulls."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, OpenStrEnum, UnknownVariant, field, union

__all__ = [
    "Nulls",
    "NullsEither",
    "NullsLevel",
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
    shapes: list[Shape | None]
    level: NullsLevel | None
    either: NullsEither | None
    nothing: None
    absent: str | None = None


class Shape(Model):
    """Source: `#/components/schemas/Shape`."""

    sides: int | None = None


if TYPE_CHECKING:
    NullsEither: TypeAlias = int | str | UnknownVariant
    """Source: `#/components/schemas/Nulls/properties/either`."""
else:
    NullsEither = union(
        "NullsEither",
        __name__,
        variants=lambda: (int, str),
    )
