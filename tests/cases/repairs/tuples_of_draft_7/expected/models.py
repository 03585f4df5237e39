"""Models of Repairs."""

from __future__ import annotations

from typing import TypeAlias

__all__ = [
    "Point",
]


Point: TypeAlias = tuple[float, float]
"""Exactly 2 items.

Source: `#/components/schemas/Point`.
"""
