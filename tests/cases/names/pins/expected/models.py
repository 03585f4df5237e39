"""Models of Cars."""

from __future__ import annotations

from ._runtime import Model, OpenStrEnum, field

__all__ = [
    "Car",
    "Speed",
]


class Speed(OpenStrEnum):
    """Source: `#/components/schemas/dto_car_v2/properties/kind`."""

    FAST = "fast"
    SLOW = "slow"


class Car(Model):
    """Source: `#/components/schemas/dto_car_v2`."""

    name: str = field(name="nm")
    kind: Speed | None = None
