"""The `request` operations."""

from __future__ import annotations

import builtins

from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource

_DICT: Operation[dict[str, str], None] = Operation(
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
            _DICT,
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
            _DICT,
            options=options,
        )
