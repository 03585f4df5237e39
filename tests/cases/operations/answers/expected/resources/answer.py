"""The `answer` operations."""

from __future__ import annotations

import builtins
from typing import Any

from .. import models
from .._runtime import (
    AsyncResource,
    Binary,
    Empty,
    Json,
    Operation,
    RequestOptions,
    Resource,
    Text,
)

_EMPTY: Operation[None, None] = Operation(
    id="empty",
    method="DELETE",
    path="/empty",
    responses={"204": Empty()},
)
_SEVERAL: Operation[models.Result | models.Ticket | None, None] = Operation(
    id="several",
    method="GET",
    path="/several",
    responses={"200": Json(models.Result), "202": Json(models.Ticket), "204": Empty()},
)
_TEXT: Operation[str, None] = Operation(
    id="text",
    method="GET",
    path="/text",
    responses={"200": Text("text/csv")},
)
_BYTES: Operation[bytes, None] = Operation(
    id="bytes",
    method="GET",
    path="/bytes",
    responses={"200": Binary("image/png")},
)
_RANGE: Operation[models.Result, None] = Operation(
    id="range",
    method="GET",
    path="/range",
    responses={"2XX": Json(models.Result)},
    errors={"4XX": Json(models.Problem, "application/problem+json")},
)
_DEFAULT_ONLY: Operation[models.Result, None] = Operation(
    id="default_only",
    method="GET",
    path="/default",
    responses={"default": Json(models.Result)},
)
_ERRORS: Operation[Any, None] = Operation(
    id="errors",
    method="GET",
    path="/errors",
    responses={"200": Json(Any)},
    errors={"default": Json(models.Problem)},
)
_NONE: Operation[None, None] = Operation(
    id="none",
    method="GET",
    path="/none",
    responses={},
    errors={"404": Empty()},
)


class AnswerResource(Resource):
    """The `answer` operations."""

    def empty(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Empty.

        Returns:
            Gone.

        Source:
            `DELETE /empty`
        """
        return self._client.call(
            _EMPTY,
            options=options,
        )

    def several(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket | None:
        """Several.

        Returns:
            Now.

        Source:
            `GET /several`
        """
        return self._client.call(
            _SEVERAL,
            options=options,
        )

    def text(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Text.

        Returns:
            Text.

        Source:
            `GET /text`
        """
        return self._client.call(
            _TEXT,
            options=options,
        )

    def bytes(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.bytes:
        """Bytes.

        Returns:
            An image.
            `streamed(client.answer.bytes)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /bytes`
        """
        return self._client.call(
            _BYTES,
            options=options,
        )

    def range(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result:
        """Range.

        Returns:
            Something.

        Raises:
            APIStatusError: Your fault.

        Source:
            `GET /range`
        """
        return self._client.call(
            _RANGE,
            options=options,
        )

    def default_only(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result:
        """Default only.

        Returns:
            Whatever.

        Source:
            `GET /default`
        """
        return self._client.call(
            _DEFAULT_ONLY,
            options=options,
        )

    def errors(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Errors.

        Returns:
            Fine.

        Raises:
            NotFoundError: Lost.
            APIStatusError: Broken.

        Source:
            `GET /errors`
        """
        return self._client.call(
            _ERRORS,
            options=options,
        )

    def none(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """None.

        Raises:
            NotFoundError: Lost.

        Source:
            `GET /none`
        """
        return self._client.call(
            _NONE,
            options=options,
        )


class AsyncAnswerResource(AsyncResource):
    """The `answer` operations."""

    async def empty(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Empty.

        Returns:
            Gone.

        Source:
            `DELETE /empty`
        """
        return await self._client.call(
            _EMPTY,
            options=options,
        )

    async def several(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket | None:
        """Several.

        Returns:
            Now.

        Source:
            `GET /several`
        """
        return await self._client.call(
            _SEVERAL,
            options=options,
        )

    async def text(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Text.

        Returns:
            Text.

        Source:
            `GET /text`
        """
        return await self._client.call(
            _TEXT,
            options=options,
        )

    async def bytes(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.bytes:
        """Bytes.

        Returns:
            An image.
            `streamed(client.answer.bytes)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /bytes`
        """
        return await self._client.call(
            _BYTES,
            options=options,
        )

    async def range(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result:
        """Range.

        Returns:
            Something.

        Raises:
            APIStatusError: Your fault.

        Source:
            `GET /range`
        """
        return await self._client.call(
            _RANGE,
            options=options,
        )

    async def default_only(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result:
        """Default only.

        Returns:
            Whatever.

        Source:
            `GET /default`
        """
        return await self._client.call(
            _DEFAULT_ONLY,
            options=options,
        )

    async def errors(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Errors.

        Returns:
            Fine.

        Raises:
            NotFoundError: Lost.
            APIStatusError: Broken.

        Source:
            `GET /errors`
        """
        return await self._client.call(
            _ERRORS,
            options=options,
        )

    async def none(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """None.

        Raises:
            NotFoundError: Lost.

        Source:
            `GET /none`
        """
        return await self._client.call(
            _NONE,
            options=options,
        )
