"""Models of Loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import UnknownVariant, union

__all__ = [
    "Json",
    "Nested",
    "Pair",
    "Tree",
]


if TYPE_CHECKING:
    Json: TypeAlias = "str | list[Json] | UnknownVariant"
    """Source: `#/components/schemas/Json`."""
else:
    Json = union(
        "Json",
        __name__,
        variants=lambda: (str, list[Json]),
    )


if TYPE_CHECKING:
    Nested: TypeAlias = "list[Nested] | UnknownVariant"
    """Source: `#/components/schemas/Nested`."""
else:
    Nested = union(
        "Nested",
        __name__,
        variants=lambda: (list[Nested],),
    )


if TYPE_CHECKING:
    Tree: TypeAlias = "dict[str, Tree] | UnknownVariant"
    """Source: `#/components/schemas/Tree`."""
else:
    Tree = union(
        "Tree",
        __name__,
        variants=lambda: (dict[str, Tree],),
    )


if TYPE_CHECKING:
    Pair: TypeAlias = "tuple[str, Pair] | UnknownVariant"
    """Source: `#/components/schemas/Pair`."""
else:
    Pair = union(
        "Pair",
        __name__,
        variants=lambda: (tuple[str, Pair],),
    )
