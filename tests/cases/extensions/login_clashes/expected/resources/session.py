"""The `session` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    AsyncResource,
    Body,
    Empty,
    Json,
    Login,
    Operation,
    RequestOptions,
    Resource,
)


@cache
def sign_in_operation() -> Operation[models.Token, None]:
    return Operation(
        id="signIn",
        method="POST",
        path="/{realm}/session",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Token)},
        security=(),
        login=Login("Session", token=("token",)),
    )


@cache
def _get_me() -> Operation[None, None]:
    return Operation(
        id="getMe",
        method="GET",
        path="/me",
        responses={"204": Empty()},
    )


class SessionResource(Resource):
    """The `session` operations."""

    def sign_in(
        self,
        realm: str,
        *,
        body: models.SignInRequest,
        cls_: str | None = None,
        x_device: str | None = None,
        lang: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Token:
        """Sign in.

        Returns:
            A token.

        Source:
            `POST /{realm}/session`
        """
        return self._client.call(
            sign_in_operation(),
            path={"realm": realm},
            query={"cls": cls_},
            headers={"X-Device": x_device},
            cookies={"lang": lang},
            body=body,
            options=options,
        )

    def get_me(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get me.

        Returns:
            Nothing.

        Source:
            `GET /me`
        """
        return self._client.call(
            _get_me(),
            options=options,
        )


class AsyncSessionResource(AsyncResource):
    """The `session` operations."""

    async def sign_in(
        self,
        realm: str,
        *,
        body: models.SignInRequest,
        cls_: str | None = None,
        x_device: str | None = None,
        lang: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Token:
        """Sign in.

        Returns:
            A token.

        Source:
            `POST /{realm}/session`
        """
        return await self._client.call(
            sign_in_operation(),
            path={"realm": realm},
            query={"cls": cls_},
            headers={"X-Device": x_device},
            cookies={"lang": lang},
            body=body,
            options=options,
        )

    async def get_me(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get me.

        Returns:
            Nothing.

        Source:
            `GET /me`
        """
        return await self._client.call(
            _get_me(),
            options=options,
        )
