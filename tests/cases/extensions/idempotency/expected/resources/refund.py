"""The `refund` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_CREATE: Operation[None, None] = Operation(
    id="createRefund",
    method="POST",
    path="/refund",
    responses={"204": Empty()},
)


class RefundResource(Resource):
    """The `refund` operations."""

    def create(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create refund.

        Returns:
            Refunded.

        Source:
            `POST /refund`
        """
        return self._client.call(
            _CREATE,
            headers={"idempotency-key": idempotency_key},
            options=options,
        )


class AsyncRefundResource(AsyncResource):
    """The `refund` operations."""

    async def create(
        self,
        *,
        idempotency_key: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create refund.

        Returns:
            Refunded.

        Source:
            `POST /refund`
        """
        return await self._client.call(
            _CREATE,
            headers={"idempotency-key": idempotency_key},
            options=options,
        )
