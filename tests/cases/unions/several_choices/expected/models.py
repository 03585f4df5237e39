"""Models of Choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "ByBank",
    "ByCard",
    "Order",
    "OrderVariant1",
    "OrderVariant2",
    "OrderVariant3",
    "OrderVariant4",
]


class OrderVariant1(Model):
    """Source: `#/components/schemas/Order/variants/0`."""

    street: str
    card: str
    id: int


class OrderVariant2(Model):
    """Source: `#/components/schemas/Order/variants/1`."""

    street: str
    iban: str
    id: int


class OrderVariant3(Model):
    """Source: `#/components/schemas/Order/variants/2`."""

    box: int
    card: str
    id: int


class OrderVariant4(Model):
    """Source: `#/components/schemas/Order/variants/3`."""

    box: int
    iban: str
    id: int


class ByCard(Model):
    """Source: `#/components/schemas/ByCard`."""

    card: str


class ByBank(Model):
    """Source: `#/components/schemas/ByBank`."""

    iban: str


if TYPE_CHECKING:
    Order: TypeAlias = (
        OrderVariant1 | OrderVariant2 | OrderVariant3 | OrderVariant4 | UnknownVariant
    )
    """Source: `#/components/schemas/Order`."""
else:
    Order = union(
        "Order",
        __name__,
        variants=lambda: (OrderVariant1, OrderVariant2, OrderVariant3, OrderVariant4),
    )
