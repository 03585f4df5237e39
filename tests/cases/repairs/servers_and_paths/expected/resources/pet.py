"""The `pet` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="getPet",
        method="GET",
        path="/pet",
        responses={"204": Empty()},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get pet.

        Returns:
            Fine.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get pet.

        Returns:
            Fine.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
