"""Models of Parcels."""

from __future__ import annotations

from ._runtime import UNSET, Model, UnsetType

__all__ = [
    "Address",
    "Order",
    "Parcel",
]


class Order(Model):
    """Only sent.

    Source: `#/components/schemas/Order`.
    """

    label: str
    note: str | None
    weight: float | UnsetType = UNSET
    """Default: `1.5`."""
    remark: str | UnsetType | None = UNSET
    address: Address | UnsetType = UNSET


class Parcel(Model):
    """Only received.

    Source: `#/components/schemas/Parcel`.
    """

    id: int
    carrier: str | None
    weight: float | None = None
    remark: str | None = None
    address: Address | None = None


class Address(Model):
    """Sent and received.

    Source: `#/components/schemas/Address`.
    """

    city: str
    state: str | None
    zip: str | UnsetType = UNSET
    hint: str | UnsetType | None = UNSET
