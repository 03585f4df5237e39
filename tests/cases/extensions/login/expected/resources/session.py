"""The `session` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Json,
    Login,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)


@cache
def sign_in_operation() -> Operation[models.Token, None]:
    return Operation(
        id="signIn",
        method="POST",
        path="/session",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Token)},
        security=(),
        login=Login("Session", token=("token",), expiry=("until",)),
    )


@cache
def _get_me() -> Operation[models.GetMeResponse, None]:
    return Operation(
        id="getMe",
        method="GET",
        path="/me",
        responses={"200": Json(models.GetMeResponse)},
    )


class SessionResource(Resource):
    """The `session` operations."""

    def sign_in(
        self,
        *,
        user: str,
        password: str,
        remember: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Token:
        """Sign in.

        Returns:
            A token.

        Source:
            `POST /session`
        """
        return self._client.call(
            sign_in_operation(),
            body={"user": user, "password": password, "remember": remember},
            options=options,
        )

    def get_me(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetMeResponse:
        """Get me.

        Returns:
            Your name.

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
        *,
        user: str,
        password: str,
        remember: bool | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Token:
        """Sign in.

        Returns:
            A token.

        Source:
            `POST /session`
        """
        return await self._client.call(
            sign_in_operation(),
            body={"user": user, "password": password, "remember": remember},
            options=options,
        )

    async def get_me(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetMeResponse:
        """Get me.

        Returns:
            Your name.

        Source:
            `GET /me`
        """
        return await self._client.call(
            _get_me(),
            options=options,
        )
