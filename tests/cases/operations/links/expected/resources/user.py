"""The `user` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Body,
    Empty,
    Json,
    Operation,
    RequestOptions,
    Resource,
)


@cache
def _add() -> Operation[models.User, None]:
    return Operation(
        id="addUser",
        method="POST",
        path="/users",
        body=Body("application/json", required=True),
        responses={"201": Json(models.User)},
    )


@cache
def _get() -> Operation[models.User, None]:
    return Operation(
        id="getUser",
        method="GET",
        path="/users/{id}",
        responses={"200": Json(models.User)},
    )


@cache
def _replace() -> Operation[None, None]:
    return Operation(
        id="replaceUser",
        method="PUT",
        path="/users/{id}",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


class UserResource(Resource):
    """The `user` operations."""

    def add(
        self,
        *,
        from_: models.UserFrom,
        name: str,
        options: RequestOptions | None = None,
    ) -> models.User:
        """Add user.

        Returns:
            The user.

        Links:
            user: `client.user.get(id=answer.from_.id)` Read it again.
            byRef: `client.user.get(id=name, query_id="7", verbose="yes")`
            replace: `client.user.replace(id=headers["X-Id"], ...)` The body is
                `answer`.

        Source:
            `POST /users`
        """
        return self._client.call(
            _add(),
            body={"from": from_, "name": name},
            options=options,
        )

    def get(
        self,
        id: str,
        *,
        query_id: int | None = None,
        verbose: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.User:
        """Get user.

        Returns:
            The user.

        Links:
            replace: `client.user.replace(id=id, note={$response.body#/nothing} and
                $url)`

        Source:
            `GET /users/{id}`
        """
        return self._client.call(
            _get(),
            path={"id": id},
            query={"id": query_id, "verbose": verbose},
            options=options,
        )

    def replace(
        self,
        id: str,
        *,
        from_: models.UserFrom,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace user.

        Returns:
            Replaced.

        Source:
            `PUT /users/{id}`
        """
        return self._client.call(
            _replace(),
            path={"id": id},
            body={"from": from_, "name": name},
            options=options,
        )


class AsyncUserResource(AsyncResource):
    """The `user` operations."""

    async def add(
        self,
        *,
        from_: models.UserFrom,
        name: str,
        options: RequestOptions | None = None,
    ) -> models.User:
        """Add user.

        Returns:
            The user.

        Links:
            user: `client.user.get(id=answer.from_.id)` Read it again.
            byRef: `client.user.get(id=name, query_id="7", verbose="yes")`
            replace: `client.user.replace(id=headers["X-Id"], ...)` The body is
                `answer`.

        Source:
            `POST /users`
        """
        return await self._client.call(
            _add(),
            body={"from": from_, "name": name},
            options=options,
        )

    async def get(
        self,
        id: str,
        *,
        query_id: int | None = None,
        verbose: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.User:
        """Get user.

        Returns:
            The user.

        Links:
            replace: `client.user.replace(id=id, note={$response.body#/nothing} and
                $url)`

        Source:
            `GET /users/{id}`
        """
        return await self._client.call(
            _get(),
            path={"id": id},
            query={"id": query_id, "verbose": verbose},
            options=options,
        )

    async def replace(
        self,
        id: str,
        *,
        from_: models.UserFrom,
        name: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace user.

        Returns:
            Replaced.

        Source:
            `PUT /users/{id}`
        """
        return await self._client.call(
            _replace(),
            path={"id": id},
            body={"from": from_, "name": name},
            options=options,
        )
