"""Models of Limits."""

from __future__ import annotations

from typing import Any, TypeAlias

from ._runtime import Model

__all__ = [
    "Name",
    "Order",
]


class Order(Model):
    """Source: `#/components/schemas/Order`."""

    amount: int | None = None
    """How many.

    Default: `10`. At least 1, at most 100.
    """
    price: float | None = None
    """More than 0. A multiple of 0.01."""
    old: float | None = None
    """More than 0, at most 5."""
    code: str | None = None
    """Default: `null`. 2 to 8 characters. Pattern: `^[A-Z]\"\"\"\\d+$`."""
    tags: list[str] | None = None
    """Default: `["a", "it's"]`. At least 1 item. No item twice."""
    labels: dict[str, Any] | None = None
    """At most 1 member."""
    name: str | None = None
    """Deprecated.

    1 to 5 characters.
    """
    plain: str | None = None


Name: TypeAlias = str
"""1 to 9 characters.

Source: `#/components/schemas/Name`.
"""
