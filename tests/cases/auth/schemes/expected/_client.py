"""The clients of Vaults."""

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
    ClientOptions,
    Credential,
    Endpoints,
    OAuth2,
    Service,
    SyncAPIClient,
    TokenCredential,
)

if TYPE_CHECKING:
    from .resources.vault import AsyncVaultResource, VaultResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://vaults.example.com",
    security=(("token",),),
    schemes={
        "token": ApiKey(
            "header",
            "Authorization",
            argument="token",
            env="CLIENT_TOKEN",
            prefix="Token ",
        ),
        "query": ApiKey("query", "key", argument="query_", env="CLIENT_QUERY"),
        "cookie": ApiKey("cookie", "session", argument="cookie", env="CLIENT_COOKIE"),
        "basic": Basic(
            argument="basic",
            env_user="CLIENT_BASIC_USER",
            env_password="CLIENT_BASIC_PASSWORD",
        ),
        "bearer": Bearer(argument="bearer", env="CLIENT_BEARER"),
        "flow": OAuth2(
            argument="flow",
            env="CLIENT_FLOW",
            flows={
                "clientCredentials": Endpoints(
                    token_url="https://vaults.example.com/token",
                ),
            },
            scopes=("read",),
        ),
        "digest": ApiKey(
            "header",
            "Authorization",
            argument="digest",
            env="CLIENT_DIGEST",
            prefix="Digest ",
        ),
    },
)


class Sample(SyncAPIClient):
    """A client of Vaults.

    Args:
        token: From your account page. By default from the environment: CLIENT_TOKEN.
        query_: A key, sent as the query parameter `key`. By default from the
            environment: CLIENT_QUERY.
        cookie: A key, sent as the cookie `session`. By default from the environment:
            CLIENT_COOKIE.
        basic: User name and password. By default from the environment:
            CLIENT_BASIC_USER and CLIENT_BASIC_PASSWORD.
        bearer: A bearer token. By default from the environment: CLIENT_BEARER.
        flow: An access token of OAuth 2 from https://vaults.example.com/token. Or a
            flow of `client.oauth`, which gets and renews it. By default from the
            environment: CLIENT_FLOW.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
        query_: Credential | None = None,
        cookie: Credential | None = None,
        basic: BasicCredential | None = None,
        bearer: Credential | None = None,
        flow: TokenCredential | None = None,
        digest: Credential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "token": token,
                "query": query_,
                "cookie": cookie,
                "basic": basic,
                "bearer": bearer,
                "flow": flow,
                "digest": digest,
            },
            options,
        )

    @cached_property
    def vault(self) -> VaultResource:
        """The `vault` operations."""
        from .resources.vault import VaultResource

        return VaultResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Vaults.

    Args:
        token: From your account page. By default from the environment: CLIENT_TOKEN.
        query_: A key, sent as the query parameter `key`. By default from the
            environment: CLIENT_QUERY.
        cookie: A key, sent as the cookie `session`. By default from the environment:
            CLIENT_COOKIE.
        basic: User name and password. By default from the environment:
            CLIENT_BASIC_USER and CLIENT_BASIC_PASSWORD.
        bearer: A bearer token. By default from the environment: CLIENT_BEARER.
        flow: An access token of OAuth 2 from https://vaults.example.com/token. Or a
            flow of `client.oauth`, which gets and renews it. By default from the
            environment: CLIENT_FLOW.
        digest: What stands after `Digest` in the header `Authorization`. By default
            from the environment: CLIENT_DIGEST.
    """

    def __init__(
        self,
        *,
        token: AsyncCredential | None = None,
        query_: AsyncCredential | None = None,
        cookie: AsyncCredential | None = None,
        basic: AsyncBasicCredential | None = None,
        bearer: AsyncCredential | None = None,
        flow: AsyncTokenCredential | None = None,
        digest: AsyncCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "token": token,
                "query": query_,
                "cookie": cookie,
                "basic": basic,
                "bearer": bearer,
                "flow": flow,
                "digest": digest,
            },
            options,
        )

    @cached_property
    def vault(self) -> AsyncVaultResource:
        """The `vault` operations."""
        from .resources.vault import AsyncVaultResource

        return AsyncVaultResource(self)
