"""The clients of Kennels."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    AsyncAPIClient,
    AsyncBasicCredential,
    AsyncClientOptions,
    AsyncTokenCredential,
    Basic,
    BasicCredential,
    CertificateCredential,
    ClientOptions,
    Endpoints,
    MutualTLS,
    OAuth2,
    Service,
    SyncAPIClient,
    TokenCredential,
)

if TYPE_CHECKING:
    from .resources.dog import AsyncDogResource, DogResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://kennels.example/api/v1",
    security=(("kennel_auth",),),
    scopes={"kennel_auth": ("dogs:read",)},
    schemes={
        "kennel_auth": OAuth2(
            argument="kennel_auth",
            env="CLIENT_KENNEL_AUTH",
            flows={
                "clientCredentials": Endpoints(token_url="../token"),
                "authorizationCode": Endpoints(
                    token_url="../token",
                    authorization_url='https://id.example/authorize?tenant="a"',
                    refresh_url="https://id.example/refresh",
                ),
                "deviceAuthorization": Endpoints(
                    token_url="../token",
                    device_url="https://id.example/device",
                ),
            },
            discovery_url="https://id.example/.well-known/oauth-authorization-server",
            scopes=("dogs:read", "dogs:wash", "admin"),
        ),
        "person": OAuth2(
            argument="person",
            env="CLIENT_PERSON",
            discovery_url="https://id.example/.well-known/openid-configuration",
        ),
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
    """A client of Kennels.

    Args:
        kennel_auth: An access token of OAuth 2 from ../token. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_KENNEL_AUTH.
        person: An access token of OpenID Connect, discovered at
            https://id.example/.well-known/openid-configuration. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_PERSON.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: Issued by the kennel. It is the path of a PEM file with certificate
            and key, or those of the two, or True where `http_client` has them. By
            default from the environment: CLIENT_CERTIFICATE and CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        *,
        kennel_auth: TokenCredential | None = None,
        person: TokenCredential | None = None,
        user: BasicCredential | None = None,
        certificate: CertificateCredential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "kennel_auth": kennel_auth,
                "person": person,
                "user": user,
                "certificate": certificate,
            },
            options,
        )

    @cached_property
    def dog(self) -> DogResource:
        """The `dog` operations."""
        from .resources.dog import DogResource

        return DogResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Kennels.

    Args:
        kennel_auth: An access token of OAuth 2 from ../token. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_KENNEL_AUTH.
        person: An access token of OpenID Connect, discovered at
            https://id.example/.well-known/openid-configuration. Or a flow of
            `client.oauth`, which gets and renews it. By default from the environment:
            CLIENT_PERSON.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: Issued by the kennel. It is the path of a PEM file with certificate
            and key, or those of the two, or True where `http_client` has them. By
            default from the environment: CLIENT_CERTIFICATE and CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        *,
        kennel_auth: AsyncTokenCredential | None = None,
        person: AsyncTokenCredential | None = None,
        user: AsyncBasicCredential | None = None,
        certificate: CertificateCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "kennel_auth": kennel_auth,
                "person": person,
                "user": user,
                "certificate": certificate,
            },
            options,
        )

    @cached_property
    def dog(self) -> AsyncDogResource:
        """The `dog` operations."""
        from .resources.dog import AsyncDogResource

        return AsyncDogResource(self)
