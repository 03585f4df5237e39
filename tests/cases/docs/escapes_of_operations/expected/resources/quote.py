"""The `quote` operations."""

from __future__ import annotations

import builtins
from functools import cache
from typing import TYPE_CHECKING, Literal, overload

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Binary,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    body_of,
    deprecated,
)

if TYPE_CHECKING:
    from .._runtime import FileContent


@cache
def _send() -> Operation[bytes, None]:
    return Operation(
        id="sendQuotes",
        method="POST",
        path="/quotes",
        body=Body(
            'application/json; a="""',
            required=True,
            others=(Body('text/plain\n"'),),
        ),
        responses={"200": Binary('application/json"""')},
    )


@cache
def _str() -> Operation[None, None]:
    return Operation(
        id="str",
        method="PUT",
        path="/words",
        body=Body("text/*", required=True, others=(Body("image/*"),)),
        responses={"204": Empty()},
    )


class QuoteResource(Resource):
    """The `quote` operations."""

    @overload
    def send(
        self,
        *,
        body: models.SendQuotesRequest,
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        content_type: Literal['application/json; a="""'] = 'application/json; a="""',
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @overload
    def send(
        self,
        *,
        body: builtins.str,
        content_type: Literal['text/plain\n"'],
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @deprecated("quote.send is deprecated")
    def send(
        self,
        *,
        body: object = UNSET,
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        content_type: builtins.str = 'application/json; a="""',
        options: RequestOptions | None = None,
    ) -> bytes:
        """Send quotes.

        Deprecated.

        Args:
            content_type: The media type of the body: `application/json; a=\"\"\"` or
                `text/plain "`.

        Returns:
            \"\"\" done.
            `streamed(client.quote.send)(…).write_to(path)` writes it to a file as it
                arrives.

        Headers:
            X-\"\"\"\\ (str): \"\"\".

        Links:
            l\"\"\": `client.quote.send(q"=$response.body#/\"\"\", x="\\\\")`

        Callbacks:
            `webhooks.parse_cb`

        Source:
            `POST /quotes`
        """
        return self._client.call(
            _send(),
            query={'q"\\\n': q, "body_of": body_of_, "content_type": content_type_},
            body=body_of(
                content_type,
                {
                    'application/json; a="""': body,
                    'text/plain\n"': body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    @overload
    def str(
        self,
        *,
        body: builtins.str,
        content_type: builtins.str,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def str(
        self,
        *,
        body: FileContent,
        content_type: builtins.str,
        options: RequestOptions | None = None,
    ) -> None: ...

    def str(
        self,
        *,
        content_type: builtins.str,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Str.

        Args:
            content_type: The media type of the body: `text/*` or `image/*`.

        Returns:
            Stored.

        Source:
            `PUT /words`
        """
        return self._client.call(
            _str(),
            body=body_of(
                content_type,
                {
                    "text/*": body,
                    "image/*": body,
                },
            ),
            content_type=content_type,
            options=options,
        )


class AsyncQuoteResource(AsyncResource):
    """The `quote` operations."""

    @overload
    async def send(
        self,
        *,
        body: models.SendQuotesRequest,
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        content_type: Literal['application/json; a="""'] = 'application/json; a="""',
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @overload
    async def send(
        self,
        *,
        body: builtins.str,
        content_type: Literal['text/plain\n"'],
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @deprecated("quote.send is deprecated")
    async def send(
        self,
        *,
        body: object = UNSET,
        q: builtins.str | None = None,
        body_of_: builtins.str | None = None,
        content_type_: builtins.str | None = None,
        content_type: builtins.str = 'application/json; a="""',
        options: RequestOptions | None = None,
    ) -> bytes:
        """Send quotes.

        Deprecated.

        Args:
            content_type: The media type of the body: `application/json; a=\"\"\"` or
                `text/plain "`.

        Returns:
            \"\"\" done.
            `streamed(client.quote.send)(…).write_to(path)` writes it to a file as it
                arrives.

        Headers:
            X-\"\"\"\\ (str): \"\"\".

        Links:
            l\"\"\": `client.quote.send(q"=$response.body#/\"\"\", x="\\\\")`

        Callbacks:
            `webhooks.parse_cb`

        Source:
            `POST /quotes`
        """
        return await self._client.call(
            _send(),
            query={'q"\\\n': q, "body_of": body_of_, "content_type": content_type_},
            body=body_of(
                content_type,
                {
                    'application/json; a="""': body,
                    'text/plain\n"': body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    @overload
    async def str(
        self,
        *,
        body: builtins.str,
        content_type: builtins.str,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def str(
        self,
        *,
        body: FileContent,
        content_type: builtins.str,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def str(
        self,
        *,
        content_type: builtins.str,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Str.

        Args:
            content_type: The media type of the body: `text/*` or `image/*`.

        Returns:
            Stored.

        Source:
            `PUT /words`
        """
        return await self._client.call(
            _str(),
            body=body_of(
                content_type,
                {
                    "text/*": body,
                    "image/*": body,
                },
            ),
            content_type=content_type,
            options=options,
        )
