"""The `parcel` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Json,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def _create() -> Operation[models.Parcel, None]:
    return Operation(
        id="createParcel",
        method="POST",
        path="/parcel",
        body=Body("application/json", required=True),
        responses={"201": Json(models.Parcel)},
    )


class ParcelResource(Resource):
    """The `parcel` operations."""

    def create(
        self,
        *,
        label: str,
        note: str | None,
        weight: float | UnsetType = UNSET,
        remark: str | UnsetType | None = UNSET,
        address: models.Address | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Parcel:
        """Create parcel.

        Args:
            weight: Default: `1.5`.

        Returns:
            The parcel as it was accepted.

        Source:
            `POST /parcel`
        """
        return self._client.call(
            _create(),
            body={
                "label": label,
                "note": note,
                "weight": weight,
                "remark": remark,
                "address": address,
            },
            options=options,
        )


class AsyncParcelResource(AsyncResource):
    """The `parcel` operations."""

    async def create(
        self,
        *,
        label: str,
        note: str | None,
        weight: float | UnsetType = UNSET,
        remark: str | UnsetType | None = UNSET,
        address: models.Address | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Parcel:
        """Create parcel.

        Args:
            weight: Default: `1.5`.

        Returns:
            The parcel as it was accepted.

        Source:
            `POST /parcel`
        """
        return await self._client.call(
            _create(),
            body={
                "label": label,
                "note": note,
                "weight": weight,
                "remark": remark,
                "address": address,
            },
            options=options,
        )
