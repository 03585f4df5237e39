"""Models of Payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import UNSET, Model, UnknownVariant, UnsetType, union

__all__ = [
    "Card",
    "Method",
    "MethodCash",
    "Transfer",
]


class MethodCash(Model):
    """Source: `#/components/schemas/Method/anyOf/2`."""

    coins: list[int]


class Card(Model):
    """Source: `#/components/schemas/Card`."""

    number: str


class Transfer(Model):
    """Source: `#/components/schemas/Transfer`."""

    iban: str
    note: str | UnsetType = UNSET


if TYPE_CHECKING:
    Method: TypeAlias = Card | Transfer | MethodCash | str | UnknownVariant
    """Source: `#/components/schemas/Method`."""
else:
    Method = union(
        "Method",
        __name__,
        variants=lambda: (Card, Transfer, MethodCash, str),
    )
