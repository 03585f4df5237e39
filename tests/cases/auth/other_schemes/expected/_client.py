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
    AsyncTokenCredential,
    Basic,
    BasicCredential,
    Bearer,
    CertificateCredential,
    ClientOptions,
    Credential,
    Endpoints,
    MutualTLS,
    OAuth2,
    Service,
    SyncAPIClient,
    TokenCredential,
)

if TYPE_CHECKING:
    from .resources.door import AsyncDoorResource, DoorResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://doors.example",
    security=(("identity",),),
    scopes={"identity": ("openid",)},
    schemes={
        "identity": OAuth2(
            argument="identity",
            env="CLIENT_IDENTITY",
            discovery_url="https://id.example/.well-known/openid-configuration",
            scopes=("openid",),
        ),
        "flow": OAuth2(
            argument="flow",
            env="CLIENT_FLOW",
            flows={
                "clientCredentials": Endpoints(token_url="https://id.example/token"),
            },
            scopes=("doors:open", "doors:read"),
        ),
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
        "certificate": MutualTLS(
            argument="certificate",
            env_certificate="CLIENT_CERTIFICATE",
            env_key="CLIENT_CERTIFICATE_KEY",
        ),
    },
)


class Sample(SyncAPIClient):
    """A client of Doors.

    Args:
        identity: An access token of OpenID Connect, discovered at
            https://id.example/.well-known/openid-configuration. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_IDENTITY.
        flow: An access token of OAuth 2 from https://id.example/token. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_FLOW.
        key: A key, sent as the query parameter `api|key`. By default from the
            environment: CLIENT_KEY.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
        signature: What stands after `Hawk id=` in the header `Authorization`. By
            default from the environment: CLIENT_SIGNATURE.
        jwt: A bearer token (JWT). By default from the environment: CLIENT_JWT.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: A certificate of the client. It is the path of a PEM file with
            certificate and key, or those of the two, or True where `http_client` has
            them. By default from the environment: CLIENT_CERTIFICATE and
            CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        *,
        identity: TokenCredential | None = None,
        flow: TokenCredential | None = None,
        key: Credential | None = None,
        digest: Credential | None = None,
        signature: Credential | None = None,
        jwt: Credential | None = None,
        user: BasicCredential | None = None,
        certificate: CertificateCredential | None = None,
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
                "certificate": certificate,
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
            https://id.example/.well-known/openid-configuration. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_IDENTITY.
        flow: An access token of OAuth 2 from https://id.example/token. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_FLOW.
        key: A key, sent as the query parameter `api|key`. By default from the
            environment: CLIENT_KEY.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
        signature: What stands after `Hawk id=` in the header `Authorization`. By
            default from the environment: CLIENT_SIGNATURE.
        jwt: A bearer token (JWT). By default from the environment: CLIENT_JWT.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: A certificate of the client. It is the path of a PEM file with
            certificate and key, or those of the two, or True where `http_client` has
            them. By default from the environment: CLIENT_CERTIFICATE and
            CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        *,
        identity: AsyncTokenCredential | None = None,
        flow: AsyncTokenCredential | None = None,
        key: AsyncCredential | None = None,
        digest: AsyncCredential | None = None,
        signature: AsyncCredential | None = None,
        jwt: AsyncCredential | None = None,
        user: AsyncBasicCredential | None = None,
        certificate: CertificateCredential | None = None,
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
                "certificate": certificate,
            },
            options,
        )

    @cached_property
    def door(self) -> AsyncDoorResource:
        """The `door` operations."""
        from .resources.door import AsyncDoorResource

        return AsyncDoorResource(self)
