"""Models of Repairs."""

from __future__ import annotations

from typing import TypeAlias

__all__ = [
    "Point",
]


Point: TypeAlias = tuple[float, float]
"""Source: `#/components/schemas/Point`."""
