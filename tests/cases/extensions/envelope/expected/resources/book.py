"""The `book` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Enveloped,
    Json,
    Operation,
    RequestOptions,
    Resource,
)


@cache
def _get() -> Operation[models.Book, models.Meta]:
    return Operation(
        id="getBook",
        method="GET",
        path="/book/{id}",
        responses={"200": Enveloped(models.BookAnswer, models.Book)},
    )


@cache
def _get_version() -> Operation[models.Version, None]:
    return Operation(
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
            _get(),
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
            _get_version(),
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
            _get(),
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
            _get_version(),
            options=options,
        )
