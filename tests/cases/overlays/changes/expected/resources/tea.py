"""The `tea` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _list_leaves() -> Operation[list[models.Tea], None]:
    return Operation(
        id="listLeaves",
        method="GET",
        path="/tea",
        responses={"200": Json(list[models.Tea])},
    )


class TeaResource(Resource):
    """The `tea` operations."""

    def list_leaves(
        self,
        *,
        origin: str | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Tea]:
        """List leaves.

        Returns:
            All teas.

        Source:
            `GET /tea`
        """
        return self._client.call(
            _list_leaves(),
            query={"origin": origin, "limit": limit},
            options=options,
        )


class AsyncTeaResource(AsyncResource):
    """The `tea` operations."""

    async def list_leaves(
        self,
        *,
        origin: str | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Tea]:
        """List leaves.

        Returns:
            All teas.

        Source:
            `GET /tea`
        """
        return await self._client.call(
            _list_leaves(),
            query={"origin": origin, "limit": limit},
            options=options,
        )
