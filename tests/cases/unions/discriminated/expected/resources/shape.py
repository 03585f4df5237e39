"""The `shape` operations."""

from __future__ import annotations

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource

_DRAW: Operation[models.Shape, None] = Operation(
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
            _DRAW,
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
            _DRAW,
            body=body,
            options=options,
        )
