"""The `car` operations."""

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
def _repair() -> Operation[models.Car, None]:
    return Operation(
        id="op17",
        method="POST",
        path="/car/{n}",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Car)},
    )


class CarResource(Resource):
    """The `car` operations."""

    def repair(
        self,
        number: int,
        *,
        name: str,
        kind: models.Speed | str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Car:
        """Op17.

        Returns:
            The car.

        Source:
            `POST /car/{n}`
        """
        return self._client.call(
            _repair(),
            path={"n": number},
            body={"nm": name, "kind": kind},
            options=options,
        )


class AsyncCarResource(AsyncResource):
    """The `car` operations."""

    async def repair(
        self,
        number: int,
        *,
        name: str,
        kind: models.Speed | str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Car:
        """Op17.

        Returns:
            The car.

        Source:
            `POST /car/{n}`
        """
        return await self._client.call(
            _repair(),
            path={"n": number},
            body={"nm": name, "kind": kind},
            options=options,
        )
