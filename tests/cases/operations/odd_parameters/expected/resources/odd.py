"""The `odd` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

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
def _list() -> Operation[None, None]:
    return Operation(
        id="listOdds",
        method="GET",
        path="/odds",
        parameters=(
            Parameter("query", "text", content_type="text/plain"),
            Parameter("header", "X-Data", content_type="application/json"),
            Parameter("cookie", "raw", style="cookie", explode=True),
        ),
        responses={"204": Empty()},
    )


@cache
def _find() -> Operation[None, None]:
    return Operation(
        id="findOdds",
        method="GET",
        path="/odds/find",
        parameters=(
            Parameter("querystring", "selector", content_type="application/json"),
        ),
        responses={"204": Empty()},
    )


class OddResource(Resource):
    """The `odd` operations."""

    def list(
        self,
        *,
        flag: bool | Literal[""] | None = None,
        word: str | None = None,
        sorts: Sequence[models.ListOddsSortsItem] | None = None,
        tree: models.ListOddsTree | None = None,
        text: int | None = None,
        x_data: Sequence[int] | None = None,
        raw: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List odds.

        Returns:
            Listed.

        Source:
            `GET /odds`
        """
        return self._client.call(
            _list(),
            query={
                "flag": flag,
                "word": word,
                "sorts": sorts,
                "tree": tree,
                "text": text,
            },
            headers={"X-Data": x_data},
            cookies={"raw": raw},
            options=options,
        )

    def find(
        self,
        *,
        selector: Mapping[str, int],
        options: RequestOptions | None = None,
    ) -> None:
        """Find odds.

        Returns:
            Found.

        Source:
            `GET /odds/find`
        """
        return self._client.call(
            _find(),
            query={"selector": selector},
            options=options,
        )


class AsyncOddResource(AsyncResource):
    """The `odd` operations."""

    async def list(
        self,
        *,
        flag: bool | Literal[""] | None = None,
        word: str | None = None,
        sorts: Sequence[models.ListOddsSortsItem] | None = None,
        tree: models.ListOddsTree | None = None,
        text: int | None = None,
        x_data: Sequence[int] | None = None,
        raw: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List odds.

        Returns:
            Listed.

        Source:
            `GET /odds`
        """
        return await self._client.call(
            _list(),
            query={
                "flag": flag,
                "word": word,
                "sorts": sorts,
                "tree": tree,
                "text": text,
            },
            headers={"X-Data": x_data},
            cookies={"raw": raw},
            options=options,
        )

    async def find(
        self,
        *,
        selector: Mapping[str, int],
        options: RequestOptions | None = None,
    ) -> None:
        """Find odds.

        Returns:
            Found.

        Source:
            `GET /odds/find`
        """
        return await self._client.call(
            _find(),
            query={"selector": selector},
            options=options,
        )
