"""The `charge` operations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Empty,
    Operation,
    Parameter,
    RequestOptions,
    Resource,
)


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listCharges",
        method="GET",
        path="/charges",
        parameters=(
            Parameter("query", "created", style="deepObject", explode=True),
            Parameter("query", "expand", style="deepObject", explode=True),
            Parameter("query", "lines", style="deepObject", explode=True),
        ),
        responses={"204": Empty()},
    )


class ChargeResource(Resource):
    """The `charge` operations."""

    def list(
        self,
        *,
        created: models.ListChargesCreated | None = None,
        expand: Sequence[str] | None = None,
        lines: Sequence[models.ListChargesLinesItem] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List charges.

        Returns:
            Listed.

        Source:
            `GET /charges`
        """
        return self._client.call(
            _list(),
            query={"created": created, "expand": expand, "lines": lines},
            options=options,
        )


class AsyncChargeResource(AsyncResource):
    """The `charge` operations."""

    async def list(
        self,
        *,
        created: models.ListChargesCreated | None = None,
        expand: Sequence[str] | None = None,
        lines: Sequence[models.ListChargesLinesItem] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List charges.

        Returns:
            Listed.

        Source:
            `GET /charges`
        """
        return await self._client.call(
            _list(),
            query={"created": created, "expand": expand, "lines": lines},
            options=options,
        )
