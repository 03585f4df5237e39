"""The `door` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_LIST: Operation[None, None] = Operation(
    id="listDoors",
    method="GET",
    path="/doors",
    responses={"204": Empty()},
)
_OPEN: Operation[None, None] = Operation(
    id="openDoor",
    method="POST",
    path="/doors",
    responses={"204": Empty()},
    security=(("flow", "key"), ("digest",)),
    scopes={"flow": ("doors:open", "doors:read")},
)
_PAINT: Operation[None, None] = Operation(
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
            _LIST,
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
            _OPEN,
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
            _PAINT,
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
            _LIST,
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
            _OPEN,
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
            _PAINT,
            options=options,
        )
