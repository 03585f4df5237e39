"""The `default` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_GET: Operation[None, None] = Operation(
    id="get /",
    method="GET",
    path="/",
    responses={"204": Empty()},
)


class DefaultResource(Resource):
    """The `default` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /`

        Returns:
            Alive.

        Source:
            `GET /`
        """
        return self._client.call(
            _GET,
            options=options,
        )


class AsyncDefaultResource(AsyncResource):
    """The `default` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /`

        Returns:
            Alive.

        Source:
            `GET /`
        """
        return await self._client.call(
            _GET,
            options=options,
        )
