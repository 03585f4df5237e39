"""Models of Plain JSON."""

from __future__ import annotations

from typing import Any

from ._runtime import Model

__all__ = [
    "One",
]


class One(Model):
    """Source: `#/components/schemas/One`."""

    two: list[Any] | None = None
