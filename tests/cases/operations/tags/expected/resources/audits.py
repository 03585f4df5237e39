"""The `audits` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="getAudits",
        method="GET",
        path="/audits",
        responses={"204": Empty()},
    )


class AuditsResource(Resource):
    """The `audits` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get audits.

        Returns:
            Read.

        Tags:
            internal

        Source:
            `GET /audits`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncAuditsResource(AsyncResource):
    """The `audits` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get audits.

        Returns:
            Read.

        Tags:
            internal

        Source:
            `GET /audits`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
