"""The `cat` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[models.GetCatResponse, None]:
    return Operation(
        id="getCat",
        method="GET",
        path="/cat",
        responses={"200": Json(models.GetCatResponse)},
    )


class CatResource(Resource):
    """The `cat` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCatResponse:
        """Get cat.

        Returns:
            A cat.

        Source:
            `GET /cat`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncCatResource(AsyncResource):
    """The `cat` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCatResponse:
        """Get cat.

        Returns:
            A cat.

        Source:
            `GET /cat`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
