"""Models of Conditions."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Payment",
]


class Payment(Model):
    """Source: `#/components/schemas/Payment`."""

    kind: str
    number: str | None = None
    iban: str | None = None
    cvc: int | None = None
