"""The `tick` operations."""

from __future__ import annotations

from functools import cache
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


@cache
def _watch() -> Operation[models.Tick, None]:
    return Operation(
        id="watchTicks",
        method="GET",
        path="/ticks",
        responses={"200": Events(models.Tick), "204": Empty()},
        errors={"404": Json(models.Problem)},
    )


@cache
def _watch_listed() -> Operation[models.Tick, None]:
    return Operation(
        id="watchListedTicks",
        method="GET",
        path="/ticks/lists",
        responses={"200": Events(models.Tick)},
    )


@cache
def _watch_words() -> Operation[str, None]:
    return Operation(
        id="watchWords",
        method="GET",
        path="/ticks/words",
        responses={"200": Events(str)},
        errors={"default": Text("text/event-stream")},
    )


@cache
def _watch_unsaid() -> Operation[str, None]:
    return Operation(
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
            _watch(),
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
            _watch_listed(),
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
            _watch_words(),
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
            _watch_unsaid(),
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
            _watch(),
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
            _watch_listed(),
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
            _watch_words(),
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
            _watch_unsaid(),
            options=options,
        )
