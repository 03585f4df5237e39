"""The `chat` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Events,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream


@cache
def _complete() -> Operation[models.Completion, None]:
    return Operation(
        id="complete",
        method="POST",
        path="/chat",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Completion)},
        errors={"429": Json(models.Problem)},
    )


@cache
def _complete_as_stream() -> Operation[models.Chunk, None]:
    return Operation(
        id="complete",
        method="POST",
        path="/chat",
        body=Body("application/json", required=True),
        responses={"200": Events(models.Chunk)},
        errors={"429": Json(models.Problem)},
    )


@cache
def _complete_stream() -> Operation[models.Completion, None]:
    return Operation(
        id="completeStream",
        method="GET",
        path="/chat/stream",
        responses={"200": Json(models.Completion)},
    )


class ChatResource(Resource):
    """The `chat` operations."""

    def complete(
        self,
        *,
        prompt: str,
        stream: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Completion:
        """Complete.

        Args:
            stream: Default: `false`.

        Returns:
            The completion.
            `client.chat.complete_as_stream` returns its items as they arrive.

        Raises:
            RateLimitError: Too many.

        Source:
            `POST /chat`
        """
        return self._client.call(
            _complete(),
            body={"prompt": prompt, "stream": stream},
            options=options,
        )

    def complete_as_stream(
        self,
        *,
        prompt: str,
        stream: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> Stream[models.Chunk]:
        """Complete.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Args:
            stream: Default: `false`.

        Returns:
            The completion.

        Raises:
            RateLimitError: Too many.

        Source:
            `POST /chat`
        """
        return self._client.stream(
            _complete_as_stream(),
            body={"prompt": prompt, "stream": stream},
            options=options,
        )

    def complete_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Completion:
        """Complete stream.

        Returns:
            It had the name before.

        Source:
            `GET /chat/stream`
        """
        return self._client.call(
            _complete_stream(),
            options=options,
        )


class AsyncChatResource(AsyncResource):
    """The `chat` operations."""

    async def complete(
        self,
        *,
        prompt: str,
        stream: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Completion:
        """Complete.

        Args:
            stream: Default: `false`.

        Returns:
            The completion.
            `client.chat.complete_as_stream` returns its items as they arrive.

        Raises:
            RateLimitError: Too many.

        Source:
            `POST /chat`
        """
        return await self._client.call(
            _complete(),
            body={"prompt": prompt, "stream": stream},
            options=options,
        )

    def complete_as_stream(
        self,
        *,
        prompt: str,
        stream: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Chunk]:
        """Complete.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Args:
            stream: Default: `false`.

        Returns:
            The completion.

        Raises:
            RateLimitError: Too many.

        Source:
            `POST /chat`
        """
        return self._client.stream(
            _complete_as_stream(),
            body={"prompt": prompt, "stream": stream},
            options=options,
        )

    async def complete_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Completion:
        """Complete stream.

        Returns:
            It had the name before.

        Source:
            `GET /chat/stream`
        """
        return await self._client.call(
            _complete_stream(),
            options=options,
        )
