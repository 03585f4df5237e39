"""The `payment` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _pay() -> Operation[models.Method, None]:
    return Operation(
        id="pay",
        method="POST",
        path="/payment",
        body=Body("application/json", required=False),
        responses={"200": Json(models.Method)},
    )


class PaymentResource(Resource):
    """The `payment` operations."""

    def pay(
        self,
        *,
        body: models.Method | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Method:
        """Pay.

        Returns:
            What was paid with.

        Source:
            `POST /payment`
        """
        return self._client.call(
            _pay(),
            body=body,
            options=options,
        )


class AsyncPaymentResource(AsyncResource):
    """The `payment` operations."""

    async def pay(
        self,
        *,
        body: models.Method | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Method:
        """Pay.

        Returns:
            What was paid with.

        Source:
            `POST /payment`
        """
        return await self._client.call(
            _pay(),
            body=body,
            options=options,
        )
