"""Models of Formats."""

from __future__ import annotations

from uuid import UUID

from ._runtime import UNSET, DateTime, Model, OpenStrEnum, UnsetType

__all__ = [
    "Address",
    "Created",
    "Kind",
]


class Kind(OpenStrEnum):
    """Source: `#/channels/users/messages/created/payload/schema/fields/2/type`."""

    PERSON = "PERSON"
    ROBOT = "ROBOT"


class Address(Model):
    """Source: `#/channels/users/messages/created/payload/schema/fields/5/type/1`."""

    city: str


class Created(Model):
    """Somebody new.

    Source: `#/channels/users/messages/created/payload/schema`.
    """

    id: UUID
    at: DateTime
    kind: Kind
    nick: str | UnsetType | None = UNSET
    """Default: `null`."""
    scores: dict[str, float]
    address: Address | UnsetType | None = UNSET
    """Default: `null`."""
