"""The `tick` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Empty,
    Events,
    Json,
    Operation,
    RequestOptions,
    Resource,
    Text,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream

_WATCH: Operation[models.Tick, None] = Operation(
    id="watchTicks",
    method="GET",
    path="/ticks",
    responses={"200": Events(models.Tick), "204": Empty()},
    errors={"404": Json(models.Problem)},
)
_WATCH_LISTED: Operation[models.Tick, None] = Operation(
    id="watchListedTicks",
    method="GET",
    path="/ticks/lists",
    responses={"200": Events(models.Tick)},
)
_WATCH_WORDS: Operation[str, None] = Operation(
    id="watchWords",
    method="GET",
    path="/ticks/words",
    responses={"200": Events(str)},
    errors={"default": Text("text/event-stream")},
)
_WATCH_UNSAID: Operation[str, None] = Operation(
    id="watchUnsaid",
    method="GET",
    path="/ticks/unsaid",
    responses={"default": Events(str)},
)


class TickResource(Resource):
    """The `tick` operations."""

    def watch(
        self,
        *,
        pair: str,
        options: RequestOptions | None = None,
    ) -> Stream[models.Tick]:
        """Watch ticks.

        Returns:
            A tick whenever there is one.

        Raises:
            NotFoundError: There is no such pair.

        Source:
            `GET /ticks`
        """
        return self._client.stream(
            _WATCH,
            query={"pair": pair},
            options=options,
        )

    def watch_listed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Tick]:
        """Watch listed ticks.

        Returns:
            An array stands for the sequence.

        Source:
            `GET /ticks/lists`
        """
        return self._client.stream(
            _WATCH_LISTED,
            options=options,
        )

    def watch_words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[str]:
        """Watch words.

        Returns:
            Text.

        Raises:
            APIStatusError: An error.

        Source:
            `GET /ticks/words`
        """
        return self._client.stream(
            _WATCH_WORDS,
            options=options,
        )

    def watch_unsaid(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[str]:
        """Watch unsaid.

        Returns:
            The document does not say.

        Source:
            `GET /ticks/unsaid`
        """
        return self._client.stream(
            _WATCH_UNSAID,
            options=options,
        )


class AsyncTickResource(AsyncResource):
    """The `tick` operations."""

    def watch(
        self,
        *,
        pair: str,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Tick]:
        """Watch ticks.

        Returns:
            A tick whenever there is one.

        Raises:
            NotFoundError: There is no such pair.

        Source:
            `GET /ticks`
        """
        return self._client.stream(
            _WATCH,
            query={"pair": pair},
            options=options,
        )

    def watch_listed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Tick]:
        """Watch listed ticks.

        Returns:
            An array stands for the sequence.

        Source:
            `GET /ticks/lists`
        """
        return self._client.stream(
            _WATCH_LISTED,
            options=options,
        )

    def watch_words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[str]:
        """Watch words.

        Returns:
            Text.

        Raises:
            APIStatusError: An error.

        Source:
            `GET /ticks/words`
        """
        return self._client.stream(
            _WATCH_WORDS,
            options=options,
        )

    def watch_unsaid(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[str]:
        """Watch unsaid.

        Returns:
            The document does not say.

        Source:
            `GET /ticks/unsaid`
        """
        return self._client.stream(
            _WATCH_UNSAID,
            options=options,
        )
