"""The `pet` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, overload

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
    from .._runtime import File, FileContent


@cache
def _replace() -> Operation[None, None]:
    return Operation(
        id="replacePet",
        method="PUT",
        path="/pets/{id}",
        body=Body(
            "application/json",
            required=True,
            others=(Body("application/x-www-form-urlencoded"), Body("application/xml")),
        ),
        responses={"204": Empty()},
    )


@cache
def _add_note() -> Operation[None, None]:
    return Operation(
        id="addNote",
        method="POST",
        path="/notes",
        body=Body("text/plain", required=True, others=(Body("text/markdown"),)),
        responses={"204": Empty()},
    )


@cache
def _add_photo() -> Operation[None, None]:
    return Operation(
        id="addPhoto",
        method="POST",
        path="/photos",
        body=Body(
            "application/json",
            required=False,
            others=(Body("multipart/form-data"), Body("image/*")),
        ),
        responses={"204": Empty()},
    )


class PetResource(Resource):
    """The `pet` operations."""

    @overload
    def replace(
        self,
        id: str,
        *,
        name: str,
        age: int | UnsetType = UNSET,
        content_type: Literal[
            "application/json", "application/x-www-form-urlencoded"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def replace(
        self,
        id: str,
        *,
        body: str | FileContent,
        content_type: Literal["application/xml"],
        options: RequestOptions | None = None,
    ) -> None: ...

    def replace(
        self,
        id: str,
        *,
        name: object = UNSET,
        age: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Replace pet.

        Args:
            content_type: The media type of the body: `application/json`,
                `application/x-www-form-urlencoded` or `application/xml`.

        Returns:
            Replaced.

        Source:
            `PUT /pets/{id}`
        """
        return self._client.call(
            _replace(),
            path={"id": id},
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name, "age": age},
                    "application/x-www-form-urlencoded": {"name": name, "age": age},
                    "application/xml": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    def add_note(
        self,
        *,
        body: str,
        content_type: Literal["text/plain", "text/markdown"] = "text/plain",
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Args:
            content_type: The media type of the body: `text/plain` or `text/markdown`.

        Returns:
            Added.

        Source:
            `POST /notes`
        """
        return self._client.call(
            _add_note(),
            body=body,
            content_type=content_type,
            options=options,
        )

    @overload
    def add_photo(
        self,
        *,
        url: str | UnsetType = UNSET,
        caption: str | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add_photo(
        self,
        *,
        content_type: Literal["multipart/form-data"],
        photo: File | UnsetType = UNSET,
        caption: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add_photo(
        self,
        *,
        content_type: str,
        body: FileContent | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None: ...

    def add_photo(
        self,
        *,
        url: object = UNSET,
        caption: object = UNSET,
        photo: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Args:
            caption: Below the photo.
            content_type: The media type of the body: `application/json`,
                `multipart/form-data` or `image/*`.

        Returns:
            Added.

        Source:
            `POST /photos`
        """
        return self._client.call(
            _add_photo(),
            body=body_of(
                content_type,
                {
                    "application/json": {"url": url, "caption": caption},
                    "multipart/form-data": {"photo": photo, "caption": caption},
                    "image/*": body,
                },
            ),
            content_type=content_type,
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    @overload
    async def replace(
        self,
        id: str,
        *,
        name: str,
        age: int | UnsetType = UNSET,
        content_type: Literal[
            "application/json", "application/x-www-form-urlencoded"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def replace(
        self,
        id: str,
        *,
        body: str | FileContent,
        content_type: Literal["application/xml"],
        options: RequestOptions | None = None,
    ) -> None: ...

    async def replace(
        self,
        id: str,
        *,
        name: object = UNSET,
        age: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Replace pet.

        Args:
            content_type: The media type of the body: `application/json`,
                `application/x-www-form-urlencoded` or `application/xml`.

        Returns:
            Replaced.

        Source:
            `PUT /pets/{id}`
        """
        return await self._client.call(
            _replace(),
            path={"id": id},
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name, "age": age},
                    "application/x-www-form-urlencoded": {"name": name, "age": age},
                    "application/xml": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    async def add_note(
        self,
        *,
        body: str,
        content_type: Literal["text/plain", "text/markdown"] = "text/plain",
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Args:
            content_type: The media type of the body: `text/plain` or `text/markdown`.

        Returns:
            Added.

        Source:
            `POST /notes`
        """
        return await self._client.call(
            _add_note(),
            body=body,
            content_type=content_type,
            options=options,
        )

    @overload
    async def add_photo(
        self,
        *,
        url: str | UnsetType = UNSET,
        caption: str | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add_photo(
        self,
        *,
        content_type: Literal["multipart/form-data"],
        photo: File | UnsetType = UNSET,
        caption: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add_photo(
        self,
        *,
        content_type: str,
        body: FileContent | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def add_photo(
        self,
        *,
        url: object = UNSET,
        caption: object = UNSET,
        photo: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Args:
            caption: Below the photo.
            content_type: The media type of the body: `application/json`,
                `multipart/form-data` or `image/*`.

        Returns:
            Added.

        Source:
            `POST /photos`
        """
        return await self._client.call(
            _add_photo(),
            body=body_of(
                content_type,
                {
                    "application/json": {"url": url, "caption": caption},
                    "multipart/form-data": {"photo": photo, "caption": caption},
                    "image/*": body,
                },
            ),
            content_type=content_type,
            options=options,
        )
