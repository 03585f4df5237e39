"""The `issue` operations."""

from __future__ import annotations

import builtins
from functools import cache
from typing import TYPE_CHECKING

from .. import models
from .._runtime import (
    AsyncResource,
    Json,
    LinkPages,
    Operation,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncPager, SyncPager


@cache
def _list() -> Operation[list[models.Issue], None]:
    return Operation(
        id="listIssues",
        method="GET",
        path="/issue",
        responses={"200": Json(list[models.Issue])},
        pages=LinkPages(),
    )


@cache
def _list_labels() -> Operation[list[str], None]:
    return Operation(
        id="listLabels",
        method="GET",
        path="/label",
        responses={"200": Json(list[str])},
    )


class IssueResource(Resource):
    """The `issue` operations."""

    def list(
        self,
        *,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[models.Issue, None]:
        """List issues.

        Returns:
            Issues.

        Source:
            `GET /issue`
        """
        return self._client.paginate(
            _list(),
            query={"per_page": per_page},
            options=options,
        )

    def list_labels(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List labels.

        Returns:
            Labels, all at once.

        Source:
            `GET /label`
        """
        return self._client.call(
            _list_labels(),
            options=options,
        )


class AsyncIssueResource(AsyncResource):
    """The `issue` operations."""

    def list(
        self,
        *,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Issue, None]:
        """List issues.

        Returns:
            Issues.

        Source:
            `GET /issue`
        """
        return self._client.paginate(
            _list(),
            query={"per_page": per_page},
            options=options,
        )

    async def list_labels(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List labels.

        Returns:
            Labels, all at once.

        Source:
            `GET /label`
        """
        return await self._client.call(
            _list_labels(),
            options=options,
        )
