"""The `certain` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import (
    AsyncResource,
    CursorPages,
    Json,
    LinkPages,
    Operation,
    RequestOptions,
    Resource,
    UrlPages,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _get_by_link() -> Operation[models.GetByLinkResponse, None]:
    return Operation(
        id="getByLink",
        method="GET",
        path="/link",
        responses={"200": Json(models.GetByLinkResponse)},
        errors={"default": Json(dict[str, Any])},
        pages=LinkPages(items=("names",)),
    )


@cache
def _get_by_last_item() -> Operation[models.GetByLastItemResponse, None]:
    return Operation(
        id="getByLastItem",
        method="GET",
        path="/last",
        responses={"200": Json(models.GetByLastItemResponse)},
        pages=CursorPages(
            cursor="starting_after",
            before="ending_before",
            last=("id",),
            more=("has_more",),
            items=("data",),
        ),
    )


@cache
def _get_by_cursor() -> Operation[models.GetByCursorResponse, None]:
    return Operation(
        id="getByCursor",
        method="GET",
        path="/cursor",
        responses={"200": Json(models.GetByCursorResponse)},
        pages=CursorPages(
            cursor="pageToken",
            next=("meta", "next_page_token"),
            items=("cats",),
        ),
    )


@cache
def _get_by_same_name() -> Operation[models.GetBySameNameResponse, None]:
    return Operation(
        id="getBySameName",
        method="GET",
        path="/same",
        responses={"200": Json(models.GetBySameNameResponse)},
        pages=CursorPages(
            cursor="next_page_token",
            next=("next_page_token",),
            items=("cats",),
        ),
    )


@cache
def _get_by_address() -> Operation[models.GetByAddressResponse, None]:
    return Operation(
        id="getByAddress",
        method="GET",
        path="/address",
        responses={"200": Json(models.GetByAddressResponse)},
        pages=UrlPages(next=("next",), items=("results",)),
    )


@cache
def _get_without() -> Operation[models.GetWithoutResponse, None]:
    return Operation(
        id="getWithout",
        method="GET",
        path="/off",
        responses={"200": Json(models.GetWithoutResponse)},
    )


class CertainResource(Resource):
    """The `certain` operations."""

    def get_by_link(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[str, None, models.GetByLinkResponse]:
        """Get by link.

        Returns:
            With a link.

        Headers:
            Link (str)

        Raises:
            APIStatusError: An error.

        Source:
            `GET /link`
        """
        return self._client.paginate(
            _get_by_link(),
            query={"page": page, "per_page": per_page},
            options=options,
        )

    def get_by_last_item(
        self,
        *,
        starting_after: str | None = None,
        ending_before: str | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[
        models.GetByLastItemResponseDataItem, None, models.GetByLastItemResponse
    ]:
        """Get by last item.

        Returns:
            With a flag.

        Source:
            `GET /last`
        """
        return self._client.paginate(
            _get_by_last_item(),
            query={"starting_after": starting_after, "ending_before": ending_before},
            options=options,
        )

    def get_by_cursor(
        self,
        *,
        page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Cat, None, models.GetByCursorResponse]:
        """Get by cursor.

        Returns:
            With a token.

        Source:
            `GET /cursor`
        """
        return self._client.paginate(
            _get_by_cursor(),
            query={"pageToken": page_token},
            options=options,
        )

    def get_by_same_name(
        self,
        *,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Cat, None, models.GetBySameNameResponse]:
        """Get by same name.

        Returns:
            With a token of the same name.

        Source:
            `GET /same`
        """
        return self._client.paginate(
            _get_by_same_name(),
            query={"next_page_token": next_page_token},
            options=options,
        )

    def get_by_address(
        self,
        *,
        offset: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Dog, None, models.GetByAddressResponse]:
        """Get by address.

        Returns:
            With an address.

        Source:
            `GET /address`
        """
        return self._client.paginate(
            _get_by_address(),
            query={"offset": offset},
            options=options,
        )

    def get_without(
        self,
        *,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.GetWithoutResponse:
        """Get without.

        Returns:
            Read as it is.

        Source:
            `GET /off`
        """
        return self._client.call(
            _get_without(),
            query={"next_page_token": next_page_token},
            options=options,
        )


class AsyncCertainResource(AsyncResource):
    """The `certain` operations."""

    def get_by_link(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str, None, models.GetByLinkResponse]:
        """Get by link.

        Returns:
            With a link.

        Headers:
            Link (str)

        Raises:
            APIStatusError: An error.

        Source:
            `GET /link`
        """
        return self._client.paginate(
            _get_by_link(),
            query={"page": page, "per_page": per_page},
            options=options,
        )

    def get_by_last_item(
        self,
        *,
        starting_after: str | None = None,
        ending_before: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[
        models.GetByLastItemResponseDataItem, None, models.GetByLastItemResponse
    ]:
        """Get by last item.

        Returns:
            With a flag.

        Source:
            `GET /last`
        """
        return self._client.paginate(
            _get_by_last_item(),
            query={"starting_after": starting_after, "ending_before": ending_before},
            options=options,
        )

    def get_by_cursor(
        self,
        *,
        page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Cat, None, models.GetByCursorResponse]:
        """Get by cursor.

        Returns:
            With a token.

        Source:
            `GET /cursor`
        """
        return self._client.paginate(
            _get_by_cursor(),
            query={"pageToken": page_token},
            options=options,
        )

    def get_by_same_name(
        self,
        *,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Cat, None, models.GetBySameNameResponse]:
        """Get by same name.

        Returns:
            With a token of the same name.

        Source:
            `GET /same`
        """
        return self._client.paginate(
            _get_by_same_name(),
            query={"next_page_token": next_page_token},
            options=options,
        )

    def get_by_address(
        self,
        *,
        offset: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Dog, None, models.GetByAddressResponse]:
        """Get by address.

        Returns:
            With an address.

        Source:
            `GET /address`
        """
        return self._client.paginate(
            _get_by_address(),
            query={"offset": offset},
            options=options,
        )

    async def get_without(
        self,
        *,
        next_page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.GetWithoutResponse:
        """Get without.

        Returns:
            Read as it is.

        Source:
            `GET /off`
        """
        return await self._client.call(
            _get_without(),
            query={"next_page_token": next_page_token},
            options=options,
        )
