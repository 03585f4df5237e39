"""The `event` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource


@cache
def _send() -> Operation[models.Answer, None]:
    return Operation(
        id="sendEvent",
        method="POST",
        path="/event",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Answer)},
    )


class EventResource(Resource):
    """The `event` operations."""

    def send(
        self,
        *,
        body: Sequence[models.Event],
        options: RequestOptions | None = None,
    ) -> models.Answer:
        """Send event.

        Returns:
            The answer.

        Source:
            `POST /event`
        """
        return self._client.call(
            _send(),
            body=body,
            options=options,
        )


class AsyncEventResource(AsyncResource):
    """The `event` operations."""

    async def send(
        self,
        *,
        body: Sequence[models.Event],
        options: RequestOptions | None = None,
    ) -> models.Answer:
        """Send event.

        Returns:
            The answer.

        Source:
            `POST /event`
        """
        return await self._client.call(
            _send(),
            body=body,
            options=options,
        )
