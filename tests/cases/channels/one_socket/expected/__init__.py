"""Vehicle push: a typed client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import (
    UNSET,
    DecimalText,
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
    from . import realtime
    from ._realtime import (
        Sample,
        SyncSample,
    )
    from ._runtime.realtime import (
        EVERY,
        Amqp,
        AuthError,
        BufferFull,
        ConnectionLost,
        Consumer,
        Delivery,
        Endpoint,
        Events,
        Every,
        Gap,
        InvalidMessage,
        InvalidMessageWarning,
        Kafka,
        MaybeSent,
        Mqtt,
        Nats,
        NotSent,
        OnInvalid,
        RealtimeOptions,
        Receipt,
        Received,
        Reconnect,
        Redelivery,
        Redis,
        ReplyError,
        RequestTimeout,
        SendOptions,
        Sse,
        State,
        Stats,
        SyncConsumer,
        SyncDelivery,
        SyncEvents,
        Unknown,
        WebSocket,
    )

__version__ = "1.2.0"

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Amqp",
    "AuthError",
    "AuthenticationError",
    "BadRequestError",
    "BufferFull",
    "ConflictError",
    "ConnectionLost",
    "Consumer",
    "DecimalText",
    "DecodeError",
    "Delivery",
    "EVERY",
    "Endpoint",
    "EnvelopeError",
    "Events",
    "Every",
    "Gap",
    "GoneError",
    "InternalServerError",
    "InvalidMessage",
    "InvalidMessageWarning",
    "Kafka",
    "LimiterUnavailableError",
    "MaybeSent",
    "MissingCredentialError",
    "Mqtt",
    "Nats",
    "NotFoundError",
    "NotSent",
    "OAuthError",
    "OnInvalid",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RealtimeOptions",
    "Receipt",
    "Received",
    "Reconnect",
    "Redelivery",
    "RedirectError",
    "Redis",
    "ReplyError",
    "RequestTimeout",
    "ResponseTooLargeError",
    "Sample",
    "SampleError",
    "SendOptions",
    "Sse",
    "State",
    "Stats",
    "SyncConsumer",
    "SyncDelivery",
    "SyncEvents",
    "SyncSample",
    "UNSET",
    "Unknown",
    "UnprocessableEntityError",
    "WebSocket",
    "WebhookVerificationError",
    "__version__",
    "errors",
    "models",
    "realtime",
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
        public = import_module(f"{__name__}.realtime")
        if name in public.__all__:
            return getattr(public, name)
        return import_module(f"{__name__}.{name}")
