"""The `album` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UrlPages,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _list() -> Operation[models.AlbumPage, None]:
    return Operation(
        id="listAlbums",
        method="GET",
        path="/album",
        responses={"200": Json(models.AlbumPage)},
        pages=UrlPages(next=("links", "next"), items=("results",)),
    )


class AlbumResource(Resource):
    """The `album` operations."""

    def list(
        self,
        *,
        genre: str | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Album, None, models.AlbumPage]:
        """List albums.

        Returns:
            Albums.

        Source:
            `GET /album`
        """
        return self._client.paginate(
            _list(),
            query={"genre": genre},
            options=options,
        )


class AsyncAlbumResource(AsyncResource):
    """The `album` operations."""

    def list(
        self,
        *,
        genre: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Album, None, models.AlbumPage]:
        """List albums.

        Returns:
            Albums.

        Source:
            `GET /album`
        """
        return self._client.paginate(
            _list(),
            query={"genre": genre},
            options=options,
        )
