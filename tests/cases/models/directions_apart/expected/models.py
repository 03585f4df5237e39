"""Models of Fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import UNSET, Model, UnknownVariant, UnsetType, union

__all__ = [
    "Car",
    "CarInput",
    "CarSpare",
    "CarSpareInput",
    "Cars",
    "Garage",
    "GarageInput",
    "Wheel",
]


class Car(Model):
    """Source: `#/components/schemas/Car`."""

    id: int
    key: str | None = None
    wheel: Wheel
    spare: CarSpare | None = None


class CarInput(Model):
    """Source: `#/components/schemas/Car/input`."""

    key: str
    wheel: Wheel
    spare: CarSpareInput | UnsetType = UNSET


class Wheel(Model):
    """Source: `#/components/schemas/Wheel`."""

    size: int
    worn: float | UnsetType = UNSET


class Garage(Model):
    """Source: `#/components/schemas/Garage`."""

    name: str
    first: Car | None = None


class GarageInput(Model):
    """Source: `#/components/schemas/Garage/input`."""

    name: str
    first: CarInput | UnsetType = UNSET


if TYPE_CHECKING:
    CarSpare: TypeAlias = Car | Wheel | UnknownVariant
    """Source: `#/components/schemas/Car/properties/spare`."""
else:
    CarSpare = union(
        "CarSpare",
        __name__,
        variants=lambda: (Car, Wheel),
    )


if TYPE_CHECKING:
    CarSpareInput: TypeAlias = CarInput | Wheel | UnknownVariant
    """Source: `#/components/schemas/Car/properties/spare/input`."""
else:
    CarSpareInput = union(
        "CarSpareInput",
        __name__,
        variants=lambda: (CarInput, Wheel),
    )


Cars: TypeAlias = list[Car]
"""Source: `#/components/schemas/Cars`."""
