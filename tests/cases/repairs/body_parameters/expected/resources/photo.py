"""The `photo` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)

if TYPE_CHECKING:
    from .._runtime import File


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addPhoto",
        method="POST",
        path="/photo/{id}",
        body=Body("multipart/form-data", required=True),
        responses={"204": Empty()},
    )


class PhotoResource(Resource):
    """The `photo` operations."""

    def add(
        self,
        id: str,
        *,
        file: File,
        note: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Returns:
            Fine.

        Source:
            `POST /photo/{id}`
        """
        return self._client.call(
            _add(),
            path={"id": id},
            body={"file": file, "note": note},
            options=options,
        )


class AsyncPhotoResource(AsyncResource):
    """The `photo` operations."""

    async def add(
        self,
        id: str,
        *,
        file: File,
        note: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add photo.

        Returns:
            Fine.

        Source:
            `POST /photo/{id}`
        """
        return await self._client.call(
            _add(),
            path={"id": id},
            body={"file": file, "note": note},
            options=options,
        )
