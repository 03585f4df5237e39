"""Models of Repairs."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import Model

__all__ = [
    "Bare",
    "Pet",
    "Tag",
]


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    name: str
    age: int
    colour: str | None = None


class Tag(Model):
    """Source: `#/components/schemas/Tag`."""

    label: str


Bare: TypeAlias = str
"""Source: `#/components/schemas/Bare`."""
