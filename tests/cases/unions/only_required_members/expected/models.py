"""Models of Either."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Both",
    "Contact",
]


class Contact(Model):
    """Source: `#/components/schemas/Contact`."""

    mail: str | None = None
    phone: str | None = None


class Both(Model):
    """Source: `#/components/schemas/Both`."""

    a: int | None = None
    b: int | None = None
