"""The `refund` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _create() -> Operation[None, None]:
    return Operation(
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
            _create(),
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
            _create(),
            headers={"idempotency-key": idempotency_key},
            options=options,
        )
