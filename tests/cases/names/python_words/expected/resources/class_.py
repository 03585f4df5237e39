"""The `class` operations."""

from __future__ import annotations

import builtins
from functools import cache

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, Text


@cache
def _str() -> Operation[str, None]:
    return Operation(
        id="str",
        method="GET",
        path="/class",
        responses={"200": Text()},
    )


class ClassResource(Resource):
    """The `class` operations."""

    def str(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.str:
        """Str.

        Returns:
            A word.

        Source:
            `GET /class`
        """
        return self._client.call(
            _str(),
            options=options,
        )


class AsyncClassResource(AsyncResource):
    """The `class` operations."""

    async def str(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.str:
        """Str.

        Returns:
            A word.

        Source:
            `GET /class`
        """
        return await self._client.call(
            _str(),
            options=options,
        )
