"""The `my shop` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addShop",
        method="POST",
        path="/shops",
        responses={"204": Empty()},
    )


class ShopResource(Resource):
    """The `my shop` operations."""

    def add(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Add shop.

        Returns:
            Added.

        Source:
            `POST /shops`
        """
        return self._client.call(
            _add(),
            options=options,
        )


class AsyncShopResource(AsyncResource):
    """The `my shop` operations."""

    async def add(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Add shop.

        Returns:
            Added.

        Source:
            `POST /shops`
        """
        return await self._client.call(
            _add(),
            options=options,
        )
