"""The `pet` operations."""

from __future__ import annotations

from functools import cache
from typing import Any

from .._runtime import AsyncResource, Empty, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[str, None]:
    return Operation(
        id="getPet",
        method="GET",
        path="/pet",
        responses={"200": Json(str)},
        errors={"4XX": Json(int), "default": Json(list[Any])},
    )


@cache
def _put() -> Operation[str, None]:
    return Operation(
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
            _get(),
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
            _put(),
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
            _get(),
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
            _put(),
            options=options,
        )
