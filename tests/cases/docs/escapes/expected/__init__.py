"""Quotes"] [tool.evil] x = "1 ${HOME} {{ 7*7 }} \"\"\" ''' \\ {% raw %} | <b>: a typed client.

\"\"\" import os os.environ['SPECLOOM_ESCAPED'] = '1' \"\"\".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import (
    AsyncSample,
    Sample,
)
from ._runtime import (
    UNSET,
    AsyncMiddleware,
    DecimalText,
    Middleware,
    Mismatch,
    MismatchWarning,
    Request,
    RequestOptions,
    Response,
    Timeout,
)
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
    SampleError,
    UnprocessableEntityError,
    WebhookVerificationError,
)

if TYPE_CHECKING:
    from . import errors, models
    from ._runtime import (
        Answer,
        AsyncDownload,
        AsyncPage,
        AsyncPager,
        AsyncStream,
        Download,
        Limiter,
        Page,
        RateLimiter,
        RedisRateLimiter,
        ServerSentEvent,
        Stream,
        SyncPager,
        async_telemetry,
        streamed,
        telemetry,
        with_response,
    )

__version__ = "1.0.0"

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Answer",
    "AsyncDownload",
    "AsyncMiddleware",
    "AsyncPage",
    "AsyncPager",
    "AsyncSample",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecimalText",
    "DecodeError",
    "Download",
    "EnvelopeError",
    "GoneError",
    "InternalServerError",
    "Limiter",
    "LimiterUnavailableError",
    "Middleware",
    "Mismatch",
    "MismatchWarning",
    "MissingCredentialError",
    "NotFoundError",
    "OAuthError",
    "Page",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RateLimiter",
    "RedirectError",
    "RedisRateLimiter",
    "Request",
    "RequestOptions",
    "Response",
    "ResponseTooLargeError",
    "Sample",
    "SampleError",
    "ServerSentEvent",
    "Stream",
    "SyncPager",
    "Timeout",
    "UNSET",
    "UnprocessableEntityError",
    "WebhookVerificationError",
    "__version__",
    "async_telemetry",
    "errors",
    "models",
    "streamed",
    "telemetry",
    "with_response",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        """Models, and what most programs do without, are loaded when first touched."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        runtime = import_module(f"{__name__}._runtime")
        if name in runtime.__all__:
            return getattr(runtime, name)
        return import_module(f"{__name__}.{name}")
