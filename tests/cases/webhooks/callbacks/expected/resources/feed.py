"""The `feed` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addFeed",
        method="POST",
        path="/feeds",
        responses={"204": Empty()},
    )


@cache
def _replace() -> Operation[None, None]:
    return Operation(
        id="replaceFeed",
        method="PUT",
        path="/feeds/{id}",
        responses={"204": Empty()},
    )


class FeedResource(Resource):
    """The `feed` operations."""

    def add(
        self,
        *,
        url: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Add feed.

        Returns:
            Added.

        Callbacks:
            `webhooks.parse_add_feed_on_data`
            `webhooks.parse_ended`
            `webhooks.parse_feed_note`

        Source:
            `POST /feeds`
        """
        return self._client.call(
            _add(),
            query={"url": url},
            options=options,
        )

    def replace(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace feed.

        Returns:
            Replaced.

        Callbacks:
            `webhooks.parse_replace_feed_on_data`
            `webhooks.parse_ended`

        Source:
            `PUT /feeds/{id}`
        """
        return self._client.call(
            _replace(),
            path={"id": id},
            options=options,
        )


class AsyncFeedResource(AsyncResource):
    """The `feed` operations."""

    async def add(
        self,
        *,
        url: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Add feed.

        Returns:
            Added.

        Callbacks:
            `webhooks.parse_add_feed_on_data`
            `webhooks.parse_ended`
            `webhooks.parse_feed_note`

        Source:
            `POST /feeds`
        """
        return await self._client.call(
            _add(),
            query={"url": url},
            options=options,
        )

    async def replace(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace feed.

        Returns:
            Replaced.

        Callbacks:
            `webhooks.parse_replace_feed_on_data`
            `webhooks.parse_ended`

        Source:
            `PUT /feeds/{id}`
        """
        return await self._client.call(
            _replace(),
            path={"id": id},
            options=options,
        )
