"""Models of Repairs."""

from __future__ import annotations

from typing import Any, TypeAlias

__all__ = [
    "Point",
]


Point: TypeAlias = list[Any]
"""Source: `#/components/schemas/Point`."""
