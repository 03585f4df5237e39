"""Models of Repairs."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ._runtime import Model

__all__ = [
    "Pet",
]


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    age: int | None = None
    weight: float | None = None
    name: str | None = None
    born: date | None = None
    id: UUID | None = None
    tame: bool | None = None
    tags: list[str] | None = None
    extra: dict[str, Any] | None = None
    photo: str | None = None
    whatever: Any = None
    either: int | None = None
    species: Any = None
