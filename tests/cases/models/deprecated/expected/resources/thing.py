"""The `thing` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Empty,
    Json,
    Operation,
    RequestOptions,
    Resource,
    deprecated,
)


@cache
def _get() -> Operation[models.Thing, None]:
    return Operation(
        id="getThing",
        method="GET",
        path="/thing",
        responses={"200": Json(models.Thing)},
        errors={"404": Empty(), "503": Empty()},
    )


class ThingResource(Resource):
    """The `thing` operations."""

    @deprecated("thing.get is deprecated")
    def get(
        self,
        *,
        old: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """Read the thing.

        Use the other thing instead, which is better.

        - faster
        - smaller

        Deprecated.

        Args:
            old: Deprecated. Use `new`.

        Returns:
            The thing.

        Raises:
            NotFoundError: There is none.
            InternalServerError

        Source:
            `GET /thing`
        """
        return self._client.call(
            _get(),
            query={"old": old},
            options=options,
        )


class AsyncThingResource(AsyncResource):
    """The `thing` operations."""

    @deprecated("thing.get is deprecated")
    async def get(
        self,
        *,
        old: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """Read the thing.

        Use the other thing instead, which is better.

        - faster
        - smaller

        Deprecated.

        Args:
            old: Deprecated. Use `new`.

        Returns:
            The thing.

        Raises:
            NotFoundError: There is none.
            InternalServerError

        Source:
            `GET /thing`
        """
        return await self._client.call(
            _get(),
            query={"old": old},
            options=options,
        )
