"""Models of Tea."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Blend",
    "Tea",
]


class Tea(Model):
    """Leaves.

    Source: `#/components/schemas/Tea`.
    """

    name: str
    """As sold."""
    grams: int | None = None


class Blend(Model):
    """Source: `#/components/schemas/Blend`."""

    name: str | None = None
