"""The `pet` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Body, Empty, Operation, RequestOptions, Resource


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addPet",
        method="POST",
        path="/pet",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


class PetResource(Resource):
    """The `pet` operations."""

    def add(
        self,
        *,
        dry: bool,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Fine.

        Source:
            `POST /pet`
        """
        return self._client.call(
            _add(),
            query={"dry": dry},
            body={"name": name},
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    async def add(
        self,
        *,
        dry: bool,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Fine.

        Source:
            `POST /pet`
        """
        return await self._client.call(
            _add(),
            query={"dry": dry},
            body={"name": name},
            options=options,
        )
