"""The Conflict API 2: a typed client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import (
    AsyncConflictApi,
    ConflictApi,
)
from ._runtime import (
    UNSET,
    Answer,
    AsyncPage,
    AsyncPager,
    DecimalText,
    Page,
    RequestOptions,
    SyncPager,
    Timeout,
    with_response,
)
from .errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictApiError,
    ConflictError,
    DecodeError,
    EnvelopeError,
    GoneError,
    InternalServerError,
    LimiterUnavailableError,
    MissingCredentialError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    UnprocessableEntityError,
    WebhookVerificationError,
)

if TYPE_CHECKING:
    from . import errors, models
    from ._runtime.ratelimit import Limiter
    from ._runtime.ratelimit import RateLimiter
    from ._runtime.redis_limits import RedisRateLimiter

__version__ = "3.1.0"

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Answer",
    "AsyncConflictApi",
    "AsyncPage",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "ConflictApi",
    "ConflictApiError",
    "ConflictError",
    "DecimalText",
    "DecodeError",
    "EnvelopeError",
    "GoneError",
    "InternalServerError",
    "Limiter",
    "LimiterUnavailableError",
    "MissingCredentialError",
    "NotFoundError",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "RateLimiter",
    "RedirectError",
    "RedisRateLimiter",
    "RequestOptions",
    "SyncPager",
    "Timeout",
    "UNSET",
    "UnprocessableEntityError",
    "WebhookVerificationError",
    "__version__",
    "errors",
    "models",
    "with_response",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        """Modules of their own, as that of the models, are loaded when first touched."""
        if name in __all__:
            from importlib import import_module

            modules = {
                "Limiter": "_runtime.ratelimit",
                "RateLimiter": "_runtime.ratelimit",
                "RedisRateLimiter": "_runtime.redis_limits",
            }
            found = import_module(f"{__name__}.{modules.get(name, name)}")
            return getattr(found, name) if name in modules else found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
