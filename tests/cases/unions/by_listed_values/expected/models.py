"""Models of Listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, OpenStrEnum, UnknownVariant, union

__all__ = [
    "Bad",
    "BadLevel",
    "Edged",
    "EdgedKind",
    "Good",
    "GoodLevel",
    "Round",
    "RoundKind",
    "Shape",
    "State",
]


class RoundKind(OpenStrEnum):
    """Source: `#/components/schemas/Round/properties/kind`."""

    CIRCLE = "circle"


class EdgedKind(OpenStrEnum):
    """Source: `#/components/schemas/Edged/properties/kind`."""

    SQUARE = "square"
    STAR = "star"


class GoodLevel(OpenStrEnum):
    """Source: `#/components/schemas/Good/properties/level`."""

    A = "a"
    B = "b"


class BadLevel(OpenStrEnum):
    """Source: `#/components/schemas/Bad/properties/level`."""

    B = "b"
    C = "c"


class Round(Model):
    """Source: `#/components/schemas/Round`."""

    kind: RoundKind
    size: int | None = None


class Edged(Model):
    """Source: `#/components/schemas/Edged`."""

    kind: EdgedKind
    size: int | None = None


class Good(Model):
    """Source: `#/components/schemas/Good`."""

    note: str
    level: GoodLevel | None = None


class Bad(Model):
    """Source: `#/components/schemas/Bad`."""

    reason: str
    level: BadLevel | None = None


if TYPE_CHECKING:
    Shape: TypeAlias = Round | Edged | UnknownVariant
    """Source: `#/components/schemas/Shape`."""
else:
    Shape = union(
        "Shape",
        __name__,
        variants=lambda: (Round, Edged),
    )


if TYPE_CHECKING:
    State: TypeAlias = Good | Bad | UnknownVariant
    """Source: `#/components/schemas/State`."""
else:
    State = union(
        "State",
        __name__,
        variants=lambda: (Good, Bad),
    )
