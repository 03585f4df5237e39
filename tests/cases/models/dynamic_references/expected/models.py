"""Models of Generic."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from ._runtime import Model

__all__ = [
    "DateList",
    "DateListItem",
    "List",
    "ListItem",
    "Pet",
    "PetList",
    "Tree",
]


class List(Model):
    """Source: `#/components/schemas/List`."""

    items: list[Any]
    next: str | None = None


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    name: str


class PetList(Model):
    """Source: `#/components/schemas/PetList`."""

    items: list[Pet]
    next: str | None = None


class DateList(Model):
    """Days only.

    Source: `#/components/schemas/DateList`.
    """

    items: list[date]
    next: str | None = None
    total: int | None = None


class Tree(Model):
    """Source: `#/components/schemas/Tree`."""

    children: list[Tree] | None = None


ListItem: TypeAlias = Any
"""Source: `#/components/schemas/List/$defs/item`."""


DateListItem: TypeAlias = date
"""Source: `#/components/schemas/DateList/$defs/item`."""
