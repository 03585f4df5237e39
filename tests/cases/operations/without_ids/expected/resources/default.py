"""The `default` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
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
            _get(),
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
            _get(),
            options=options,
        )
