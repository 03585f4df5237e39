"""Models of Lists."""

from __future__ import annotations

from typing import Any, TypeAlias

from ._runtime import Model

__all__ = [
    "Lists",
    "ListsObjectsItem",
    "Names",
]


class ListsObjectsItem(Model):
    """Source: `#/components/schemas/Lists/properties/objects/items`."""

    id: int


class Lists(Model):
    """Source: `#/components/schemas/Lists`."""

    texts: list[str]
    bare: list[Any]
    matrix: list[list[float]]
    objects: list[ListsObjectsItem]
    pair: list[Any]
    names: list[str]
    untyped: list[str] | None = None


Names: TypeAlias = list[str]
"""Used as it is.

Source: `#/components/schemas/Names`.
"""
