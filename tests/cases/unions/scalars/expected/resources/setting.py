"""The `setting` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource


@cache
def _set() -> Operation[models.Value, None]:
    return Operation(
        id="setSetting",
        method="PUT",
        path="/setting",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Value)},
    )


class SettingResource(Resource):
    """The `setting` operations."""

    def set(
        self,
        *,
        scope: models.SetSettingScope,
        value: models.Value,
        options: RequestOptions | None = None,
    ) -> models.Value:
        """Set setting.

        Returns:
            The value as it is now.

        Source:
            `PUT /setting`
        """
        return self._client.call(
            _set(),
            query={"scope": scope},
            body={"value": value},
            options=options,
        )


class AsyncSettingResource(AsyncResource):
    """The `setting` operations."""

    async def set(
        self,
        *,
        scope: models.SetSettingScope,
        value: models.Value,
        options: RequestOptions | None = None,
    ) -> models.Value:
        """Set setting.

        Returns:
            The value as it is now.

        Source:
            `PUT /setting`
        """
        return await self._client.call(
            _set(),
            query={"scope": scope},
            body={"value": value},
            options=options,
        )
