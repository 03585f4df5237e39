"""The clients of Doors."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    ApiKey,
    AsyncAPIClient,
    AsyncBasicCredential,
    AsyncClientOptions,
    AsyncCredential,
    Basic,
    BasicCredential,
    Bearer,
    ClientOptions,
    Credential,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.door import AsyncDoorResource, DoorResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://doors.example",
    security=(("identity",),),
    schemes={
        "identity": Bearer(argument="identity", env="CLIENT_IDENTITY"),
        "flow": Bearer(argument="flow", env="CLIENT_FLOW"),
        "key": ApiKey("query", "api|key", argument="key", env="CLIENT_KEY"),
        "digest": ApiKey(
            "header",
            "Authorization",
            argument="digest",
            env="CLIENT_DIGEST",
            prefix="Digest ",
        ),
        "signature": ApiKey(
            "header",
            "Authorization",
            argument="signature",
            env="CLIENT_SIGNATURE",
            prefix="Hawk id=",
        ),
        "jwt": Bearer(argument="jwt", env="CLIENT_JWT"),
        "user": Basic(
            argument="user",
            env_user="CLIENT_USER_USER",
            env_password="CLIENT_USER_PASSWORD",
        ),
    },
)


class Sample(SyncAPIClient):
    """A client of Doors.

    Args:
        identity: An access token of OpenID Connect, discovered at
            https://id.example/.well-known/openid-configuration. By default from the
            environment: CLIENT_IDENTITY.
        flow: An access token of OAuth 2 from https://id.example/token. By default from
            the environment: CLIENT_FLOW.
        key: A key, sent as the query parameter `api|key`. By default from the
            environment: CLIENT_KEY.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
        signature: What stands after `Hawk id=` in the header `Authorization`. By
            default from the environment: CLIENT_SIGNATURE.
        jwt: A bearer token (JWT). By default from the environment: CLIENT_JWT.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        *,
        identity: Credential | None = None,
        flow: Credential | None = None,
        key: Credential | None = None,
        digest: Credential | None = None,
        signature: Credential | None = None,
        jwt: Credential | None = None,
        user: BasicCredential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "identity": identity,
                "flow": flow,
                "key": key,
                "digest": digest,
                "signature": signature,
                "jwt": jwt,
                "user": user,
            },
            options,
        )

    @cached_property
    def door(self) -> DoorResource:
        """The `door` operations."""
        from .resources.door import DoorResource

        return DoorResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Doors.

    Args:
        identity: An access token of OpenID Connect, discovered at
            https://id.example/.well-known/openid-configuration. By default from the
            environment: CLIENT_IDENTITY.
        flow: An access token of OAuth 2 from https://id.example/token. By default from
            the environment: CLIENT_FLOW.
        key: A key, sent as the query parameter `api|key`. By default from the
            environment: CLIENT_KEY.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
        signature: What stands after `Hawk id=` in the header `Authorization`. By
            default from the environment: CLIENT_SIGNATURE.
        jwt: A bearer token (JWT). By default from the environment: CLIENT_JWT.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        *,
        identity: AsyncCredential | None = None,
        flow: AsyncCredential | None = None,
        key: AsyncCredential | None = None,
        digest: AsyncCredential | None = None,
        signature: AsyncCredential | None = None,
        jwt: AsyncCredential | None = None,
        user: AsyncBasicCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "identity": identity,
                "flow": flow,
                "key": key,
                "digest": digest,
                "signature": signature,
                "jwt": jwt,
                "user": user,
            },
            options,
        )

    @cached_property
    def door(self) -> AsyncDoorResource:
        """The `door` operations."""
        from .resources.door import AsyncDoorResource

        return AsyncDoorResource(self)
