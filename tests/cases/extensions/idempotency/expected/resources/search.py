"""The `search` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_CREATE: Operation[None, None] = Operation(
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
            _CREATE,
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
            _CREATE,
            options=options,
        )
