"""The `event` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import AsyncResource, Events, Operation, RequestOptions, Resource

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream


@cache
def _watch() -> Operation[models.Event, None]:
    return Operation(
        id="watchEvents",
        method="GET",
        path="/events",
        responses={"200": Events(models.Event, whole=True)},
    )


@cache
def _watch_chunks() -> Operation[models.WatchChunksResponse, None]:
    return Operation(
        id="watchChunks",
        method="GET",
        path="/events/chunks",
        responses={"200": Events(models.WatchChunksResponse, whole=True)},
    )


@cache
def _watch_told() -> Operation[models.WatchToldResponse, None]:
    return Operation(
        id="watchTold",
        method="GET",
        path="/events/told",
        responses={"200": Events(models.WatchToldResponse, whole=True)},
    )


@cache
def _watch_nested() -> Operation[models.WatchNestedResponse, None]:
    return Operation(
        id="watchNested",
        method="GET",
        path="/events/nested",
        responses={"200": Events(models.WatchNestedResponse)},
    )


class EventResource(Resource):
    """The `event` operations."""

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Event]:
        """Watch events.

        Returns:
            Events of several types.

        Source:
            `GET /events`
        """
        return self._client.stream(
            _watch(),
            options=options,
        )

    def watch_chunks(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.WatchChunksResponse]:
        """Watch chunks.

        Returns:
            Only the data is described.

        Source:
            `GET /events/chunks`
        """
        return self._client.stream(
            _watch_chunks(),
            options=options,
        )

    def watch_told(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.WatchToldResponse]:
        """Watch told.

        Returns:
            The data tells what it is.

        Source:
            `GET /events/told`
        """
        return self._client.stream(
            _watch_told(),
            options=options,
        )

    def watch_nested(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.WatchNestedResponse]:
        """Watch nested.

        Returns:
            Data that has data.

        Source:
            `GET /events/nested`
        """
        return self._client.stream(
            _watch_nested(),
            options=options,
        )


class AsyncEventResource(AsyncResource):
    """The `event` operations."""

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Event]:
        """Watch events.

        Returns:
            Events of several types.

        Source:
            `GET /events`
        """
        return self._client.stream(
            _watch(),
            options=options,
        )

    def watch_chunks(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.WatchChunksResponse]:
        """Watch chunks.

        Returns:
            Only the data is described.

        Source:
            `GET /events/chunks`
        """
        return self._client.stream(
            _watch_chunks(),
            options=options,
        )

    def watch_told(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.WatchToldResponse]:
        """Watch told.

        Returns:
            The data tells what it is.

        Source:
            `GET /events/told`
        """
        return self._client.stream(
            _watch_told(),
            options=options,
        )

    def watch_nested(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.WatchNestedResponse]:
        """Watch nested.

        Returns:
            Data that has data.

        Source:
            `GET /events/nested`
        """
        return self._client.stream(
            _watch_nested(),
            options=options,
        )
