"""The `user` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_GET_USER: Operation[None, None] = Operation(
    id="getUser",
    method="GET",
    path="/user",
    responses={"204": Empty()},
)
_GET_USERS: Operation[None, None] = Operation(
    id="get_users",
    method="GET",
    path="/users",
    responses={"204": Empty()},
)
_GET_USER_GET: Operation[None, None] = Operation(
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
            _GET_USER,
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
            _GET_USERS,
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
            _GET_USER_GET,
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
            _GET_USER,
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
            _GET_USERS,
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
            _GET_USER_GET,
            options=options,
        )
