"""The `ship` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[models.Ship, None]:
    return Operation(
        id="getShip",
        method="GET",
        path="/ship",
        responses={"200": Json(models.Ship)},
        errors={"404": Json(models.Problem)},
    )


class ShipResource(Resource):
    """The `ship` operations."""

    def get(
        self,
        *,
        flag: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Ship:
        """Get ship.

        Returns:
            The ship.

        Raises:
            NotFoundError: Sunk.

        Source:
            `GET /ship`
        """
        return self._client.call(
            _get(),
            query={"flag": flag},
            options=options,
        )


class AsyncShipResource(AsyncResource):
    """The `ship` operations."""

    async def get(
        self,
        *,
        flag: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Ship:
        """Get ship.

        Returns:
            The ship.

        Raises:
            NotFoundError: Sunk.

        Source:
            `GET /ship`
        """
        return await self._client.call(
            _get(),
            query={"flag": flag},
            options=options,
        )
