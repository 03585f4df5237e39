"""The `light` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _find() -> Operation[list[models.Light], None]:
    return Operation(
        id="findLights",
        method="GET",
        path="/light",
        responses={"200": Json(list[models.Light])},
    )


class LightResource(Resource):
    """The `light` operations."""

    def find(
        self,
        *,
        colour: models.Colour | str | None = None,
        state: Sequence[models.FindLightsStateItem | str] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Light]:
        """Find lights.

        Returns:
            The lights.

        Source:
            `GET /light`
        """
        return self._client.call(
            _find(),
            query={"colour": colour, "state": state},
            options=options,
        )


class AsyncLightResource(AsyncResource):
    """The `light` operations."""

    async def find(
        self,
        *,
        colour: models.Colour | str | None = None,
        state: Sequence[models.FindLightsStateItem | str] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Light]:
        """Find lights.

        Returns:
            The lights.

        Source:
            `GET /light`
        """
        return await self._client.call(
            _find(),
            query={"colour": colour, "state": state},
            options=options,
        )
