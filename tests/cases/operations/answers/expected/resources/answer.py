"""The `answer` operations."""

from __future__ import annotations

import builtins
from functools import cache
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


@cache
def _empty() -> Operation[None, None]:
    return Operation(
        id="empty",
        method="DELETE",
        path="/empty",
        responses={"204": Empty()},
    )


@cache
def _several() -> Operation[models.Result | models.Ticket | None, None]:
    return Operation(
        id="several",
        method="GET",
        path="/several",
        responses={
            "200": Json(models.Result),
            "202": Json(models.Ticket),
            "204": Empty(),
        },
    )


@cache
def _text() -> Operation[str, None]:
    return Operation(
        id="text",
        method="GET",
        path="/text",
        responses={"200": Text("text/csv")},
    )


@cache
def _bytes() -> Operation[bytes, None]:
    return Operation(
        id="bytes",
        method="GET",
        path="/bytes",
        responses={"200": Binary("image/png")},
    )


@cache
def _range() -> Operation[models.Result, None]:
    return Operation(
        id="range",
        method="GET",
        path="/range",
        responses={"2XX": Json(models.Result)},
        errors={"4XX": Json(models.Problem, "application/problem+json")},
    )


@cache
def _default_only() -> Operation[models.Result, None]:
    return Operation(
        id="default_only",
        method="GET",
        path="/default",
        responses={"default": Json(models.Result)},
    )


@cache
def _errors() -> Operation[Any, None]:
    return Operation(
        id="errors",
        method="GET",
        path="/errors",
        responses={"200": Json(Any)},
        errors={"default": Json(models.Problem)},
    )


@cache
def _none() -> Operation[None, None]:
    return Operation(
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
            _empty(),
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
            _several(),
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
            _text(),
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
            _bytes(),
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
            _range(),
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
            _default_only(),
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
            _errors(),
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
            _none(),
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
            _empty(),
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
            _several(),
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
            _text(),
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
            _bytes(),
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
            _range(),
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
            _default_only(),
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
            _errors(),
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
            _none(),
            options=options,
        )
