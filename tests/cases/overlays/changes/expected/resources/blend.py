"""The `blend` operations."""

from __future__ import annotations

import builtins
from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[list[models.Tea], None]:
    return Operation(
        id="listBlends",
        method="GET",
        path="/blend",
        responses={"200": Json(list[models.Tea])},
    )


class BlendResource(Resource):
    """The `blend` operations."""

    def list(
        self,
        *,
        origin: str | None = None,
        limit: int | None = None,
        parts: int | None = None,
        mild: bool | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[models.Tea]:
        """List blends.

        Returns:
            All teas.

        Source:
            `GET /blend`
        """
        return self._client.call(
            _list(),
            query={"origin": origin, "limit": limit, "parts": parts, "mild": mild},
            options=options,
        )


class AsyncBlendResource(AsyncResource):
    """The `blend` operations."""

    async def list(
        self,
        *,
        origin: str | None = None,
        limit: int | None = None,
        parts: int | None = None,
        mild: bool | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[models.Tea]:
        """List blends.

        Returns:
            All teas.

        Source:
            `GET /blend`
        """
        return await self._client.call(
            _list(),
            query={"origin": origin, "limit": limit, "parts": parts, "mild": mild},
            options=options,
        )
