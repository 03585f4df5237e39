"""The `dog` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_LIST: Operation[None, None] = Operation(
    id="listDogs",
    method="GET",
    path="/dogs",
    responses={"204": Empty()},
)
_WASH: Operation[None, None] = Operation(
    id="washDogs",
    method="POST",
    path="/dogs",
    responses={"204": Empty()},
    security=(("kennel_auth",),),
    scopes={"kennel_auth": ("dogs:wash", "dogs:read")},
)
_FEED: Operation[None, None] = Operation(
    id="feedDogs",
    method="PUT",
    path="/dogs",
    responses={"204": Empty()},
    security=(("person",),),
)
_FREE: Operation[None, None] = Operation(
    id="freeDogs",
    method="DELETE",
    path="/dogs",
    responses={"204": Empty()},
    security=(("kennel_auth", "certificate"), ("user",)),
    scopes={"kennel_auth": ("dogs:read",)},
)


class DogResource(Resource):
    """The `dog` operations."""

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List dogs.

        Returns:
            Listed.

        Source:
            `GET /dogs`
        """
        return self._client.call(
            _LIST,
            options=options,
        )

    def wash(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Wash dogs.

        Returns:
            Washed.

        Scopes:
            kennel_auth: `dogs:wash`, `dogs:read`
            kennel_auth: `admin`

        Source:
            `POST /dogs`
        """
        return self._client.call(
            _WASH,
            options=options,
        )

    def feed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Feed dogs.

        Returns:
            Fed.

        Source:
            `PUT /dogs`
        """
        return self._client.call(
            _FEED,
            options=options,
        )

    def free(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Free dogs.

        Returns:
            Freed.

        Scopes:
            kennel_auth: `dogs:read`

        Source:
            `DELETE /dogs`
        """
        return self._client.call(
            _FREE,
            options=options,
        )


class AsyncDogResource(AsyncResource):
    """The `dog` operations."""

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """List dogs.

        Returns:
            Listed.

        Source:
            `GET /dogs`
        """
        return await self._client.call(
            _LIST,
            options=options,
        )

    async def wash(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Wash dogs.

        Returns:
            Washed.

        Scopes:
            kennel_auth: `dogs:wash`, `dogs:read`
            kennel_auth: `admin`

        Source:
            `POST /dogs`
        """
        return await self._client.call(
            _WASH,
            options=options,
        )

    async def feed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Feed dogs.

        Returns:
            Fed.

        Source:
            `PUT /dogs`
        """
        return await self._client.call(
            _FEED,
            options=options,
        )

    async def free(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Free dogs.

        Returns:
            Freed.

        Scopes:
            kennel_auth: `dogs:read`

        Source:
            `DELETE /dogs`
        """
        return await self._client.call(
            _FREE,
            options=options,
        )
