"""Models of Trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Leaf",
    "Tree",
    "Values",
]


class Tree(Model):
    """Source: `#/components/schemas/Tree`."""

    parent: Tree | None = None
    children: list[Tree]
    named: dict[str, Tree] | None = None
    leaf: Leaf | None = None
    values: Values | None = None


class Leaf(Model):
    """Source: `#/components/schemas/Leaf`."""

    tree: Tree | None = None


if TYPE_CHECKING:
    Values: TypeAlias = "float | list[Values] | UnknownVariant"
    """Source: `#/components/schemas/Values`."""
else:
    Values = union(
        "Values",
        __name__,
        variants=lambda: (float, list[Values]),
    )
