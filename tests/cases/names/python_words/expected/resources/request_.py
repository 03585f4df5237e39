"""The `request` operations."""

from __future__ import annotations

import builtins
from functools import cache

from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _dict() -> Operation[dict[str, str], None]:
    return Operation(
        id="dict",
        method="GET",
        path="/request",
        responses={"200": Json(dict[str, str])},
    )


class RequestResource(Resource):
    """The `request` operations."""

    def dict(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.dict[str, str]:
        """Dict.

        Returns:
            Words.

        Source:
            `GET /request`
        """
        return self._client.call(
            _dict(),
            options=options,
        )


class AsyncRequestResource(AsyncResource):
    """The `request` operations."""

    async def dict(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.dict[str, str]:
        """Dict.

        Returns:
            Words.

        Source:
            `GET /request`
        """
        return await self._client.call(
            _dict(),
            options=options,
        )
