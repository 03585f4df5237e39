"""Models of Strings."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Parcel",
]


class Parcel(Model):
    """Source: `#/components/schemas/Parcel`."""

    photo: bytes | None = None
    token: str | None = None
    note: str | None = None
    mail: str | None = None
    link: str | None = None
    odd: str | None = None
