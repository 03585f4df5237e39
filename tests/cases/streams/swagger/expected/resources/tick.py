"""The `tick` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Events,
    Json,
    Lines,
    Operation,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream

_WATCH: Operation[models.Tick, None] = Operation(
    id="watchTicks",
    method="GET",
    path="/ticks",
    responses={"200": Events(models.Tick)},
    errors={"400": Json(models.Problem)},
)
_GET_HISTORY: Operation[list[models.Tick], None] = Operation(
    id="getHistory",
    method="GET",
    path="/history",
    responses={"200": Json(list[models.Tick])},
)
_GET_HISTORY_STREAM: Operation[models.Tick, None] = Operation(
    id="getHistory",
    method="GET",
    path="/history",
    responses={"200": Lines(models.Tick)},
)


class TickResource(Resource):
    """The `tick` operations."""

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Tick]:
        """Watch ticks.

        Returns:
            A tick whenever there is one.

        Raises:
            BadRequestError: Wrong.

        Source:
            `GET /ticks`
        """
        return self._client.stream(
            _WATCH,
            options=options,
        )

    def get_history(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Tick]:
        """Get history.

        Returns:
            All ticks.
            `client.tick.get_history_stream` returns its items as they arrive.

        Source:
            `GET /history`
        """
        return self._client.call(
            _GET_HISTORY,
            options=options,
        )

    def get_history_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Tick]:
        """Get history.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Returns:
            All ticks.

        Source:
            `GET /history`
        """
        return self._client.stream(
            _GET_HISTORY_STREAM,
            options=options,
        )


class AsyncTickResource(AsyncResource):
    """The `tick` operations."""

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Tick]:
        """Watch ticks.

        Returns:
            A tick whenever there is one.

        Raises:
            BadRequestError: Wrong.

        Source:
            `GET /ticks`
        """
        return self._client.stream(
            _WATCH,
            options=options,
        )

    async def get_history(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Tick]:
        """Get history.

        Returns:
            All ticks.
            `client.tick.get_history_stream` returns its items as they arrive.

        Source:
            `GET /history`
        """
        return await self._client.call(
            _GET_HISTORY,
            options=options,
        )

    def get_history_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Tick]:
        """Get history.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Returns:
            All ticks.

        Source:
            `GET /history`
        """
        return self._client.stream(
            _GET_HISTORY_STREAM,
            options=options,
        )
