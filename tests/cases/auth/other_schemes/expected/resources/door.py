"""The `door` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listDoors",
        method="GET",
        path="/doors",
        responses={"204": Empty()},
    )


@cache
def _open() -> Operation[None, None]:
    return Operation(
        id="openDoor",
        method="POST",
        path="/doors",
        responses={"204": Empty()},
        security=(("flow", "key"), ("digest",)),
        scopes={"flow": ("doors:open", "doors:read")},
    )


@cache
def _paint() -> Operation[None, None]:
    return Operation(
        id="paintDoor",
        method="PUT",
        path="/doors",
        responses={"204": Empty()},
        security=(("certificate", "key"),),
    )


class DoorResource(Resource):
    """The `door` operations."""

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List doors.

        Returns:
            Listed.

        Source:
            `GET /doors`
        """
        return self._client.call(
            _list(),
            options=options,
        )

    def open(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Open door.

        Returns:
            Opened.

        Scopes:
            flow: `doors:open`, `doors:read`

        Source:
            `POST /doors`
        """
        return self._client.call(
            _open(),
            options=options,
        )

    def paint(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Paint door.

        Returns:
            Painted.

        Source:
            `PUT /doors`
        """
        return self._client.call(
            _paint(),
            options=options,
        )


class AsyncDoorResource(AsyncResource):
    """The `door` operations."""

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List doors.

        Returns:
            Listed.

        Source:
            `GET /doors`
        """
        return await self._client.call(
            _list(),
            options=options,
        )

    async def open(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Open door.

        Returns:
            Opened.

        Scopes:
            flow: `doors:open`, `doors:read`

        Source:
            `POST /doors`
        """
        return await self._client.call(
            _open(),
            options=options,
        )

    async def paint(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Paint door.

        Returns:
            Painted.

        Source:
            `PUT /doors`
        """
        return await self._client.call(
            _paint(),
            options=options,
        )
