"""The runtime of a generated client: everything that its modules and users import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .async_client import AsyncAPIClient, AsyncResource
from .client import Resource, SyncAPIClient
from .commands import Timing
from .credentials import (
    AsyncBasicCredential,
    AsyncCredential,
    AsyncTokenCredential,
    BasicCredential,
    CertificateCredential,
    Credential,
    TokenCredential,
)
from .deprecation import deprecated
from .enums import OpenIntEnum, OpenStrEnum
from .errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DecodeError,
    EnvelopeError,
    GoneError,
    InternalServerError,
    LimiterUnavailableError,
    MissingCredentialError,
    NotFoundError,
    OAuthError,
    PaginationError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    ResponseTooLargeError,
    UnprocessableEntityError,
    WebhookVerificationError,
)
from .flavour import (
    UNSET,
    DateTime,
    DecimalText,
    Model,
    UnsetType,
    extra_members,
    field,
    union,
)
from .headers import Headers
from .lazy import lazy_models
from .messages import Request, Response
from .mismatches import Mismatch, MismatchWarning
from .operation import (
    Binary,
    Body,
    Empty,
    Enveloped,
    Events,
    Json,
    Lines,
    Login,
    Operation,
    Parameter,
    Part,
    Records,
    Result,
    Text,
)
from .service import (
    ApiKey,
    Basic,
    Bearer,
    Endpoints,
    Envelope,
    MutualTLS,
    OAuth2,
    Scheme,
    Service,
)
from .settings import (
    AsyncClientOptions,
    AsyncMiddleware,
    ClientOptions,
    Middleware,
    RequestOptions,
)
from .times import Duration, PlainDate, PlainTime
from .transport import Timeout
from .unions import UnknownVariant
from .wire import to_wire

if TYPE_CHECKING:
    from .answers import Answer, with_response
    from .bodies import body_of
    from .downloads import AsyncDownload, Download
    from .events import ServerSentEvent
    from .limits import Limit, Limits
    from .pages import AsyncPage, AsyncPager, Page, SyncPager
    from .paging import (
        CursorPages,
        LinkPages,
        NumberPages,
        OffsetPages,
        Pages,
        UrlPages,
    )
    from .ratelimit import Limiter, RateLimiter
    from .redis_limits import RedisRateLimiter
    from .servers import server_url
    from .streaming import streamed
    from .streams import AsyncStream, Stream
    from .tracing import async_telemetry, telemetry
    from .uploads import File, FileContent
    from .webhooks import parse_body, parse_bytes, parse_text
else:
    _LATER = {
        "Answer": "answers",
        "AsyncDownload": "downloads",
        "AsyncPage": "pages",
        "AsyncPager": "pages",
        "AsyncStream": "streams",
        "CursorPages": "paging",
        "Download": "downloads",
        "File": "uploads",
        "FileContent": "uploads",
        "Limit": "limits",
        "Limiter": "ratelimit",
        "Limits": "limits",
        "LinkPages": "paging",
        "NumberPages": "paging",
        "OffsetPages": "paging",
        "Page": "pages",
        "Pages": "paging",
        "RateLimiter": "ratelimit",
        "RedisRateLimiter": "redis_limits",
        "ServerSentEvent": "events",
        "Stream": "streams",
        "SyncPager": "pages",
        "UrlPages": "paging",
        "async_telemetry": "tracing",
        "body_of": "bodies",
        "parse_body": "webhooks",
        "parse_bytes": "webhooks",
        "parse_text": "webhooks",
        "server_url": "servers",
        "streamed": "streaming",
        "telemetry": "tracing",
        "with_response": "answers",
    }

    def __getattr__(name):
        """What most programs do without is loaded when it is first touched."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f".{_LATER[name]}", __name__), name)
        globals()[name] = found
        return found


__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Answer",
    "ApiKey",
    "AsyncAPIClient",
    "AsyncBasicCredential",
    "AsyncClientOptions",
    "AsyncCredential",
    "AsyncDownload",
    "AsyncMiddleware",
    "AsyncPage",
    "AsyncPager",
    "AsyncResource",
    "AsyncStream",
    "AsyncTokenCredential",
    "AuthenticationError",
    "BadRequestError",
    "Basic",
    "BasicCredential",
    "Bearer",
    "Binary",
    "Body",
    "CertificateCredential",
    "ClientOptions",
    "ConflictError",
    "Credential",
    "CursorPages",
    "DateTime",
    "DecimalText",
    "DecodeError",
    "Download",
    "Duration",
    "Empty",
    "Endpoints",
    "Envelope",
    "EnvelopeError",
    "Enveloped",
    "Events",
    "File",
    "FileContent",
    "GoneError",
    "Headers",
    "InternalServerError",
    "Json",
    "Limit",
    "Limiter",
    "LimiterUnavailableError",
    "Limits",
    "Lines",
    "LinkPages",
    "Login",
    "Middleware",
    "Mismatch",
    "MismatchWarning",
    "MissingCredentialError",
    "Model",
    "MutualTLS",
    "NotFoundError",
    "NumberPages",
    "OAuth2",
    "OAuthError",
    "OffsetPages",
    "OpenIntEnum",
    "OpenStrEnum",
    "Operation",
    "Page",
    "Pages",
    "PaginationError",
    "Parameter",
    "Part",
    "PermissionDeniedError",
    "PlainDate",
    "PlainTime",
    "RateLimitError",
    "RateLimiter",
    "Records",
    "RedirectError",
    "RedisRateLimiter",
    "Request",
    "RequestOptions",
    "Resource",
    "Response",
    "ResponseTooLargeError",
    "Result",
    "Scheme",
    "ServerSentEvent",
    "Service",
    "Stream",
    "SyncAPIClient",
    "SyncPager",
    "Text",
    "Timeout",
    "Timing",
    "TokenCredential",
    "UnknownVariant",
    "UnprocessableEntityError",
    "UnsetType",
    "UrlPages",
    "WebhookVerificationError",
    "async_telemetry",
    "body_of",
    "deprecated",
    "extra_members",
    "field",
    "lazy_models",
    "parse_body",
    "parse_bytes",
    "parse_text",
    "server_url",
    "streamed",
    "telemetry",
    "to_wire",
    "union",
    "with_response",
]
