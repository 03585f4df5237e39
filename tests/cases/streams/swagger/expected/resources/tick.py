"""The `tick` operations."""

from __future__ import annotations

from functools import cache
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


@cache
def _watch() -> Operation[models.Tick, None]:
    return Operation(
        id="watchTicks",
        method="GET",
        path="/ticks",
        responses={"200": Events(models.Tick)},
        errors={"400": Json(models.Problem)},
    )


@cache
def _get_history() -> Operation[list[models.Tick], None]:
    return Operation(
        id="getHistory",
        method="GET",
        path="/history",
        responses={"200": Json(list[models.Tick])},
    )


@cache
def _get_history_stream() -> Operation[models.Tick, None]:
    return Operation(
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
            _watch(),
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
            _get_history(),
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
            _get_history_stream(),
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
            _watch(),
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
            _get_history(),
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
            _get_history_stream(),
            options=options,
        )
