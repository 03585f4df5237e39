"""Searching."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Body,
    Empty,
    Events,
    Operation,
    Parameter,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream


@cache
def _query() -> Operation[None, None]:
    return Operation(
        id="querySearches",
        method="QUERY",
        path="/searches",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _link() -> Operation[None, None]:
    return Operation(
        id="linkSearches",
        method="LINK",
        path="/searches",
        responses={"204": Empty()},
    )


@cache
def _list_events() -> Operation[models.Event, None]:
    return Operation(
        id="listSearchEvents",
        method="GET",
        path="/searches/events",
        parameters=(
            Parameter(
                "querystring",
                "filter",
                content_type="application/x-www-form-urlencoded",
            ),
        ),
        responses={"200": Events(models.Event, whole=True)},
    )


class SearchResource(Resource):
    """Searching.

    Part of `all`.
    """

    def query(
        self,
        *,
        words: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Query searches.

        Returns:
            Noted.

        Source:
            `QUERY /searches`
        """
        return self._client.call(
            _query(),
            body={"words": words},
            options=options,
        )

    def link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Link searches.

        Returns:
            Linked.

        Source:
            `LINK /searches`
        """
        return self._client.call(
            _link(),
            options=options,
        )

    def list_events(
        self,
        *,
        filter: models.ListSearchEventsFilter | None = None,
        options: RequestOptions | None = None,
    ) -> Stream[models.Event]:
        """List search events.

        Returns:
            Events as they happen.

        Source:
            `GET /searches/events`
        """
        return self._client.stream(
            _list_events(),
            query={"filter": filter},
            options=options,
        )


class AsyncSearchResource(AsyncResource):
    """Searching.

    Part of `all`.
    """

    async def query(
        self,
        *,
        words: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Query searches.

        Returns:
            Noted.

        Source:
            `QUERY /searches`
        """
        return await self._client.call(
            _query(),
            body={"words": words},
            options=options,
        )

    async def link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Link searches.

        Returns:
            Linked.

        Source:
            `LINK /searches`
        """
        return await self._client.call(
            _link(),
            options=options,
        )

    def list_events(
        self,
        *,
        filter: models.ListSearchEventsFilter | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Event]:
        """List search events.

        Returns:
            Events as they happen.

        Source:
            `GET /searches/events`
        """
        return self._client.stream(
            _list_events(),
            query={"filter": filter},
            options=options,
        )
