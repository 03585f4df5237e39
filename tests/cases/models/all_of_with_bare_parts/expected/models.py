"""Models of Bare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Choice",
    "Halt",
    "Station",
    "Stations",
    "Wrapper",
]


class Wrapper(Model):
    """Source: `#/components/schemas/Wrapper`."""

    data: list[dict[str, Any]] | None = None
    next: str | None = None


class Stations(Model):
    """Source: `#/components/schemas/Stations`."""

    data: list[Station] | None = None
    next: str | None = None


class Station(Model):
    """Source: `#/components/schemas/Station`."""

    name: str


class Halt(Model):
    """Source: `#/components/schemas/Halt`."""

    name: str
    request: bool | None = None


if TYPE_CHECKING:
    Choice: TypeAlias = Station | Halt | UnknownVariant
    """Source: `#/components/schemas/Choice`."""
else:
    Choice = union(
        "Choice",
        __name__,
        variants=lambda: (Station, Halt),
    )
