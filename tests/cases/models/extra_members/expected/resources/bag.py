"""The `bag` operations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource


@cache
def _pack() -> Operation[models.PackBagResponse, None]:
    return Operation(
        id="packBag",
        method="POST",
        path="/bag",
        body=Body("application/json", required=True),
        responses={"200": Json(models.PackBagResponse)},
    )


class BagResource(Resource):
    """The `bag` operations."""

    def pack(
        self,
        *,
        name: str,
        additional_properties: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.PackBagResponse:
        """Pack bag.

        Args:
            additional_properties: Members of the body that the document does not name.

        Returns:
            All kinds of bags.

        Source:
            `POST /bag`
        """
        return self._client.call(
            _pack(),
            body={**(additional_properties or {}), "name": name},
            options=options,
        )


class AsyncBagResource(AsyncResource):
    """The `bag` operations."""

    async def pack(
        self,
        *,
        name: str,
        additional_properties: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.PackBagResponse:
        """Pack bag.

        Args:
            additional_properties: Members of the body that the document does not name.

        Returns:
            All kinds of bags.

        Source:
            `POST /bag`
        """
        return await self._client.call(
            _pack(),
            body={**(additional_properties or {}), "name": name},
            options=options,
        )
