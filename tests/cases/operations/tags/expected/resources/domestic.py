"""The `domestic` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listDomestic",
        method="GET",
        path="/flights/domestic",
        responses={"204": Empty()},
    )


class DomesticResource(Resource):
    """The `domestic` operations.

    Part of `flight`.

    https://flights.example/domestic
    """

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List domestic.

        Returns:
            Listed.

        Source:
            `GET /flights/domestic`
        """
        return self._client.call(
            _list(),
            options=options,
        )


class AsyncDomesticResource(AsyncResource):
    """The `domestic` operations.

    Part of `flight`.

    https://flights.example/domestic
    """

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List domestic.

        Returns:
            Listed.

        Source:
            `GET /flights/domestic`
        """
        return await self._client.call(
            _list(),
            options=options,
        )
