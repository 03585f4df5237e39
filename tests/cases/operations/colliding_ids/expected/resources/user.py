"""The `user` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get_user() -> Operation[None, None]:
    return Operation(
        id="getUser",
        method="GET",
        path="/user",
        responses={"204": Empty()},
    )


@cache
def _get_users() -> Operation[None, None]:
    return Operation(
        id="get_users",
        method="GET",
        path="/users",
        responses={"204": Empty()},
    )


@cache
def _get_user_get() -> Operation[None, None]:
    return Operation(
        id="GetUser",
        method="GET",
        path="/user/get",
        responses={"204": Empty()},
    )


class UserResource(Resource):
    """The `user` operations."""

    def get_user(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get user.

        Returns:
            Read.

        Source:
            `GET /user`
        """
        return self._client.call(
            _get_user(),
            options=options,
        )

    def get_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get users.

        Returns:
            Read.

        Source:
            `GET /users`
        """
        return self._client.call(
            _get_users(),
            options=options,
        )

    def get_user_get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get user.

        Returns:
            Read.

        Source:
            `GET /user/get`
        """
        return self._client.call(
            _get_user_get(),
            options=options,
        )


class AsyncUserResource(AsyncResource):
    """The `user` operations."""

    async def get_user(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get user.

        Returns:
            Read.

        Source:
            `GET /user`
        """
        return await self._client.call(
            _get_user(),
            options=options,
        )

    async def get_users(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get users.

        Returns:
            Read.

        Source:
            `GET /users`
        """
        return await self._client.call(
            _get_users(),
            options=options,
        )

    async def get_user_get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get user.

        Returns:
            Read.

        Source:
            `GET /user/get`
        """
        return await self._client.call(
            _get_user_get(),
            options=options,
        )
