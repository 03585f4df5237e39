"""Models of Lights."""

from __future__ import annotations

from ._runtime import Model, OpenStrEnum

__all__ = [
    "Colour",
    "FindLightsStateItem",
    "Light",
    "LightFallback",
    "LightMode",
]


class FindLightsStateItem(OpenStrEnum):
    """Source: `#/paths/~1light/get/parameters/1/schema/items`."""

    ON = "on"
    OFF = "off"


class Colour(OpenStrEnum):
    """What it shines in.

    Source: `#/components/schemas/Colour`.
    """

    RED = "red"
    GREEN = "green"
    WARM_WHITE = "warm-white"


class LightMode(OpenStrEnum):
    """Source: `#/components/schemas/Light/properties/mode`."""

    STEADY = "steady"
    BLINKING = "blinking"


class LightFallback(OpenStrEnum):
    """Source: `#/components/schemas/Light/properties/fallback`."""

    DIM = "dim"


class Light(Model):
    """Source: `#/components/schemas/Light`."""

    colour: Colour
    mode: LightMode
    fallback: LightFallback | None = None
