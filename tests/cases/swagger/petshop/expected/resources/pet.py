"""The `pet` operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Json,
    Operation,
    Parameter,
    RequestOptions,
    Resource,
    UnsetType,
)

if TYPE_CHECKING:
    from .._runtime import File


@cache
def _add() -> Operation[models.Pet, None]:
    return Operation(
        id="addPet",
        method="POST",
        path="/pet",
        body=Body("application/json", required=True),
        responses={"201": Json(models.Pet)},
    )


@cache
def _find() -> Operation[list[models.Pet], None]:
    return Operation(
        id="findPets",
        method="GET",
        path="/pet",
        parameters=(Parameter("query", "kinds", style="form", explode=False),),
        responses={"200": Json(list[models.Pet])},
        errors={"default": Json(models.Failure)},
    )


@cache
def _add_photo() -> Operation[None, None]:
    return Operation(
        id="addPhoto",
        method="POST",
        path="/pet/{id}/photo",
        body=Body("multipart/form-data", required=True),
        responses={"204": Empty()},
    )


@cache
def _rename() -> Operation[None, None]:
    return Operation(
        id="renamePet",
        method="PUT",
        path="/pet/{id}",
        body=Body("application/x-www-form-urlencoded", required=True),
        responses={"204": Empty()},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def add(
        self,
        *,
        name: str,
        owner: str | UnsetType | None = UNSET,
        born: date | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Add pet.

        Returns:
            The pet.

        Source:
            `POST /pet`
        """
        return self._client.call(
            _add(),
            body={"name": name, "owner": owner, "born": born},
            options=options,
        )

    def find(
        self,
        *,
        tags: Sequence[str] | None = None,
        kinds: Sequence[models.FindPetsKindsItem | str] | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Pet]:
        """Find pets.

        Args:
            limit: Default: `10`.

        Returns:
            Pets.

        Raises:
            APIStatusError: What went wrong.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _find(),
            query={"tags": tags, "kinds": kinds, "limit": limit},
            options=options,
        )

    def add_photo(
        self,
        id: int,
        *,
        photo: File,
        caption: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Args:
            caption: Below the photo.

        Returns:
            Added.

        Source:
            `POST /pet/{id}/photo`
        """
        return self._client.call(
            _add_photo(),
            path={"id": id},
            body={"photo": photo, "caption": caption},
            options=options,
        )

    def rename(
        self,
        id: int,
        *,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Rename pet.

        Returns:
            Renamed.

        Source:
            `PUT /pet/{id}`
        """
        return self._client.call(
            _rename(),
            path={"id": id},
            body={"name": name},
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def add(
        self,
        *,
        name: str,
        owner: str | UnsetType | None = UNSET,
        born: date | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Add pet.

        Returns:
            The pet.

        Source:
            `POST /pet`
        """
        return await self._client.call(
            _add(),
            body={"name": name, "owner": owner, "born": born},
            options=options,
        )

    async def find(
        self,
        *,
        tags: Sequence[str] | None = None,
        kinds: Sequence[models.FindPetsKindsItem | str] | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Pet]:
        """Find pets.

        Args:
            limit: Default: `10`.

        Returns:
            Pets.

        Raises:
            APIStatusError: What went wrong.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _find(),
            query={"tags": tags, "kinds": kinds, "limit": limit},
            options=options,
        )

    async def add_photo(
        self,
        id: int,
        *,
        photo: File,
        caption: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Args:
            caption: Below the photo.

        Returns:
            Added.

        Source:
            `POST /pet/{id}/photo`
        """
        return await self._client.call(
            _add_photo(),
            path={"id": id},
            body={"photo": photo, "caption": caption},
            options=options,
        )

    async def rename(
        self,
        id: int,
        *,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Rename pet.

        Returns:
            Renamed.

        Source:
            `PUT /pet/{id}`
        """
        return await self._client.call(
            _rename(),
            path={"id": id},
            body={"name": name},
            options=options,
        )
