"""The `thing` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Body, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="getThing",
        method="GET",
        path="/things/{id}",
        responses={"204": Empty()},
    )


@cache
def _replace() -> Operation[None, None]:
    return Operation(
        id="replaceThing",
        method="PUT",
        path="/things/{id}",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


class ThingResource(Resource):
    """The `thing` operations."""

    def get(
        self,
        id: int,
        *,
        page: int,
        class_: str | None = None,
        query_id: str | None = None,
        header_id: str | None = None,
        query_a_b: str | None = None,
        a_b: str | None = None,
        filter_a: str | None = None,
        options_: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get thing.

        Args:
            page: From 1.
            query_id: Another id.

        Returns:
            Read.

        Source:
            `GET /things/{id}`
        """
        return self._client.call(
            _get(),
            path={"id": id},
            query={
                "page": page,
                "class": class_,
                "id": query_id,
                "a-b": query_a_b,
                "a_b": a_b,
                "filter[a]": filter_a,
                "options": options_,
            },
            headers={"id": header_id},
            options=options,
        )

    def replace(
        self,
        id: int,
        *,
        body: models.ReplaceThingRequest,
        page: int | None = None,
        class_: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace thing.

        Returns:
            Replaced.

        Source:
            `PUT /things/{id}`
        """
        return self._client.call(
            _replace(),
            path={"id": id},
            query={"page": page, "class": class_},
            body=body,
            options=options,
        )


class AsyncThingResource(AsyncResource):
    """The `thing` operations."""

    async def get(
        self,
        id: int,
        *,
        page: int,
        class_: str | None = None,
        query_id: str | None = None,
        header_id: str | None = None,
        query_a_b: str | None = None,
        a_b: str | None = None,
        filter_a: str | None = None,
        options_: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Get thing.

        Args:
            page: From 1.
            query_id: Another id.

        Returns:
            Read.

        Source:
            `GET /things/{id}`
        """
        return await self._client.call(
            _get(),
            path={"id": id},
            query={
                "page": page,
                "class": class_,
                "id": query_id,
                "a-b": query_a_b,
                "a_b": a_b,
                "filter[a]": filter_a,
                "options": options_,
            },
            headers={"id": header_id},
            options=options,
        )

    async def replace(
        self,
        id: int,
        *,
        body: models.ReplaceThingRequest,
        page: int | None = None,
        class_: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace thing.

        Returns:
            Replaced.

        Source:
            `PUT /things/{id}`
        """
        return await self._client.call(
            _replace(),
            path={"id": id},
            query={"page": page, "class": class_},
            body=body,
            options=options,
        )
