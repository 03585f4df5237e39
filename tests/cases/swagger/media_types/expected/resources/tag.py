"""The `tag` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, overload

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Binary,
    Body,
    Empty,
    Json,
    Operation,
    Part,
    RequestOptions,
    Resource,
    Text,
    UnsetType,
    body_of,
)

if TYPE_CHECKING:
    from .._runtime import FileContent


@cache
def _put() -> Operation[models.Tag, None]:
    return Operation(
        id="putTags",
        method="PUT",
        path="/tags",
        body=Body("application/json", required=True, others=(Body("application/xml"),)),
        responses={"200": Json(models.Tag)},
    )


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addTags",
        method="POST",
        path="/tags",
        body=Body(
            "application/x-www-form-urlencoded",
            required=True,
            parts=(
                Part("names", "form", explode=False),
                Part("sizes", "pipeDelimited", explode=False),
            ),
            others=(
                Body(
                    "multipart/form-data",
                    parts=(
                        Part("names", "form", explode=False),
                        Part("sizes", "pipeDelimited", explode=False),
                    ),
                ),
            ),
        ),
        responses={"204": Empty()},
    )


@cache
def _describe() -> Operation[str, None]:
    return Operation(
        id="describeTags",
        method="GET",
        path="/tags",
        responses={"200": (Json(str), Text())},
    )


@cache
def _get_icon() -> Operation[bytes, None]:
    return Operation(
        id="getTagIcon",
        method="GET",
        path="/icon",
        responses={"200": Binary("image/png")},
    )


class TagResource(Resource):
    """The `tag` operations."""

    @overload
    def put(
        self,
        *,
        name: str,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Tag: ...

    @overload
    def put(
        self,
        *,
        body: str | FileContent,
        content_type: Literal["application/xml"],
        options: RequestOptions | None = None,
    ) -> models.Tag: ...

    def put(
        self,
        *,
        name: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Tag:
        """Put tags.

        Args:
            content_type: The media type of the body: `application/json` or
                `application/xml`.

        Returns:
            The tag.

        Source:
            `PUT /tags`
        """
        return self._client.call(
            _put(),
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name},
                    "application/xml": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    def add(
        self,
        *,
        names: Sequence[str],
        kinds: Sequence[str] | UnsetType = UNSET,
        sizes: Sequence[int] | UnsetType = UNSET,
        content_type: Literal[
            "application/x-www-form-urlencoded", "multipart/form-data"
        ] = "application/x-www-form-urlencoded",
        options: RequestOptions | None = None,
    ) -> None:
        """Add tags.

        Args:
            content_type: The media type of the body:
                `application/x-www-form-urlencoded` or `multipart/form-data`.

        Returns:
            Added.

        Source:
            `POST /tags`
        """
        return self._client.call(
            _add(),
            body={"names": names, "kinds": kinds, "sizes": sizes},
            content_type=content_type,
            options=options,
        )

    def describe(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Describe tags.

        Returns:
            In words.
            The type is that of what is answered: `application/json` or `text/plain`.

        Source:
            `GET /tags`
        """
        return self._client.call(
            _describe(),
            options=options,
        )

    def get_icon(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Get tag icon.

        Returns:
            An icon.
            `streamed(client.tag.get_icon)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /icon`
        """
        return self._client.call(
            _get_icon(),
            options=options,
        )


class AsyncTagResource(AsyncResource):
    """The `tag` operations."""

    @overload
    async def put(
        self,
        *,
        name: str,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Tag: ...

    @overload
    async def put(
        self,
        *,
        body: str | FileContent,
        content_type: Literal["application/xml"],
        options: RequestOptions | None = None,
    ) -> models.Tag: ...

    async def put(
        self,
        *,
        name: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Tag:
        """Put tags.

        Args:
            content_type: The media type of the body: `application/json` or
                `application/xml`.

        Returns:
            The tag.

        Source:
            `PUT /tags`
        """
        return await self._client.call(
            _put(),
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name},
                    "application/xml": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    async def add(
        self,
        *,
        names: Sequence[str],
        kinds: Sequence[str] | UnsetType = UNSET,
        sizes: Sequence[int] | UnsetType = UNSET,
        content_type: Literal[
            "application/x-www-form-urlencoded", "multipart/form-data"
        ] = "application/x-www-form-urlencoded",
        options: RequestOptions | None = None,
    ) -> None:
        """Add tags.

        Args:
            content_type: The media type of the body:
                `application/x-www-form-urlencoded` or `multipart/form-data`.

        Returns:
            Added.

        Source:
            `POST /tags`
        """
        return await self._client.call(
            _add(),
            body={"names": names, "kinds": kinds, "sizes": sizes},
            content_type=content_type,
            options=options,
        )

    async def describe(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Describe tags.

        Returns:
            In words.
            The type is that of what is answered: `application/json` or `text/plain`.

        Source:
            `GET /tags`
        """
        return await self._client.call(
            _describe(),
            options=options,
        )

    async def get_icon(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Get tag icon.

        Returns:
            An icon.
            `streamed(client.tag.get_icon)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /icon`
        """
        return await self._client.call(
            _get_icon(),
            options=options,
        )
