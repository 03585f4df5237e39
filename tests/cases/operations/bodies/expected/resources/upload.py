"""The `upload` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, overload

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    FileContent,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
    body_of,
)

_SEND_KEYWORDS: Operation[None, None] = Operation(
    id="sendKeywords",
    method="POST",
    path="/keywords",
    body=Body("application/json", required=True),
    responses={"204": Empty()},
)
_SEND_OPTIONAL: Operation[None, None] = Operation(
    id="sendOptional",
    method="POST",
    path="/optional",
    body=Body("application/json", required=False),
    responses={"204": Empty()},
)
_SEND_CLASH: Operation[None, None] = Operation(
    id="sendClash",
    method="POST",
    path="/clash/{text}",
    body=Body("application/json", required=True),
    responses={"204": Empty()},
)
_SEND_ARRAY: Operation[None, None] = Operation(
    id="sendArray",
    method="POST",
    path="/array",
    body=Body("application/json", required=True),
    responses={"204": Empty()},
)
_SEND_MAP: Operation[None, None] = Operation(
    id="sendMap",
    method="POST",
    path="/map",
    body=Body("application/merge-patch+json", required=False),
    responses={"204": Empty()},
)
_SEND_BYTES: Operation[None, None] = Operation(
    id="sendBytes",
    method="PUT",
    path="/bytes",
    body=Body("application/octet-stream", required=True),
    responses={"204": Empty()},
)
_SEND_TEXT: Operation[None, None] = Operation(
    id="sendText",
    method="PUT",
    path="/text",
    body=Body("text/plain", required=True),
    responses={"204": Empty()},
)
_SEND_ODD: Operation[None, None] = Operation(
    id="sendOdd",
    method="PUT",
    path="/odd",
    body=Body("application/xml", required=True),
    responses={"204": Empty()},
)
_SEND_SEVERAL: Operation[None, None] = Operation(
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
            _SEND_KEYWORDS,
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
            _SEND_OPTIONAL,
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
            _SEND_CLASH,
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
            _SEND_ARRAY,
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
            _SEND_MAP,
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
            _SEND_BYTES,
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
            _SEND_TEXT,
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
            _SEND_ODD,
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
            _SEND_SEVERAL,
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
            _SEND_KEYWORDS,
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
            _SEND_OPTIONAL,
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
            _SEND_CLASH,
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
            _SEND_ARRAY,
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
            _SEND_MAP,
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
            _SEND_BYTES,
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
            _SEND_TEXT,
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
            _SEND_ODD,
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
            _SEND_SEVERAL,
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
