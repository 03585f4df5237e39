"""The `list` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    Parameter,
    Part,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="getLists",
        method="GET",
        path="/lists/{names}",
        parameters=(
            Parameter("query", "a", style="form", explode=False),
            Parameter("query", "b", style="spaceDelimited", explode=False),
            Parameter("query", "c", style="pipeDelimited", explode=False),
            Parameter("query", "e", style="form", explode=False),
        ),
        responses={"204": Empty()},
    )


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addLists",
        method="POST",
        path="/lists/{names}",
        body=Body(
            "application/x-www-form-urlencoded",
            required=False,
            parts=(Part("sizes", "form", explode=False),),
        ),
        responses={"204": Empty()},
    )


class ListResource(Resource):
    """The `list` operations."""

    def get(
        self,
        names: Sequence[str],
        *,
        a: Sequence[str] | None = None,
        b: Sequence[str] | None = None,
        c: Sequence[str] | None = None,
        d: Sequence[str] | None = None,
        e: Sequence[str] | None = None,
        x_f: Sequence[int] | None = None,
        g: bool | Literal[""] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get lists.

        Returns:
            Read.

        Source:
            `GET /lists/{names}`
        """
        return self._client.call(
            _get(),
            path={"names": names},
            query={"a": a, "b": b, "c": c, "d": d, "e": e, "g": g},
            headers={"X-F": x_f},
            options=options,
        )

    def add(
        self,
        names: Sequence[str],
        *,
        sizes: Sequence[int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add lists.

        Returns:
            Added.

        Source:
            `POST /lists/{names}`
        """
        return self._client.call(
            _add(),
            path={"names": names},
            body={"sizes": sizes},
            options=options,
        )


class AsyncListResource(AsyncResource):
    """The `list` operations."""

    async def get(
        self,
        names: Sequence[str],
        *,
        a: Sequence[str] | None = None,
        b: Sequence[str] | None = None,
        c: Sequence[str] | None = None,
        d: Sequence[str] | None = None,
        e: Sequence[str] | None = None,
        x_f: Sequence[int] | None = None,
        g: bool | Literal[""] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get lists.

        Returns:
            Read.

        Source:
            `GET /lists/{names}`
        """
        return await self._client.call(
            _get(),
            path={"names": names},
            query={"a": a, "b": b, "c": c, "d": d, "e": e, "g": g},
            headers={"X-F": x_f},
            options=options,
        )

    async def add(
        self,
        names: Sequence[str],
        *,
        sizes: Sequence[int] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add lists.

        Returns:
            Added.

        Source:
            `POST /lists/{names}`
        """
        return await self._client.call(
            _add(),
            path={"names": names},
            body={"sizes": sizes},
            options=options,
        )
