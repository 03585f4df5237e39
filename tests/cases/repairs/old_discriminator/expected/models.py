"""Models of Repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Cat",
    "Dog",
    "Pet",
]


class Cat(Model):
    """Source: `#/components/schemas/Cat`."""

    kind: str | None = None


class Dog(Model):
    """Source: `#/components/schemas/Dog`."""

    kind: str | None = None


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    """Source: `#/components/schemas/Pet`."""
else:
    Pet = union(
        "Pet",
        __name__,
        variants=lambda: (Cat, Dog),
        discriminator="kind",
        mapping=lambda: {"Cat": Cat, "Dog": Dog},
    )
