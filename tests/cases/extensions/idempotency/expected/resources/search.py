"""The `search` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _create() -> Operation[None, None]:
    return Operation(
        id="createSearch",
        method="POST",
        path="/search",
        responses={"204": Empty()},
        idempotency="",
    )


class SearchResource(Resource):
    """The `search` operations."""

    def create(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Create search.

        Returns:
            Found nothing.

        Source:
            `POST /search`
        """
        return self._client.call(
            _create(),
            options=options,
        )


class AsyncSearchResource(AsyncResource):
    """The `search` operations."""

    async def create(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Create search.

        Returns:
            Found nothing.

        Source:
            `POST /search`
        """
        return await self._client.call(
            _create(),
            options=options,
        )
