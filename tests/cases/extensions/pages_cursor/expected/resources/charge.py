"""The `charge` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    CursorPages,
    Enveloped,
    Json,
    Operation,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _list() -> Operation[models.ChargeList, None]:
    return Operation(
        id="listCharges",
        method="GET",
        path="/charge",
        responses={"200": Json(models.ChargeList)},
        pages=CursorPages(
            cursor="after",
            last=("id",),
            more=("has-more",),
            items=("charges",),
        ),
    )


@cache
def _list_refunds() -> Operation[list[models.Charge], models.Meta]:
    return Operation(
        id="listRefunds",
        method="GET",
        path="/refund",
        responses={"200": Enveloped(models.ListRefundsResponse, list[models.Charge])},
        pages=CursorPages(cursor="page_token", next=("next", "token"), in_header=True),
    )


@cache
def _list_notes() -> Operation[models.ListNotesResponseData, models.Meta]:
    return Operation(
        id="listNotes",
        method="GET",
        path="/note",
        responses={
            "200": Enveloped(models.ListNotesResponse, models.ListNotesResponseData),
        },
        pages=CursorPages(cursor="from", next=("next",), items=("notes",)),
    )


class ChargeResource(Resource):
    """The `charge` operations."""

    def list(
        self,
        *,
        after: str | None = None,
        count: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Charge, None, models.ChargeList]:
        """List charges.

        Returns:
            Charges.

        Source:
            `GET /charge`
        """
        return self._client.paginate(
            _list(),
            query={"after": after, "count": count},
            options=options,
        )

    def list_refunds(
        self,
        *,
        page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Charge, models.Meta]:
        """List refunds.

        Returns:
            Refunds in an envelope.

        Source:
            `GET /refund`
        """
        return self._client.paginate(
            _list_refunds(),
            query={"page_token": page_token},
            options=options,
        )

    def list_notes(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[str, models.Meta, models.ListNotesResponseData]:
        """List notes.

        Returns:
            Notes in an envelope.

        Source:
            `GET /note`
        """
        return self._client.paginate(
            _list_notes(),
            query={"from": from_},
            options=options,
        )


class AsyncChargeResource(AsyncResource):
    """The `charge` operations."""

    def list(
        self,
        *,
        after: str | None = None,
        count: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Charge, None, models.ChargeList]:
        """List charges.

        Returns:
            Charges.

        Source:
            `GET /charge`
        """
        return self._client.paginate(
            _list(),
            query={"after": after, "count": count},
            options=options,
        )

    def list_refunds(
        self,
        *,
        page_token: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Charge, models.Meta]:
        """List refunds.

        Returns:
            Refunds in an envelope.

        Source:
            `GET /refund`
        """
        return self._client.paginate(
            _list_refunds(),
            query={"page_token": page_token},
            options=options,
        )

    def list_notes(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str, models.Meta, models.ListNotesResponseData]:
        """List notes.

        Returns:
            Notes in an envelope.

        Source:
            `GET /note`
        """
        return self._client.paginate(
            _list_notes(),
            query={"from": from_},
            options=options,
        )
