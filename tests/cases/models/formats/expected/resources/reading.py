"""The `reading` operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    DecimalText,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _add() -> Operation[models.Reading, None]:
    return Operation(
        id="addReading",
        method="POST",
        path="/reading/{since}",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Reading)},
    )


class ReadingResource(Resource):
    """The `reading` operations."""

    def add(
        self,
        since: date,
        *,
        id: UUID,
        at: datetime,
        until: datetime | None = None,
        day: date | UnsetType = UNSET,
        clock: time | UnsetType = UNSET,
        lasted: timedelta | UnsetType = UNSET,
        price: DecimalText | str | UnsetType = UNSET,
        raw: bytes | UnsetType = UNSET,
        packed: bytes | UnsetType = UNSET,
        mail: str | UnsetType = UNSET,
        unheard: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        ratio: float | UnsetType = UNSET,
        days: Sequence[date] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Reading:
        """Add reading.

        Returns:
            The reading.

        Source:
            `POST /reading/{since}`
        """
        return self._client.call(
            _add(),
            path={"since": since},
            query={"until": until},
            body={
                "id": id,
                "at": at,
                "day": day,
                "clock": clock,
                "lasted": lasted,
                "price": price,
                "raw": raw,
                "packed": packed,
                "mail": mail,
                "unheard": unheard,
                "count": count,
                "ratio": ratio,
                "days": days,
            },
            options=options,
        )


class AsyncReadingResource(AsyncResource):
    """The `reading` operations."""

    async def add(
        self,
        since: date,
        *,
        id: UUID,
        at: datetime,
        until: datetime | None = None,
        day: date | UnsetType = UNSET,
        clock: time | UnsetType = UNSET,
        lasted: timedelta | UnsetType = UNSET,
        price: DecimalText | str | UnsetType = UNSET,
        raw: bytes | UnsetType = UNSET,
        packed: bytes | UnsetType = UNSET,
        mail: str | UnsetType = UNSET,
        unheard: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        ratio: float | UnsetType = UNSET,
        days: Sequence[date] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Reading:
        """Add reading.

        Returns:
            The reading.

        Source:
            `POST /reading/{since}`
        """
        return await self._client.call(
            _add(),
            path={"since": since},
            query={"until": until},
            body={
                "id": id,
                "at": at,
                "day": day,
                "clock": clock,
                "lasted": lasted,
                "price": price,
                "raw": raw,
                "packed": packed,
                "mail": mail,
                "unheard": unheard,
                "count": count,
                "ratio": ratio,
                "days": days,
            },
            options=options,
        )
