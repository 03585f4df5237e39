"""Models of Uploads."""

from __future__ import annotations

from ._runtime import UNSET, Model, UnsetType

__all__ = [
    "Note",
    "SendOptionalRequest",
]


class SendOptionalRequest(Model):
    """Source: `#/paths/~1optional/post/requestBody/content/application~1json/schema`."""

    limit: int | UnsetType = UNSET


class Note(Model):
    """Source: `#/components/schemas/Note`."""

    text: str
    """What it says."""
    size: int | UnsetType = UNSET
