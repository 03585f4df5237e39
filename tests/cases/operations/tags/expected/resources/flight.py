"""Flights."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listFlights",
        method="GET",
        path="/flights",
        responses={"204": Empty()},
    )


class FlightResource(Resource):
    """Flights.

    All that fly.
    """

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List flights.

        Returns:
            Listed.

        Tags:
            delay: About delays.

        Source:
            `GET /flights`
        """
        return self._client.call(
            _list(),
            options=options,
        )


class AsyncFlightResource(AsyncResource):
    """Flights.

    All that fly.
    """

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List flights.

        Returns:
            Listed.

        Tags:
            delay: About delays.

        Source:
            `GET /flights`
        """
        return await self._client.call(
            _list(),
            options=options,
        )
