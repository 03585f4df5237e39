"""The `pet` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _find() -> Operation[models.Pet, None]:
    return Operation(
        id="op_1",
        method="GET",
        path="/pet",
        responses={"200": Json(models.Pet)},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def find(
        self,
        *,
        text: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Op 1.

        Returns:
            Pets.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _find(),
            query={"q": text},
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def find(
        self,
        *,
        text: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Op 1.

        Returns:
            Pets.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _find(),
            query={"q": text},
            options=options,
        )
