"""The `item` operations."""

from __future__ import annotations

import builtins
from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Json,
    OffsetPages,
    Operation,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _list() -> Operation[list[models.Item], None]:
    return Operation(
        id="listItems",
        method="GET",
        path="/item",
        responses={"200": Json(list[models.Item])},
        pages=OffsetPages(offset="skip"),
    )


@cache
def _list_others() -> Operation[list[str], None]:
    return Operation(
        id="listOthers",
        method="GET",
        path="/other",
        responses={"200": Json(list[str])},
        pages=OffsetPages(offset="from"),
    )


@cache
def _list_plain() -> Operation[list[str], None]:
    return Operation(
        id="listPlain",
        method="GET",
        path="/plain",
        responses={"200": Json(list[str])},
    )


class ItemResource(Resource):
    """The `item` operations."""

    def list(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Item, None]:
        """List all items.

        Args:
            skip: Default: `0`.
            take: Default: `2`.

        Returns:
            Items.

        Source:
            `GET /item`
        """
        return self._client.paginate(
            _list(),
            query={"skip": skip, "take": take},
            options=options,
        )

    def list_others(
        self,
        *,
        from_: int | None = None,
        count: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[str, None]:
        """List others.

        Returns:
            Names.

        Source:
            `GET /other`
        """
        return self._client.paginate(
            _list_others(),
            query={"from": from_, "count": count},
            options=options,
        )

    def list_plain(
        self,
        *,
        skip: int | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List plain.

        Returns:
            Names, all at once.

        Source:
            `GET /plain`
        """
        return self._client.call(
            _list_plain(),
            query={"skip": skip},
            options=options,
        )


class AsyncItemResource(AsyncResource):
    """The `item` operations."""

    def list(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Item, None]:
        """List all items.

        Args:
            skip: Default: `0`.
            take: Default: `2`.

        Returns:
            Items.

        Source:
            `GET /item`
        """
        return self._client.paginate(
            _list(),
            query={"skip": skip, "take": take},
            options=options,
        )

    def list_others(
        self,
        *,
        from_: int | None = None,
        count: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str, None]:
        """List others.

        Returns:
            Names.

        Source:
            `GET /other`
        """
        return self._client.paginate(
            _list_others(),
            query={"from": from_, "count": count},
            options=options,
        )

    async def list_plain(
        self,
        *,
        skip: int | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List plain.

        Returns:
            Names, all at once.

        Source:
            `GET /plain`
        """
        return await self._client.call(
            _list_plain(),
            query={"skip": skip},
            options=options,
        )
