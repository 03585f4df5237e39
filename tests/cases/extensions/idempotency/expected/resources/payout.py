"""The `payout` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_CREATE: Operation[None, None] = Operation(
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
            _CREATE,
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
            _CREATE,
            options=options,
        )
