"""Models of Impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "A",
    "B",
    "Mapped",
    "Name",
    "Nothing",
]


class A(Model):
    """Source: `#/components/schemas/A`."""

    kind: str | None = None


class B(Model):
    """Source: `#/components/schemas/B`."""

    kind: str | None = None


if TYPE_CHECKING:
    Mapped: TypeAlias = A | B | UnknownVariant
    """Source: `#/components/schemas/Mapped`."""
else:
    Mapped = union(
        "Mapped",
        __name__,
        variants=lambda: (A, B),
        discriminator="kind",
        mapping=lambda: {"a": A, "B": B},
    )


Name: TypeAlias = str
"""Source: `#/components/schemas/Name`."""


Nothing: TypeAlias = Any
"""Source: `#/components/schemas/Nothing`."""
