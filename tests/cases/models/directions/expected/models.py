"""Models of Accounts."""

from __future__ import annotations

from ._runtime import DateTime, Model

__all__ = [
    "Account",
    "Receipt",
]


class Account(Model):
    """Source: `#/components/schemas/Account`."""

    id: int
    """Given by the service."""
    name: str
    password: str | None = None
    """Never returned."""
    created: DateTime | None = None


class Receipt(Model):
    """Source: `#/components/schemas/Receipt`."""

    number: int
    secret: str | None = None
