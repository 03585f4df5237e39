"""Models of Repairs."""

from __future__ import annotations

from typing import Any, TypeAlias

from ._runtime import Model

__all__ = [
    "Box",
    "Name",
    "Pet",
]


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""


Box: TypeAlias = list[Any]
"""Source: `#/components/schemas/Box`."""


Name: TypeAlias = str
"""Source: `#/components/schemas/Name`."""
