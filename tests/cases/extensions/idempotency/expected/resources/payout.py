"""The `payout` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _create() -> Operation[None, None]:
    return Operation(
        id="createPayout",
        method="POST",
        path="/payout",
        responses={"204": Empty()},
        idempotency="X-Request-Token",
    )


class PayoutResource(Resource):
    """The `payout` operations."""

    def create(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Create payout.

        Returns:
            Paid.

        Source:
            `POST /payout`
        """
        return self._client.call(
            _create(),
            options=options,
        )


class AsyncPayoutResource(AsyncResource):
    """The `payout` operations."""

    async def create(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Create payout.

        Returns:
            Paid.

        Source:
            `POST /payout`
        """
        return await self._client.call(
            _create(),
            options=options,
        )
