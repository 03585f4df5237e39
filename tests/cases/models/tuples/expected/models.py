"""Models of Tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._runtime import DateTime, Model, UnknownVariant, field, union

__all__ = [
    "Holes",
    "Position",
    "Route",
    "RouteItem",
    "Stop",
]


class Route(Model):
    """Source: `#/components/schemas/Route`."""

    from_: tuple[float, float] = field(name="from")
    """Exactly 2 items."""
    legs: list[tuple[DateTime, Stop]]
    tags: list[Any] | None = None
    bounded: list[RouteItem] | None = None
    """At most 2 items."""
    rest: list[RouteItem] | None = None


class Stop(Model):
    """Source: `#/components/schemas/Stop`."""

    name: str


if TYPE_CHECKING:
    RouteItem: TypeAlias = str | int | UnknownVariant
    """Source: `#/components/schemas/Route/properties/bounded/items`."""
else:
    RouteItem = union(
        "RouteItem",
        __name__,
        variants=lambda: (str, int),
    )


Position: TypeAlias = tuple[float, float]
"""Exactly 2 items.

Source: `#/components/schemas/Position`.
"""


Holes: TypeAlias = list[str | None]
"""Source: `#/components/schemas/Holes`."""
