"""What callers can set, for a client and for one call."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from msgspec import UNSET, Struct

from .retry import MAX_RETRIES
from .service import Service
from .transport import DEFAULT_TIMEOUT, AsyncHttpClient, HttpClient, Timeout


class ClientOptions(TypedDict, total=False):
    """What a client can be made with, all optional.

    base_url     where the service is; else the variable <NAME>_BASE_URL, else the document's
    timeout      seconds for each phase, a Timeout, or None to wait for ever
    max_retries  further attempts after a failure that may pass, 2 by default
    headers      sent with every request
    query        sent with every request
    validate     look at limits (lengths, ranges, patterns) before anything is sent
    http_client  your own connection pool; you close it
    """

    base_url: str
    timeout: float | Timeout | None
    max_retries: int
    headers: Mapping[str, str]
    query: Mapping[str, object]
    validate: bool
    http_client: HttpClient


class AsyncClientOptions(TypedDict, total=False):
    """What an async client can be made with, all optional; see ClientOptions."""

    base_url: str
    timeout: float | Timeout | None
    max_retries: int
    headers: Mapping[str, str]
    query: Mapping[str, object]
    validate: bool
    http_client: AsyncHttpClient


class RequestOptions(TypedDict, total=False):
    """What one call can differ in, all optional.

    timeout          seconds for each phase, a Timeout, or None to wait for ever
    headers, query   win over everything else of the same name
    max_retries      further attempts after a failure that may pass
    idempotency_key  sent as Idempotency-Key; makes any method safe to repeat
    base_url         where this one call goes
    """

    timeout: float | Timeout | None
    headers: Mapping[str, str]
    query: Mapping[str, object]
    max_retries: int
    idempotency_key: str
    base_url: str


class Arguments(Struct, frozen=True, kw_only=True):
    """What one call was given; its representation shows no values.

    `url` is the address of a further page, in the place of path and query.
    """

    path: Mapping[str, object] = {}
    query: Mapping[str, object] = {}
    headers: Mapping[str, object] = {}
    cookies: Mapping[str, object] = {}
    body: object = UNSET
    content_type: str | None = None
    options: RequestOptions = {}
    url: str | None = None

    def __repr__(self) -> str:
        return "<Arguments>"


class Settings(Struct, frozen=True, kw_only=True):
    """A client's options after defaults; `base_url` None means the document's."""

    base_url: str | None
    timeout: Timeout = DEFAULT_TIMEOUT
    max_retries: int = MAX_RETRIES
    headers: Mapping[str, str] = {}
    query: Mapping[str, object] = {}
    validate: bool = False

    def __repr__(self) -> str:
        return "<Settings>"

    def changed(self, options: ClientOptions | AsyncClientOptions) -> Settings:
        """These settings with options on top; headers and query are merged."""
        base_url = options.get("base_url", self.base_url)
        return Settings(
            base_url=checked_base_url(base_url) if base_url else None,
            timeout=_timeout(options.get("timeout", self.timeout)),
            max_retries=options.get("max_retries", self.max_retries),
            headers={**self.headers, **options.get("headers", {})},
            query={**self.query, **options.get("query", {})},
            validate=options.get("validate", self.validate),
        )


def initial_settings(
    service: Service, options: ClientOptions | AsyncClientOptions, timeout: Timeout
) -> Settings:
    """The settings of a new client: options, then the environment, then defaults."""
    variable = re.sub(r"\W", "_", service.name).upper() + "_BASE_URL"
    found = os.environ.get(variable) or None
    return Settings(base_url=found, timeout=timeout).changed(options)


def request_timeout(options: RequestOptions, settings: Settings) -> Timeout:
    """The timeout of one call."""
    return _timeout(options.get("timeout", settings.timeout))


def _timeout(value: float | Timeout | None) -> Timeout:
    return value if isinstance(value, Timeout) else Timeout(value)


def checked_base_url(base_url: str) -> str:
    """The base URL as it is; raises ValueError for one that cannot work."""
    try:
        parts = urlsplit(base_url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        usable = is_web and parts.port != 0 and not parts.query and not parts.fragment
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(
            "base_url must be http:// or https:// with a host, without a query"
        )
    return base_url
