"""The `garage` operations."""

from __future__ import annotations

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)

_PUT: Operation[None, None] = Operation(
    id="putGarage",
    method="PUT",
    path="/garage",
    body=Body("application/json", required=True),
    responses={"204": Empty()},
)
_GET: Operation[models.Garage, None] = Operation(
    id="getGarage",
    method="GET",
    path="/garage",
    responses={"200": Json(models.Garage)},
)


class GarageResource(Resource):
    """The `garage` operations."""

    def put(
        self,
        *,
        name: str,
        first: models.CarInput | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Put garage.

        Returns:
            Done.

        Source:
            `PUT /garage`
        """
        return self._client.call(
            _PUT,
            body={"name": name, "first": first},
            options=options,
        )

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Garage:
        """Get garage.

        Returns:
            Found.

        Source:
            `GET /garage`
        """
        return self._client.call(
            _GET,
            options=options,
        )


class AsyncGarageResource(AsyncResource):
    """The `garage` operations."""

    async def put(
        self,
        *,
        name: str,
        first: models.CarInput | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Put garage.

        Returns:
            Done.

        Source:
            `PUT /garage`
        """
        return await self._client.call(
            _PUT,
            body={"name": name, "first": first},
            options=options,
        )

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Garage:
        """Get garage.

        Returns:
            Found.

        Source:
            `GET /garage`
        """
        return await self._client.call(
            _GET,
            options=options,
        )
