"""The `limit` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[int, None]:
    return Operation(
        id="getLimit",
        method="GET",
        path="/limit",
        responses={"200": Json(int)},
        errors={"429": Empty()},
    )


class LimitResource(Resource):
    """The `limit` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Get limit.

        Returns:
            The limit.

        Headers:
            X-Rate-Limit (int): Calls an hour.
            X-Expires-After (datetime): When it ends.
            X-Scopes (list[str])
            X-Tier (models.GetLimitResponseXTier)
            Retry-After (int): Deprecated.

        Raises:
            RateLimitError: Too many.

        Source:
            `GET /limit`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncLimitResource(AsyncResource):
    """The `limit` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Get limit.

        Returns:
            The limit.

        Headers:
            X-Rate-Limit (int): Calls an hour.
            X-Expires-After (datetime): When it ends.
            X-Scopes (list[str])
            X-Tier (models.GetLimitResponseXTier)
            Retry-After (int): Deprecated.

        Raises:
            RateLimitError: Too many.

        Source:
            `GET /limit`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
