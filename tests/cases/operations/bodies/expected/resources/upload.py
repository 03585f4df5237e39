"""The `upload` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, overload

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
    body_of,
)

if TYPE_CHECKING:
    from .._runtime import FileContent


@cache
def _send_keywords() -> Operation[None, None]:
    return Operation(
        id="sendKeywords",
        method="POST",
        path="/keywords",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_optional() -> Operation[None, None]:
    return Operation(
        id="sendOptional",
        method="POST",
        path="/optional",
        body=Body("application/json", required=False),
        responses={"204": Empty()},
    )


@cache
def _send_clash() -> Operation[None, None]:
    return Operation(
        id="sendClash",
        method="POST",
        path="/clash/{text}",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_array() -> Operation[None, None]:
    return Operation(
        id="sendArray",
        method="POST",
        path="/array",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_map() -> Operation[None, None]:
    return Operation(
        id="sendMap",
        method="POST",
        path="/map",
        body=Body("application/merge-patch+json", required=False),
        responses={"204": Empty()},
    )


@cache
def _send_bytes() -> Operation[None, None]:
    return Operation(
        id="sendBytes",
        method="PUT",
        path="/bytes",
        body=Body("application/octet-stream", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_text() -> Operation[None, None]:
    return Operation(
        id="sendText",
        method="PUT",
        path="/text",
        body=Body("text/plain", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_odd() -> Operation[None, None]:
    return Operation(
        id="sendOdd",
        method="PUT",
        path="/odd",
        body=Body("application/xml", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_several() -> Operation[None, None]:
    return Operation(
        id="sendSeveral",
        method="PUT",
        path="/several",
        body=Body("application/json", required=True, others=(Body("text/plain"),)),
        responses={"204": Empty()},
    )


class UploadResource(Resource):
    """The `upload` operations."""

    def send_keywords(
        self,
        *,
        text: str,
        size: int | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send keywords.

        Args:
            text: What it says.

        Returns:
            Done.

        Source:
            `POST /keywords`
        """
        return self._client.call(
            _send_keywords(),
            body={"text": text, "size": size},
            options=options,
        )

    def send_optional(
        self,
        *,
        limit: int | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send optional.

        Returns:
            Done.

        Source:
            `POST /optional`
        """
        return self._client.call(
            _send_optional(),
            body={"limit": limit},
            options=options,
        )

    def send_clash(
        self,
        text: str,
        *,
        body: models.Note,
        options: RequestOptions | None = None,
    ) -> None:
        """Send clash.

        Returns:
            Done.

        Source:
            `POST /clash/{text}`
        """
        return self._client.call(
            _send_clash(),
            path={"text": text},
            body=body,
            options=options,
        )

    def send_array(
        self,
        *,
        body: Sequence[models.Note],
        options: RequestOptions | None = None,
    ) -> None:
        """Send array.

        Returns:
            Done.

        Source:
            `POST /array`
        """
        return self._client.call(
            _send_array(),
            body=body,
            options=options,
        )

    def send_map(
        self,
        *,
        body: Mapping[str, int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send map.

        Returns:
            Done.

        Source:
            `POST /map`
        """
        return self._client.call(
            _send_map(),
            body=body,
            options=options,
        )

    def send_bytes(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Send bytes.

        Returns:
            Done.

        Source:
            `PUT /bytes`
        """
        return self._client.call(
            _send_bytes(),
            body=body,
            options=options,
        )

    def send_text(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Send text.

        Returns:
            Done.

        Source:
            `PUT /text`
        """
        return self._client.call(
            _send_text(),
            body=body,
            options=options,
        )

    def send_odd(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Send odd.

        Returns:
            Done.

        Source:
            `PUT /odd`
        """
        return self._client.call(
            _send_odd(),
            body=body,
            options=options,
        )

    @overload
    def send_several(
        self,
        *,
        text: str,
        size: int | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def send_several(
        self,
        *,
        body: str,
        content_type: Literal["text/plain"],
        options: RequestOptions | None = None,
    ) -> None: ...

    def send_several(
        self,
        *,
        text: object = UNSET,
        size: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Send several.

        Args:
            text: What it says.
            content_type: The media type of the body: `application/json` or
                `text/plain`.

        Returns:
            Done.

        Source:
            `PUT /several`
        """
        return self._client.call(
            _send_several(),
            body=body_of(
                content_type,
                {
                    "application/json": {"text": text, "size": size},
                    "text/plain": body,
                },
            ),
            content_type=content_type,
            options=options,
        )


class AsyncUploadResource(AsyncResource):
    """The `upload` operations."""

    async def send_keywords(
        self,
        *,
        text: str,
        size: int | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send keywords.

        Args:
            text: What it says.

        Returns:
            Done.

        Source:
            `POST /keywords`
        """
        return await self._client.call(
            _send_keywords(),
            body={"text": text, "size": size},
            options=options,
        )

    async def send_optional(
        self,
        *,
        limit: int | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send optional.

        Returns:
            Done.

        Source:
            `POST /optional`
        """
        return await self._client.call(
            _send_optional(),
            body={"limit": limit},
            options=options,
        )

    async def send_clash(
        self,
        text: str,
        *,
        body: models.Note,
        options: RequestOptions | None = None,
    ) -> None:
        """Send clash.

        Returns:
            Done.

        Source:
            `POST /clash/{text}`
        """
        return await self._client.call(
            _send_clash(),
            path={"text": text},
            body=body,
            options=options,
        )

    async def send_array(
        self,
        *,
        body: Sequence[models.Note],
        options: RequestOptions | None = None,
    ) -> None:
        """Send array.

        Returns:
            Done.

        Source:
            `POST /array`
        """
        return await self._client.call(
            _send_array(),
            body=body,
            options=options,
        )

    async def send_map(
        self,
        *,
        body: Mapping[str, int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send map.

        Returns:
            Done.

        Source:
            `POST /map`
        """
        return await self._client.call(
            _send_map(),
            body=body,
            options=options,
        )

    async def send_bytes(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Send bytes.

        Returns:
            Done.

        Source:
            `PUT /bytes`
        """
        return await self._client.call(
            _send_bytes(),
            body=body,
            options=options,
        )

    async def send_text(
        self,
        *,
        body: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Send text.

        Returns:
            Done.

        Source:
            `PUT /text`
        """
        return await self._client.call(
            _send_text(),
            body=body,
            options=options,
        )

    async def send_odd(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Send odd.

        Returns:
            Done.

        Source:
            `PUT /odd`
        """
        return await self._client.call(
            _send_odd(),
            body=body,
            options=options,
        )

    @overload
    async def send_several(
        self,
        *,
        text: str,
        size: int | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def send_several(
        self,
        *,
        body: str,
        content_type: Literal["text/plain"],
        options: RequestOptions | None = None,
    ) -> None: ...

    async def send_several(
        self,
        *,
        text: object = UNSET,
        size: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Send several.

        Args:
            text: What it says.
            content_type: The media type of the body: `application/json` or
                `text/plain`.

        Returns:
            Done.

        Source:
            `PUT /several`
        """
        return await self._client.call(
            _send_several(),
            body=body_of(
                content_type,
                {
                    "application/json": {"text": text, "size": size},
                    "text/plain": body,
                },
            ),
            content_type=content_type,
            options=options,
        )
