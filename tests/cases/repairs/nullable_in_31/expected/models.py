"""Models of Repairs."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Pet",
]


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    name: str | None = None
    owner: str | None = None
    nothing: None = None
