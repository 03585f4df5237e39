"""Models of Bags."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import DateTime, Model, extra_members

__all__ = [
    "Bag",
    "Item",
    "Labels",
]


class Bag(Model):
    """Source: `#/components/schemas/Bag`."""

    name: str
    additional_properties: dict[str, Item] = extra_members()
    """Members that the document does not name."""


class Item(Model):
    """Source: `#/components/schemas/Item`."""

    at: DateTime


Labels: TypeAlias = dict[str, str | None]
"""Source: `#/components/schemas/Labels`."""
