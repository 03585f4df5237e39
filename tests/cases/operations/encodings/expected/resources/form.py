"""The `form` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    Part,
    RequestOptions,
    Resource,
    UnsetType,
)

if TYPE_CHECKING:
    from .._runtime import File


@cache
def _search() -> Operation[None, None]:
    return Operation(
        id="search",
        method="POST",
        path="/search",
        body=Body(
            "application/x-www-form-urlencoded",
            required=True,
            parts=(
                Part("where", "deepObject"),
                Part("tags", "pipeDelimited", explode=False),
                Part("back", "form", allow_reserved=True),
                Part("many", content_type="application/json"),
            ),
        ),
        responses={"204": Empty()},
    )


@cache
def _upload() -> Operation[None, None]:
    return Operation(
        id="upload",
        method="POST",
        path="/upload",
        body=Body(
            "multipart/form-data",
            required=True,
            parts=(
                Part("photo", content_type="image/png, image/jpeg"),
                Part("notes", content_type="text/markdown"),
                Part("marks", "form", explode=False),
            ),
        ),
        responses={"204": Empty()},
    )


class FormResource(Resource):
    """The `form` operations."""

    def search(
        self,
        *,
        where: models.SearchWhere | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        back: str | UnsetType = UNSET,
        many: Sequence[int] | UnsetType = UNSET,
        plain: Mapping[str, int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Search.

        Returns:
            Found.

        Source:
            `POST /search`
        """
        return self._client.call(
            _search(),
            body={
                "where": where,
                "tags": tags,
                "back": back,
                "many": many,
                "plain": plain,
            },
            options=options,
        )

    def upload(
        self,
        *,
        photo: File,
        notes: str | File | UnsetType = UNSET,
        marks: Sequence[int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Upload.

        Args:
            notes: Its part can have `X-Language`, as `(name, content, media_type,
                headers)`.

        Returns:
            Stored.

        Source:
            `POST /upload`
        """
        return self._client.call(
            _upload(),
            body={"photo": photo, "notes": notes, "marks": marks},
            options=options,
        )


class AsyncFormResource(AsyncResource):
    """The `form` operations."""

    async def search(
        self,
        *,
        where: models.SearchWhere | UnsetType = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        back: str | UnsetType = UNSET,
        many: Sequence[int] | UnsetType = UNSET,
        plain: Mapping[str, int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Search.

        Returns:
            Found.

        Source:
            `POST /search`
        """
        return await self._client.call(
            _search(),
            body={
                "where": where,
                "tags": tags,
                "back": back,
                "many": many,
                "plain": plain,
            },
            options=options,
        )

    async def upload(
        self,
        *,
        photo: File,
        notes: str | File | UnsetType = UNSET,
        marks: Sequence[int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Upload.

        Args:
            notes: Its part can have `X-Language`, as `(name, content, media_type,
                headers)`.

        Returns:
            Stored.

        Source:
            `POST /upload`
        """
        return await self._client.call(
            _upload(),
            body={"photo": photo, "notes": notes, "marks": marks},
            options=options,
        )
