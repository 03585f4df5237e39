"""The `event` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import AsyncResource, Events, Operation, RequestOptions, Resource

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream

_WATCH: Operation[models.Event, None] = Operation(
    id="watchEvents",
    method="GET",
    path="/events",
    responses={"200": Events(models.Event, whole=True)},
)
_WATCH_CHUNKS: Operation[models.WatchChunksResponse, None] = Operation(
    id="watchChunks",
    method="GET",
    path="/events/chunks",
    responses={"200": Events(models.WatchChunksResponse, whole=True)},
)
_WATCH_TOLD: Operation[models.WatchToldResponse, None] = Operation(
    id="watchTold",
    method="GET",
    path="/events/told",
    responses={"200": Events(models.WatchToldResponse, whole=True)},
)
_WATCH_NESTED: Operation[models.WatchNestedResponse, None] = Operation(
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
            _WATCH,
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
            _WATCH_CHUNKS,
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
            _WATCH_TOLD,
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
            _WATCH_NESTED,
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
            _WATCH,
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
            _WATCH_CHUNKS,
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
            _WATCH_TOLD,
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
            _WATCH_NESTED,
            options=options,
        )
