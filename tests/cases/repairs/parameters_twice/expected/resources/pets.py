"""The `pets` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listPets",
        method="GET",
        path="/pets",
        responses={"204": Empty()},
    )


class PetsResource(Resource):
    """The `pets` operations."""

    def list(
        self,
        *,
        state: Sequence[str],
        limit: int | None = None,
        x_trace: bool | None = None,
        header_state: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List pets.

        Returns:
            Done.

        Source:
            `GET /pets`
        """
        return self._client.call(
            _list(),
            query={"state": state, "limit": limit},
            headers={"x-trace": x_trace, "state": header_state},
            options=options,
        )


class AsyncPetsResource(AsyncResource):
    """The `pets` operations."""

    async def list(
        self,
        *,
        state: Sequence[str],
        limit: int | None = None,
        x_trace: bool | None = None,
        header_state: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List pets.

        Returns:
            Done.

        Source:
            `GET /pets`
        """
        return await self._client.call(
            _list(),
            query={"state": state, "limit": limit},
            headers={"x-trace": x_trace, "state": header_state},
            options=options,
        )
