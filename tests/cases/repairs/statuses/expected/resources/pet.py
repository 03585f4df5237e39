"""The `pet` operations."""

from __future__ import annotations

from typing import Any

from .._runtime import AsyncResource, Empty, Json, Operation, RequestOptions, Resource

_GET: Operation[str, None] = Operation(
    id="getPet",
    method="GET",
    path="/pet",
    responses={"200": Json(str)},
    errors={"4XX": Json(int), "default": Json(list[Any])},
)
_PUT: Operation[str, None] = Operation(
    id="putPet",
    method="PUT",
    path="/pet",
    responses={"200": Json(str)},
    errors={"fine": Empty()},
)


class PetResource(Resource):
    """The `pet` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Get pet.

        Returns:
            A pet.

        Raises:
            APIStatusError: Wrong.
            APIStatusError: Else.

        Source:
            `GET /pet`
        """
        return self._client.call(
            _GET,
            options=options,
        )

    def put(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Put pet.

        Returns:
            Unquoted.

        Raises:
            APIStatusError: No status.

        Source:
            `PUT /pet`
        """
        return self._client.call(
            _PUT,
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Get pet.

        Returns:
            A pet.

        Raises:
            APIStatusError: Wrong.
            APIStatusError: Else.

        Source:
            `GET /pet`
        """
        return await self._client.call(
            _GET,
            options=options,
        )

    async def put(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Put pet.

        Returns:
            Unquoted.

        Raises:
            APIStatusError: No status.

        Source:
            `PUT /pet`
        """
        return await self._client.call(
            _PUT,
            options=options,
        )
