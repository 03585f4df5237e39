"""The `dog` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listDogs",
        method="GET",
        path="/dogs",
        responses={"204": Empty()},
    )


@cache
def _wash() -> Operation[None, None]:
    return Operation(
        id="washDogs",
        method="POST",
        path="/dogs",
        responses={"204": Empty()},
        security=(("kennel_auth",),),
        scopes={"kennel_auth": ("dogs:wash", "dogs:read")},
    )


@cache
def _feed() -> Operation[None, None]:
    return Operation(
        id="feedDogs",
        method="PUT",
        path="/dogs",
        responses={"204": Empty()},
        security=(("person",),),
    )


@cache
def _free() -> Operation[None, None]:
    return Operation(
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
            _list(),
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
            _wash(),
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
            _feed(),
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
            _free(),
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
            _list(),
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
            _wash(),
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
            _feed(),
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
            _free(),
            options=options,
        )
