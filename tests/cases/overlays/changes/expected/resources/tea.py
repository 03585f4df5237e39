"""The `tea` operations."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource

_LIST_LEAVES: Operation[list[models.Tea], None] = Operation(
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
            _LIST_LEAVES,
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
            _LIST_LEAVES,
            query={"origin": origin, "limit": limit},
            options=options,
        )
