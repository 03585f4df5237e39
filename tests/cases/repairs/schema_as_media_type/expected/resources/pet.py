"""The `pet` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _put() -> Operation[models.Pet, None]:
    return Operation(
        id="putPet",
        method="PUT",
        path="/pet",
        body=Body("application/json", required=False),
        responses={"200": Json(models.Pet)},
        errors={"400": Json(str)},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def put(
        self,
        *,
        name: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Put pet.

        Returns:
            A pet.

        Raises:
            BadRequestError: Wrong.

        Source:
            `PUT /pet`
        """
        return self._client.call(
            _put(),
            body={"name": name},
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def put(
        self,
        *,
        name: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Put pet.

        Returns:
            A pet.

        Raises:
            BadRequestError: Wrong.

        Source:
            `PUT /pet`
        """
        return await self._client.call(
            _put(),
            body={"name": name},
            options=options,
        )
