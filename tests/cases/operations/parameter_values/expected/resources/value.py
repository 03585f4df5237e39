"""The `value` operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from .. import models
from .._runtime import (
    AsyncResource,
    Empty,
    Operation,
    Parameter,
    RequestOptions,
    Resource,
)


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="getValue",
        method="GET",
        path="/values/{kind}/{day}/{id}",
        parameters=(Parameter("query", "kinds", style="form", explode=False),),
        responses={"204": Empty()},
    )


class ValueResource(Resource):
    """The `value` operations."""

    def get(
        self,
        kind: models.Kind | str,
        day: date,
        id: UUID,
        *,
        x_day: date,
        since: datetime | None = None,
        kinds: Sequence[models.Kind | str] | None = None,
        open: bool | None = None,
        price: Decimal | None = None,
        level: models.GetValueLevel | int | None = None,
        x_kind: models.Kind | str | None = None,
        x_plain: Any = None,
        cookie_kind: models.Kind | str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get value.

        Args:
            open: Default: `true`.

        Returns:
            Read.

        Source:
            `GET /values/{kind}/{day}/{id}`
        """
        return self._client.call(
            _get(),
            path={"kind": kind, "day": day, "id": id},
            query={
                "since": since,
                "kinds": kinds,
                "open": open,
                "price": price,
                "level": level,
            },
            headers={"X-Day": x_day, "X-Kind": x_kind, "X-Plain": x_plain},
            cookies={"kind": cookie_kind},
            options=options,
        )


class AsyncValueResource(AsyncResource):
    """The `value` operations."""

    async def get(
        self,
        kind: models.Kind | str,
        day: date,
        id: UUID,
        *,
        x_day: date,
        since: datetime | None = None,
        kinds: Sequence[models.Kind | str] | None = None,
        open: bool | None = None,
        price: Decimal | None = None,
        level: models.GetValueLevel | int | None = None,
        x_kind: models.Kind | str | None = None,
        x_plain: Any = None,
        cookie_kind: models.Kind | str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get value.

        Args:
            open: Default: `true`.

        Returns:
            Read.

        Source:
            `GET /values/{kind}/{day}/{id}`
        """
        return await self._client.call(
            _get(),
            path={"kind": kind, "day": day, "id": id},
            query={
                "since": since,
                "kinds": kinds,
                "open": open,
                "price": price,
                "level": level,
            },
            headers={"X-Day": x_day, "X-Kind": x_kind, "X-Plain": x_plain},
            cookies={"kind": cookie_kind},
            options=options,
        )
