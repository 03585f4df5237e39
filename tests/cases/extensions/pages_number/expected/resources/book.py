"""The `book` operations."""

from __future__ import annotations

import builtins
from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Json,
    NumberPages,
    Operation,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _list() -> Operation[models.Shelf, None]:
    return Operation(
        id="listBooks",
        method="GET",
        path="/book",
        responses={"200": Json(models.Shelf)},
        pages=NumberPages(page="page", first=0, items=("content", "rows")),
    )


@cache
def _list_authors() -> Operation[models.ListAuthorsResponse, None]:
    return Operation(
        id="listAuthors",
        method="GET",
        path="/author",
        responses={"200": Json(models.ListAuthorsResponse)},
        pages=NumberPages(page="p", first=5, items=("authors",)),
    )


@cache
def _list_topics() -> Operation[list[str] | None, None]:
    return Operation(
        id="listTopics",
        method="GET",
        path="/topic",
        responses={"200": Json(list[str] | None)},
        pages=NumberPages(page="page"),
    )


@cache
def _list_all() -> Operation[models.Shelf, None]:
    return Operation(
        id="listAll",
        method="GET",
        path="/all",
        responses={"200": Json(models.Shelf)},
    )


class BookResource(Resource):
    """The `book` operations."""

    def list(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Book, None, models.Shelf]:
        """List books.

        Args:
            page: Default: `0`.

        Returns:
            Books.

        Source:
            `GET /book`
        """
        return self._client.paginate(
            _list(),
            query={"page": page, "size": size},
            options=options,
        )

    def list_authors(
        self,
        *,
        p: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[str, None, models.ListAuthorsResponse]:
        """List authors.

        Args:
            p: Default: `0`.

        Returns:
            Authors.

        Source:
            `GET /author`
        """
        return self._client.paginate(
            _list_authors(),
            query={"p": p},
            options=options,
        )

    def list_topics(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[str, None, builtins.list[str] | None]:
        """List topics.

        Returns:
            Topics.

        Source:
            `GET /topic`
        """
        return self._client.paginate(
            _list_topics(),
            query={"page": page},
            options=options,
        )

    def list_all(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> models.Shelf:
        """List all.

        Args:
            page: Default: `0`.

        Returns:
            Books, all at once.

        Source:
            `GET /all`
        """
        return self._client.call(
            _list_all(),
            query={"page": page, "size": size},
            options=options,
        )


class AsyncBookResource(AsyncResource):
    """The `book` operations."""

    def list(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Book, None, models.Shelf]:
        """List books.

        Args:
            page: Default: `0`.

        Returns:
            Books.

        Source:
            `GET /book`
        """
        return self._client.paginate(
            _list(),
            query={"page": page, "size": size},
            options=options,
        )

    def list_authors(
        self,
        *,
        p: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str, None, models.ListAuthorsResponse]:
        """List authors.

        Args:
            p: Default: `0`.

        Returns:
            Authors.

        Source:
            `GET /author`
        """
        return self._client.paginate(
            _list_authors(),
            query={"p": p},
            options=options,
        )

    def list_topics(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str, None, builtins.list[str] | None]:
        """List topics.

        Returns:
            Topics.

        Source:
            `GET /topic`
        """
        return self._client.paginate(
            _list_topics(),
            query={"page": page},
            options=options,
        )

    async def list_all(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        options: RequestOptions | None = None,
    ) -> models.Shelf:
        """List all.

        Args:
            page: Default: `0`.

        Returns:
            Books, all at once.

        Source:
            `GET /all`
        """
        return await self._client.call(
            _list_all(),
            query={"page": page, "size": size},
            options=options,
        )
