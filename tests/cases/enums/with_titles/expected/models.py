"""Models of Titles."""

from __future__ import annotations

from ._runtime import OpenIntEnum, OpenStrEnum

__all__ = [
    "Colour",
    "Level",
    "Mode",
]


class Level(OpenIntEnum):
    """Source: `#/components/schemas/Level`."""

    VALUE_1 = 1
    VALUE_2 = 2


class Colour(OpenStrEnum):
    """What it looks like.

    Source: `#/components/schemas/Colour`.
    """

    RED = "red"
    GREEN = "green"


class Mode(OpenStrEnum):
    """Source: `#/components/schemas/Mode`."""

    ON = "on"
    OFF = "off"
