"""The `book` operations."""

from __future__ import annotations

from .. import models
from .._runtime import (
    AsyncResource,
    Enveloped,
    Json,
    Operation,
    RequestOptions,
    Resource,
)

_GET: Operation[models.Book, models.Meta] = Operation(
    id="getBook",
    method="GET",
    path="/book/{id}",
    responses={"200": Enveloped(models.BookAnswer, models.Book)},
)
_GET_VERSION: Operation[models.Version, None] = Operation(
    id="getVersion",
    method="GET",
    path="/version",
    responses={"200": Json(models.Version)},
)


class BookResource(Resource):
    """The `book` operations."""

    def get(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> models.Book:
        """Get book.

        Returns:
            The book.

        Source:
            `GET /book/{id}`
        """
        return self._client.call(
            _GET,
            path={"id": id},
            options=options,
        )

    def get_version(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Version:
        """Get version.

        Returns:
            Not wrapped.

        Source:
            `GET /version`
        """
        return self._client.call(
            _GET_VERSION,
            options=options,
        )


class AsyncBookResource(AsyncResource):
    """The `book` operations."""

    async def get(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> models.Book:
        """Get book.

        Returns:
            The book.

        Source:
            `GET /book/{id}`
        """
        return await self._client.call(
            _GET,
            path={"id": id},
            options=options,
        )

    async def get_version(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Version:
        """Get version.

        Returns:
            Not wrapped.

        Source:
            `GET /version`
        """
        return await self._client.call(
            _GET_VERSION,
            options=options,
        )
