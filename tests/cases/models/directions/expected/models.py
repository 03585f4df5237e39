"""Models of Accounts."""

from __future__ import annotations

from ._runtime import UNSET, DateTime, Model, UnsetType

__all__ = [
    "Account",
    "Receipt",
]


class Account(Model):
    """Source: `#/components/schemas/Account`."""

    id: int | UnsetType = UNSET
    """Given by the service."""
    name: str
    password: str | UnsetType = UNSET
    """Never returned."""
    created: DateTime | UnsetType = UNSET


class Receipt(Model):
    """Source: `#/components/schemas/Receipt`."""

    number: int
    secret: str | None = None
