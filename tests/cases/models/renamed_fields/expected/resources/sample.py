"""The `sample` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addSample",
        method="POST",
        path="/sample",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


class SampleResource(Resource):
    """The `sample` operations."""

    def add(
        self,
        *,
        from_: str,
        class_: str,
        first_name: str | UnsetType = UNSET,
        x_rate: int | UnsetType = UNSET,
        n_2fast: bool | UnsetType = UNSET,
        start_time_lt: datetime | UnsetType = UNSET,
        links: Mapping[str, Any] | UnsetType = UNSET,
        list_: Sequence[str] | UnsetType = UNSET,
        größe: float | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        member: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add sample.

        Returns:
            Added.

        Source:
            `POST /sample`
        """
        return self._client.call(
            _add(),
            body={
                "from": from_,
                "class": class_,
                "firstName": first_name,
                "X-Rate": x_rate,
                "2fast": n_2fast,
                "StartTime<": start_time_lt,
                "_links": links,
                "list": list_,
                "größe": größe,
                "@id": id,
                "$": member,
            },
            options=options,
        )


class AsyncSampleResource(AsyncResource):
    """The `sample` operations."""

    async def add(
        self,
        *,
        from_: str,
        class_: str,
        first_name: str | UnsetType = UNSET,
        x_rate: int | UnsetType = UNSET,
        n_2fast: bool | UnsetType = UNSET,
        start_time_lt: datetime | UnsetType = UNSET,
        links: Mapping[str, Any] | UnsetType = UNSET,
        list_: Sequence[str] | UnsetType = UNSET,
        größe: float | UnsetType = UNSET,
        id: str | UnsetType = UNSET,
        member: str | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add sample.

        Returns:
            Added.

        Source:
            `POST /sample`
        """
        return await self._client.call(
            _add(),
            body={
                "from": from_,
                "class": class_,
                "firstName": first_name,
                "X-Rate": x_rate,
                "2fast": n_2fast,
                "StartTime<": start_time_lt,
                "_links": links,
                "list": list_,
                "größe": größe,
                "@id": id,
                "$": member,
            },
            options=options,
        )
