"""Models of Repairs."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import Model

__all__ = [
    "Box",
    "Cat",
    "Pet",
]


class Cat(Model):
    """Source: `#/components/schemas/Cat`."""

    lives: int | None = None


Pet: TypeAlias = Cat
"""Source: `#/components/schemas/Pet`."""


Box: TypeAlias = list[str]
"""Source: `#/components/schemas/Box`."""
