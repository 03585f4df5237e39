"""Models of Family."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Cat",
    "Dog",
    "DogBase",
    "Pet",
    "PetBase",
    "Poodle",
]


class PetBase(Model):
    """Some animal.

    Source: `#/components/schemas/Pet/base`.
    """

    kind: str
    friend: Pet | None = None


class Cat(Model):
    """Source: `#/components/schemas/Cat`."""

    kind: str
    friend: Pet | None = None
    lives: int | None = None


class DogBase(Model):
    """Source: `#/components/schemas/Dog/base`."""

    kind: str
    friend: Pet | None = None
    barks: bool | None = None


class Poodle(Model):
    """Source: `#/components/schemas/Poodle`."""

    kind: str
    friend: Pet | None = None
    barks: bool | None = None
    curls: int | None = None


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | DogBase | Poodle | PetBase | UnknownVariant
    """Some animal.

    Source: `#/components/schemas/Pet`.
    """
else:
    Pet = union(
        "Pet",
        __name__,
        variants=lambda: (Cat, DogBase, Poodle, PetBase),
        discriminator="kind",
        mapping=lambda: {
            "kitten": Cat,
            "Dog": DogBase,
            "Poodle": Poodle,
            "Pet": PetBase,
        },
        default=lambda: PetBase,
    )


if TYPE_CHECKING:
    Dog: TypeAlias = Poodle | DogBase | UnknownVariant
    """Source: `#/components/schemas/Dog`."""
else:
    Dog = union(
        "Dog",
        __name__,
        variants=lambda: (Poodle, DogBase),
        discriminator="kind",
        mapping=lambda: {"Poodle": Poodle, "Dog": DogBase},
        default=lambda: DogBase,
    )
