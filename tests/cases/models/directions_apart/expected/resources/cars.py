"""The `cars` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Body,
    Empty,
    Json,
    Operation,
    RequestOptions,
    Resource,
)


@cache
def _put() -> Operation[None, None]:
    return Operation(
        id="putCars",
        method="PUT",
        path="/cars",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _get() -> Operation[list[models.Car], None]:
    return Operation(
        id="getCars",
        method="GET",
        path="/cars",
        responses={"200": Json(list[models.Car])},
    )


class CarsResource(Resource):
    """The `cars` operations."""

    def put(
        self,
        *,
        body: Sequence[models.CarInput],
        options: RequestOptions | None = None,
    ) -> None:
        """Put cars.

        Returns:
            Done.

        Source:
            `PUT /cars`
        """
        return self._client.call(
            _put(),
            body=body,
            options=options,
        )

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Car]:
        """Get cars.

        Returns:
            Found.

        Source:
            `GET /cars`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncCarsResource(AsyncResource):
    """The `cars` operations."""

    async def put(
        self,
        *,
        body: Sequence[models.CarInput],
        options: RequestOptions | None = None,
    ) -> None:
        """Put cars.

        Returns:
            Done.

        Source:
            `PUT /cars`
        """
        return await self._client.call(
            _put(),
            body=body,
            options=options,
        )

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Car]:
        """Get cars.

        Returns:
            Found.

        Source:
            `GET /cars`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
