"""Models of Pets."""

from __future__ import annotations

from ._runtime import UNSET, Model, UnsetType

__all__ = [
    "AddPhotoMultipartRequest",
    "AddPhotoRequest",
    "Pet",
]


class AddPhotoRequest(Model):
    """Source: `#/paths/~1photos/post/requestBody/content/application~1json/schema`."""

    url: str
    caption: str | UnsetType = UNSET
    """Below the photo."""


class AddPhotoMultipartRequest(Model):
    """Source: `#/paths/~1photos/post/requestBody/content/multipart~1form-data/schema`."""

    photo: str
    caption: str | UnsetType = UNSET


class Pet(Model):
    """Source: `#/components/schemas/Pet`."""

    name: str
    age: int | UnsetType = UNSET
