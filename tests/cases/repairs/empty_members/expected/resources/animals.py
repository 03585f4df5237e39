"""The `animals` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import (
    AsyncResource,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    deprecated,
)


@cache
def _n_7() -> Operation[None, None]:
    return Operation(
        id="7",
        method="GET",
        path="/pet",
        responses={"204": Empty()},
    )


class AnimalsResource(Resource):
    """The `animals` operations."""

    @deprecated("animals.n_7 is deprecated")
    def n_7(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """7.

        Deprecated.

        Returns:
            Fine.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _n_7(),
            options=options,
        )


class AsyncAnimalsResource(AsyncResource):
    """The `animals` operations."""

    @deprecated("animals.n_7 is deprecated")
    async def n_7(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """7.

        Deprecated.

        Returns:
            Fine.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _n_7(),
            options=options,
        )
