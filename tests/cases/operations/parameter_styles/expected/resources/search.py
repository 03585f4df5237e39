"""The `search` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from .._runtime import (
    AsyncResource,
    Empty,
    Operation,
    Parameter,
    RequestOptions,
    Resource,
)


@cache
def _search() -> Operation[None, None]:
    return Operation(
        id="search",
        method="GET",
        path="/search/{coordinates}",
        parameters=(
            Parameter("path", "coordinates", style="matrix", explode=False),
            Parameter("query", "commas", style="form", explode=False),
            Parameter("query", "pipes", style="pipeDelimited", explode=False),
            Parameter("query", "deep", style="deepObject", explode=False),
            Parameter("query", "url", style="form", explode=True, allow_reserved=True),
            Parameter("query", "filter", content_type="application/json"),
        ),
        responses={"204": Empty()},
    )


class SearchResource(Resource):
    """The `search` operations."""

    def search(
        self,
        coordinates: Sequence[float],
        *,
        session: str,
        plain: Sequence[str] | None = None,
        commas: Sequence[str] | None = None,
        pipes: Sequence[str] | None = None,
        deep: Mapping[str, str] | None = None,
        url: str | None = None,
        filter: Mapping[str, Any] | None = None,
        x_tags: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Search.

        Returns:
            Nothing.

        Source:
            `GET /search/{coordinates}`
        """
        return self._client.call(
            _search(),
            path={"coordinates": coordinates},
            query={
                "plain": plain,
                "commas": commas,
                "pipes": pipes,
                "deep": deep,
                "url": url,
                "filter": filter,
            },
            headers={"X-Tags": x_tags},
            cookies={"session": session},
            options=options,
        )


class AsyncSearchResource(AsyncResource):
    """The `search` operations."""

    async def search(
        self,
        coordinates: Sequence[float],
        *,
        session: str,
        plain: Sequence[str] | None = None,
        commas: Sequence[str] | None = None,
        pipes: Sequence[str] | None = None,
        deep: Mapping[str, str] | None = None,
        url: str | None = None,
        filter: Mapping[str, Any] | None = None,
        x_tags: Sequence[str] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Search.

        Returns:
            Nothing.

        Source:
            `GET /search/{coordinates}`
        """
        return await self._client.call(
            _search(),
            path={"coordinates": coordinates},
            query={
                "plain": plain,
                "commas": commas,
                "pipes": pipes,
                "deep": deep,
                "url": url,
                "filter": filter,
            },
            headers={"X-Tags": x_tags},
            cookies={"session": session},
            options=options,
        )
