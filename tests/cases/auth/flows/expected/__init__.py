"""Kennels: a typed client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import (
    AsyncSample,
    Sample,
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
    ConflictError,
    DecodeError,
    EnvelopeError,
    GoneError,
    InternalServerError,
    MissingCredentialError,
    NotFoundError,
    OAuthError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    SampleError,
    UnprocessableEntityError,
)

if TYPE_CHECKING:
    from . import errors, models
    from . import oauth

__version__ = "1.0.0"

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Answer",
    "AsyncPage",
    "AsyncPager",
    "AsyncSample",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecimalText",
    "DecodeError",
    "EnvelopeError",
    "GoneError",
    "InternalServerError",
    "MissingCredentialError",
    "NotFoundError",
    "OAuthError",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "RequestOptions",
    "Sample",
    "SampleError",
    "SyncPager",
    "Timeout",
    "UNSET",
    "UnprocessableEntityError",
    "__version__",
    "errors",
    "models",
    "oauth",
    "with_response",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        """Models are a module of their own, loaded when it is first touched."""
        if name in __all__:
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
