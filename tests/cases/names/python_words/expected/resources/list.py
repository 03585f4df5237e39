"""The `list` operations."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cache

from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[list[str], None]:
    return Operation(
        id="list",
        method="GET",
        path="/list",
        responses={"200": Json(list[str])},
    )


@cache
def _import_() -> Operation[list[str], None]:
    return Operation(
        id="import",
        method="DELETE",
        path="/list/{list}",
        responses={"200": Json(list[str])},
    )


class ListResource(Resource):
    """The `list` operations."""

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List.

        Returns:
            Words.

        Source:
            `GET /list`
        """
        return self._client.call(
            _list(),
            options=options,
        )

    def import_(
        self,
        list: Sequence[str],
        *,
        self_: str | None = None,
        options_: str | None = None,
        body_: str | None = None,
        lambda_: str | None = None,
        header_x_lambda: str | None = None,
        x_lambda: str | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """Import.

        Returns:
            Words.

        Source:
            `DELETE /list/{list}`
        """
        return self._client.call(
            _import_(),
            path={"list": list},
            query={
                "self": self_,
                "options": options_,
                "body": body_,
                "lambda": lambda_,
                "x_lambda": x_lambda,
            },
            headers={"X-Lambda": header_x_lambda},
            options=options,
        )


class AsyncListResource(AsyncResource):
    """The `list` operations."""

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List.

        Returns:
            Words.

        Source:
            `GET /list`
        """
        return await self._client.call(
            _list(),
            options=options,
        )

    async def import_(
        self,
        list: Sequence[str],
        *,
        self_: str | None = None,
        options_: str | None = None,
        body_: str | None = None,
        lambda_: str | None = None,
        header_x_lambda: str | None = None,
        x_lambda: str | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """Import.

        Returns:
            Words.

        Source:
            `DELETE /list/{list}`
        """
        return await self._client.call(
            _import_(),
            path={"list": list},
            query={
                "self": self_,
                "options": options_,
                "body": body_,
                "lambda": lambda_,
                "x_lambda": x_lambda,
            },
            headers={"X-Lambda": header_x_lambda},
            options=options,
        )
