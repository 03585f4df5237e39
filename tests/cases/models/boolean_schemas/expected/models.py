"""Models of Booleans."""

from __future__ import annotations

from typing import Any, TypeAlias

from ._runtime import Model, field

__all__ = [
    "Anything",
    "Nothing",
    "Pet",
]


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    any: Any = None
    none: Any = None
    list_: list[Any] | None = field(name="list", default=None)


Anything: TypeAlias = Any
"""Source: `#/components/schemas/Anything`."""


Nothing: TypeAlias = Any
"""Source: `#/components/schemas/Nothing`."""
