"""The `pet` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_GET: Operation[None, None] = Operation(
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
            _GET,
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
            _GET,
            options=options,
        )
