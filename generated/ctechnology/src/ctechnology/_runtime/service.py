"""What the document says about the whole service, as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from .operation import Security


class ApiKey(Struct, frozen=True):
    """A key in a header, the query or a cookie; `prefix` stands before the key.

    A message broker takes it in the place of a user's name, or of the password.
    """

    location: Literal["header", "query", "cookie", "user", "password"]
    name: str
    argument: str
    env: str
    prefix: str = ""


class Basic(Struct, frozen=True):
    """User name and password, over HTTP in the `Authorization` header.

    `mechanism` is the one of SASL that a message broker wants, "" for any.
    """

    argument: str
    env_user: str
    env_password: str
    mechanism: str = ""


class Bearer(Struct, frozen=True):
    """An access token in the `Authorization` header."""

    argument: str
    env: str


class Endpoints(Struct, frozen=True):
    """Where a flow of OAuth 2 leads; "" where that is not known."""

    token_url: str = ""
    authorization_url: str = ""
    device_url: str = ""
    refresh_url: str = ""
    """Where tokens are refreshed, when that is elsewhere."""
    issuer: str = ""
    secret_in_body: bool = False
    """Whether the secret of a client is looked for in the body only."""


class OAuth2(Struct, frozen=True):
    """An access token of OAuth 2 or OpenID Connect in the `Authorization` header.

    Addresses are as the document has them, relative ones to the server. `scopes` are
    those of all operations together.
    """

    argument: str
    env: str
    flows: Mapping[str, Endpoints] = {}
    discovery_url: str = ""
    scopes: tuple[str, ...] = ()


class MutualTLS(Struct, frozen=True):
    """A certificate of the client, shown when a connection is made."""

    argument: str
    env_certificate: str
    env_key: str


Scheme: TypeAlias = ApiKey | Basic | Bearer | OAuth2 | MutualTLS


class Envelope(Struct, frozen=True, kw_only=True):
    """The object around every answer of a service.

    `header` and `data` are its members; `status` and `message` are paths of member
    names from its top; any other status than `success` is a failure.
    """

    header: str
    data: str
    status: tuple[str, ...]
    success: str
    message: tuple[str, ...]


class Service(Struct, frozen=True, kw_only=True, eq=False):
    """A service: its name and version go into the User-Agent."""

    name: str
    version: str
    base_url: str
    schemes: Mapping[str, Scheme] = {}
    security: Security = ()
    scopes: Mapping[str, tuple[str, ...]] = {}
    """What `security` needs of tokens, by scheme."""
    envelope: Envelope | None = None
    idempotency: str | None = None
    """The header by which the service knows a request that it has seen before."""
    limits: Callable[[], Any] | None = None
    """Loads the `Limits` of the document, for clients that validate."""
