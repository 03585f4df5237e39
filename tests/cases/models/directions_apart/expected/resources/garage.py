"""The `garage` operations."""

from __future__ import annotations

from functools import cache

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


@cache
def _put() -> Operation[None, None]:
    return Operation(
        id="putGarage",
        method="PUT",
        path="/garage",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _get() -> Operation[models.Garage, None]:
    return Operation(
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
            _put(),
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
            _get(),
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
            _put(),
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
            _get(),
            options=options,
        )
