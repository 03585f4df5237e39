"""The `value` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[models.Texts, None]:
    return Operation(
        id="getValue",
        method="GET",
        path="/value",
        responses={"200": Json(models.Texts)},
        errors={"404": Json(str), "4XX": Json(str)},
    )


class ValueResource(Resource):
    """The `value` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Texts:
        """Get value.

        Returns:
            Yes.

        Raises:
            NotFoundError: No.
            APIStatusError: Never.

        Source:
            `GET /value`
        """
        return self._client.call(
            _get(),
            options=options,
        )


class AsyncValueResource(AsyncResource):
    """The `value` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Texts:
        """Get value.

        Returns:
            Yes.

        Raises:
            NotFoundError: No.
            APIStatusError: Never.

        Source:
            `GET /value`
        """
        return await self._client.call(
            _get(),
            options=options,
        )
