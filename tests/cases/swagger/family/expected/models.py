"""Models of Herd."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Animal",
    "AnimalBase",
    "Cow",
]


class AnimalBase(Model):
    """Source: `#/definitions/Animal/base`."""

    species: str


class Cow(Model):
    """Source: `#/definitions/Cow`."""

    species: str
    milk: float


if TYPE_CHECKING:
    Animal: TypeAlias = Cow | AnimalBase | UnknownVariant
    """Source: `#/definitions/Animal`."""
else:
    Animal = union(
        "Animal",
        __name__,
        variants=lambda: (Cow, AnimalBase),
        discriminator="species",
        mapping=lambda: {"Cow": Cow, "Animal": AnimalBase},
        default=lambda: AnimalBase,
    )
