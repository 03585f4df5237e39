"""The `Owners` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="get /v1/owners",
        method="GET",
        path="/v1/owners",
        responses={"204": Empty()},
    )


class OwnersResource(Resource):
    """The `Owners` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /v1/owners`

        Returns:
            Listed.

        Source:
            `GET /v1/owners`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncOwnersResource(AsyncResource):
    """The `Owners` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /v1/owners`

        Returns:
            Listed.

        Source:
            `GET /v1/owners`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
