"""The `session` operations."""

from __future__ import annotations

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

SIGN_IN: Operation[models.Token, None] = Operation(
    id="signIn",
    method="POST",
    path="/session",
    body=Body("application/json", required=True),
    responses={"200": Json(models.Token)},
    security=(),
    login=Login("Session", token=("token",), expiry=("until",)),
)
_GET_ME: Operation[models.GetMeResponse, None] = Operation(
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
            SIGN_IN,
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
            _GET_ME,
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
            SIGN_IN,
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
            _GET_ME,
            options=options,
        )
