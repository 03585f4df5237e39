"""What the document says about the whole service, as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from .operation import Security


class ApiKey(Struct, frozen=True):
    """A key in a header, the query or a cookie; `prefix` stands before the key."""

    location: Literal["header", "query", "cookie"]
    name: str
    argument: str
    env: str
    prefix: str = ""


class Basic(Struct, frozen=True):
    """User name and password in the `Authorization` header."""

    argument: str
    env_user: str
    env_password: str


class Bearer(Struct, frozen=True):
    """An access token in the `Authorization` header."""

    argument: str
    env: str


Scheme: TypeAlias = ApiKey | Basic | Bearer


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
    envelope: Envelope | None = None
    idempotency: str | None = None
    """The header by which the service knows a request that it has seen before."""
    limits: Callable[[], Any] | None = None
    """Loads the `Limits` of the document, for clients that validate."""
