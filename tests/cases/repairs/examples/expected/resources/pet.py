"""The `pet` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[str, None]:
    return Operation(
        id="getPet",
        method="GET",
        path="/pet",
        responses={"200": Json(str)},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def get(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """Get pet.

        Returns:
            A pet.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _get(),
            query={"kind": kind},
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def get(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> str:
        """Get pet.

        Returns:
            A pet.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _get(),
            query={"kind": kind},
            options=options,
        )
