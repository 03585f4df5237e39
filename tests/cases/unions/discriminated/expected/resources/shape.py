"""The `shape` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource


@cache
def _draw() -> Operation[models.Shape, None]:
    return Operation(
        id="drawShape",
        method="POST",
        path="/shape",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Shape)},
    )


class ShapeResource(Resource):
    """The `shape` operations."""

    def draw(
        self,
        *,
        body: models.Shape,
        options: RequestOptions | None = None,
    ) -> models.Shape:
        """Draw shape.

        Returns:
            The shape as it was drawn.

        Source:
            `POST /shape`
        """
        return self._client.call(
            _draw(),
            body=body,
            options=options,
        )


class AsyncShapeResource(AsyncResource):
    """The `shape` operations."""

    async def draw(
        self,
        *,
        body: models.Shape,
        options: RequestOptions | None = None,
    ) -> models.Shape:
        """Draw shape.

        Returns:
            The shape as it was drawn.

        Source:
            `POST /shape`
        """
        return await self._client.call(
            _draw(),
            body=body,
            options=options,
        )
