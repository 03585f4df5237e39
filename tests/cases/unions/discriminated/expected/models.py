"""Models of Shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Circle",
    "Shape",
    "Square",
]


class Circle(Model):
    """Source: `#/components/schemas/Circle`."""

    kind: str
    radius: float


class Square(Model):
    """Source: `#/components/schemas/Square`."""

    kind: str
    side: float


if TYPE_CHECKING:
    Shape: TypeAlias = Circle | Square | UnknownVariant
    """Something with an area.

    Source: `#/components/schemas/Shape`.
    """
else:
    Shape = union(
        "Shape",
        __name__,
        variants=lambda: (Circle, Square),
        discriminator="kind",
        mapping=lambda: {"round": Circle, "square": Square},
    )
