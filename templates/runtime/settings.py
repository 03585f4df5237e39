"""What callers can set, for a client and for one call."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict
from urllib.parse import urlsplit

from msgspec import UNSET, Struct

from .messages import Request, Response
from .mismatches import OnMismatch, checked_on_mismatch
from .retry import MAX_RETRIES
from .service import Service

if TYPE_CHECKING:
    from .ratelimit import Limiter
    from .transport import AsyncHttpClient, HttpClient, Timeout

Middleware: TypeAlias = Callable[[Request, Callable[[Request], Response]], Response]
"""(request, call_next) → response; call_next raises APIConnectionError for no answer."""
AsyncMiddleware: TypeAlias = Callable[
    [Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]
]


class ClientOptions(TypedDict, total=False):
    """What a client can be made with, all optional.

    base_url            where the service is; else the variable <NAME>_BASE_URL, else the
                        document's
    timeout             seconds for each phase, a Timeout, or None to wait for ever
    deadline            seconds for a call with all its attempts; None, the default, for no
                        such limit
    max_retries         further attempts after a failure that may pass, 2 by default
    retry_statuses      statuses that are repeated too, such as 409
    headers             sent with every request
    query               sent with every request
    validate            look at limits (lengths, ranges, patterns) before anything is sent
    on_mismatch         "warn" (default) or "raise" when an answer breaks the document, or
                        a function that is called with each Mismatch
    max_response_bytes  how long an answer may be that is not streamed; 256 MiB by
                        default, None for no limit
    middleware          called for each attempt with the request and what sends it on
    rate_limiter        says how long each attempt waits, such as RateLimiter(10)
    http_client         your own connection pool; you close it
    """

    base_url: str
    timeout: float | Timeout | None
    deadline: float | None
    max_retries: int
    retry_statuses: Collection[int]
    headers: Mapping[str, str]
    query: Mapping[str, object]
    validate: bool
    max_response_bytes: int | None
    middleware: Sequence[Middleware]
    on_mismatch: OnMismatch
    rate_limiter: Limiter | None
    http_client: HttpClient


class AsyncClientOptions(TypedDict, total=False):
    """What an async client can be made with, all optional; see ClientOptions."""

    base_url: str
    timeout: float | Timeout | None
    deadline: float | None
    max_retries: int
    retry_statuses: Collection[int]
    headers: Mapping[str, str]
    query: Mapping[str, object]
    validate: bool
    max_response_bytes: int | None
    middleware: Sequence[AsyncMiddleware]
    on_mismatch: OnMismatch
    rate_limiter: Limiter | None
    http_client: AsyncHttpClient


class RequestOptions(TypedDict, total=False):
    """What one call can differ in, all optional.

    timeout             seconds for each phase, a Timeout, or None to wait for ever
    deadline            seconds for the call with all its attempts
    headers, query      win over everything else of the same name
    max_retries         further attempts after a failure that may pass
    retry_statuses      statuses that are repeated too, such as 409
    idempotency_key     makes any method safe to repeat; sent as Idempotency-Key, or as the
                        header that the document says
    base_url            where this one call goes
    max_response_bytes  how long the answer may be that is not streamed
    on_mismatch         "warn", "raise" or a function, as for the client
    on_progress         called while the body is sent, with the bytes so far and all of
                        them, None when that is not known
    """

    timeout: float | Timeout | None
    deadline: float | None
    headers: Mapping[str, str]
    query: Mapping[str, object]
    max_retries: int
    retry_statuses: Collection[int]
    idempotency_key: str
    base_url: str
    max_response_bytes: int | None
    on_progress: Callable[[int, int | None], None]
    on_mismatch: OnMismatch


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
    timeout: Timeout
    deadline: float | None = None
    max_retries: int = MAX_RETRIES
    retry_statuses: Collection[int] = ()
    headers: Mapping[str, str] = {}
    query: Mapping[str, object] = {}
    validate: bool = False
    max_response_bytes: int | None = 256 * 1024 * 1024
    middleware: Sequence[Any] = ()
    rate_limiter: Limiter | None = None
    on_mismatch: OnMismatch = "warn"

    def __repr__(self) -> str:
        return "<Settings>"

    def changed(self, options: ClientOptions | AsyncClientOptions) -> Settings:
        """These settings with options on top; headers and query are merged.

        Raises TypeError for options that do not exist.
        """
        refuse_unknown(options, ClientOptions)
        base_url = options.get("base_url", self.base_url)
        return Settings(
            base_url=checked_base_url(base_url) if base_url else None,
            timeout=_timeout(options.get("timeout", self.timeout)),
            deadline=options.get("deadline", self.deadline),
            max_retries=options.get("max_retries", self.max_retries),
            retry_statuses=options.get("retry_statuses", self.retry_statuses),
            headers={**self.headers, **options.get("headers", {})},
            query={**self.query, **options.get("query", {})},
            validate=options.get("validate", self.validate),
            max_response_bytes=options.get(
                "max_response_bytes", self.max_response_bytes
            ),
            middleware=options.get("middleware", self.middleware),
            rate_limiter=options.get("rate_limiter", self.rate_limiter),
            on_mismatch=checked_on_mismatch(
                options.get("on_mismatch", self.on_mismatch)
            ),
        )


def refuse_unknown(options: Mapping[str, object], known: type) -> None:
    """Raise TypeError for options that a class of options does not have."""
    unknown = options.keys() - known.__annotations__.keys()
    if unknown:
        raise TypeError(
            f"{', '.join(sorted(unknown))}: no such option; "
            f"there are {', '.join(known.__annotations__)}"
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
    # Why: who does not call over HTTP has no use for its library.
    from .transport import Timeout

    return value if isinstance(value, Timeout) else Timeout(value)


@lru_cache(256)
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
