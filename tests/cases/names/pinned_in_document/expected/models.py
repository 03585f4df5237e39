"""Models of Pets."""

from __future__ import annotations

from ._runtime import Model, field

__all__ = [
    "Pet",
]


class Pet(Model):
    """Source: `#/components/schemas/p1`."""

    name: str | None = field(name="n", default=None)
