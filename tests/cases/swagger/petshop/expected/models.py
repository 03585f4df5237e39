"""Models of Pet shop."""

from __future__ import annotations

from datetime import date

from ._runtime import UNSET, Model, OpenStrEnum, UnsetType

__all__ = [
    "AddPhotoRequest",
    "Failure",
    "FindPetsKindsItem",
    "Pet",
    "RenamePetRequest",
]


class FindPetsKindsItem(OpenStrEnum):
    """Source: `#/paths/~1pet/get/parameters/1/items`."""

    CAT = "cat"
    DOG = "dog"


class AddPhotoRequest(Model):
    """Source: `#/paths/~1pet~1{id}~1photo/post/formData`."""

    photo: str
    caption: str | UnsetType = UNSET
    """Below the photo."""


class RenamePetRequest(Model):
    """Source: `#/paths/~1pet~1{id}/put/formData`."""

    name: str


class Pet(Model):
    """Source: `#/definitions/Pet`."""

    name: str
    owner: str | None = None
    born: date | None = None


class Failure(Model):
    """Source: `#/definitions/Failure`."""

    text: str | None = None
