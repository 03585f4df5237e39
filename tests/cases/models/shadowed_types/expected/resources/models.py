"""The `models` operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Json,
    Operation,
    PlainDate,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _date() -> Operation[date, None]:
    return Operation(
        id="date",
        method="POST",
        path="/date",
        body=Body("application/json", required=True),
        responses={"200": Json(date)},
    )


@cache
def _models_() -> Operation[list[models.Appointment], None]:
    return Operation(
        id="models",
        method="GET",
        path="/models",
        responses={"200": Json(list[models.Appointment])},
    )


class ModelsResource(Resource):
    """The `models` operations."""

    def date(
        self,
        *,
        date: PlainDate,
        time: time,
        next: PlainDate,
        timedelta: timedelta | UnsetType = UNSET,
        pause: timedelta | UnsetType = UNSET,
        any: Any = UNSET,
        anything: Any = UNSET,
        dict_: Mapping[str, Any] | UnsetType = UNSET,
        str_: str | UnsetType = UNSET,
        int_: int | UnsetType = UNSET,
        field_: str | UnsetType = UNSET,
        model: str | UnsetType = UNSET,
        unset: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> PlainDate:
        """Date.

        Returns:
            The day.

        Source:
            `POST /date`
        """
        return self._client.call(
            _date(),
            body={
                "date": date,
                "time": time,
                "next": next,
                "timedelta": timedelta,
                "pause": pause,
                "Any": any,
                "anything": anything,
                "dict": dict_,
                "str": str_,
                "int": int_,
                "field": field_,
                "model": model,
                "UNSET": unset,
            },
            options=options,
        )

    def models_(
        self,
        *,
        date: PlainDate | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Appointment]:
        """Models.

        Returns:
            All of them.

        Source:
            `GET /models`
        """
        return self._client.call(
            _models_(),
            query={"date": date},
            options=options,
        )


class AsyncModelsResource(AsyncResource):
    """The `models` operations."""

    async def date(
        self,
        *,
        date: PlainDate,
        time: time,
        next: PlainDate,
        timedelta: timedelta | UnsetType = UNSET,
        pause: timedelta | UnsetType = UNSET,
        any: Any = UNSET,
        anything: Any = UNSET,
        dict_: Mapping[str, Any] | UnsetType = UNSET,
        str_: str | UnsetType = UNSET,
        int_: int | UnsetType = UNSET,
        field_: str | UnsetType = UNSET,
        model: str | UnsetType = UNSET,
        unset: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> PlainDate:
        """Date.

        Returns:
            The day.

        Source:
            `POST /date`
        """
        return await self._client.call(
            _date(),
            body={
                "date": date,
                "time": time,
                "next": next,
                "timedelta": timedelta,
                "pause": pause,
                "Any": any,
                "anything": anything,
                "dict": dict_,
                "str": str_,
                "int": int_,
                "field": field_,
                "model": model,
                "UNSET": unset,
            },
            options=options,
        )

    async def models_(
        self,
        *,
        date: PlainDate | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Appointment]:
        """Models.

        Returns:
            All of them.

        Source:
            `GET /models`
        """
        return await self._client.call(
            _models_(),
            query={"date": date},
            options=options,
        )
