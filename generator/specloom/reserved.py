"""Names that are taken: by Python, by the runtime, and by what every package has."""

from __future__ import annotations

from typing import Final

BUILTINS: Final = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "tuple"}
)
OF_MODELS: Final = frozenset(
    {
        *("model_computed_fields", "model_config", "model_construct", "model_copy"),
        *("model_dump", "model_dump_json", "model_extra", "model_fields"),
        *("model_fields_set", "model_json_schema", "model_parametrized_name"),
        *("model_post_init", "model_rebuild", "model_validate", "model_validate_json"),
        *("model_validate_strings",),
    }
)
"""What pydantic models have; no member of either flavour is named so."""
CLIENT: Final = frozenset(
    {
        *(
            "aclose",
            "begin_login",
            "builtins",
            "cached_property",
            "call",
            "close",
            "download",
        ),
        *("login", "paginate", "renew", "request", "stream", "with_options"),
    }
)
OF_LOGIN: Final = frozenset({"cls", "client"})
"""What the class method of a client that logs in uses itself."""
OF_REALTIME: Final = frozenset({"classmethod", "realtime", "testing"})
"""What a client has whose package has channels too."""
RESOURCE: Final = frozenset({"_client", "builtins", "models", "overload", "deprecated"})
DEVICES: Final = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that no file can have on Windows; a resource is a file too."""
OPTIONS: Final = frozenset(
    {
        *("self", "cls", "options", "base_url", "client_certificate", "deadline"),
        *("headers", "http_client", "max_response_bytes", "max_retries", "middleware"),
        *("on_mismatch", "query", "rate_limiter", "retry_statuses", "timeout"),
        "validate",
    }
)
MODELS: Final = frozenset(
    {
        "Any",
        "Final",
        "Literal",
        "Model",
        "OpenModel",
        "TYPE_CHECKING",
        "TypeAlias",
        "UNSET",
        "UnsetType",
    }
    | {
        "DateTime",
        "Duration",
        "Decimal",
        "DecimalText",
        "UUID",
        "OpenStrEnum",
        "OpenIntEnum",
    }
    | {"UnknownVariant", "PlainDate", "PlainTime"}
)


ERRORS: Final = (
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "EnvelopeError",
    "GoneError",
    "InternalServerError",
    "LimiterUnavailableError",
    "MissingCredentialError",
    "NotFoundError",
    "OAuthError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "ResponseTooLargeError",
    "UnprocessableEntityError",
    "WebhookVerificationError",
)
"""The exceptions that every client has beside its own base."""
PUBLIC: Final = (
    "UNSET",
    "AsyncMiddleware",
    "DecimalText",
    "Middleware",
    "Mismatch",
    "MismatchWarning",
    "Request",
    "RequestOptions",
    "Response",
    "Timeout",
)
"""What every package takes over from the runtime."""
LATER: Final = (
    "Answer",
    "AsyncDownload",
    "AsyncPage",
    "AsyncPager",
    "AsyncStream",
    "Download",
    "Limiter",
    "Page",
    "RateLimiter",
    "RedisRateLimiter",
    "ServerSentEvent",
    "Stream",
    "SyncPager",
    "async_telemetry",
    "streamed",
    "telemetry",
    "with_response",
)
"""What every package has of the runtime when it is first touched."""
PUBLIC_REALTIME: Final = (
    *("EVERY", "Amqp", "AuthError", "BufferFull", "ConnectionLost", "Consumer"),
    *("Delivery", "Endpoint", "Events", "Every", "Gap", "InvalidMessage"),
    *("InvalidMessageWarning", "Kafka", "MaybeSent", "Mqtt", "Nats", "NotSent"),
    *("OnInvalid", "RealtimeOptions", "Receipt", "Received", "Reconnect", "Redelivery"),
    *("Redis", "ReplyError", "RequestTimeout", "SendOptions", "Sse", "State", "Stats"),
    *("SyncConsumer", "SyncDelivery", "SyncEvents", "Unknown", "WebSocket"),
)
"""What packages with channels take over from the runtime when it is first touched."""
IMPORTED: Final = frozenset((*PUBLIC, *LATER)) | {
    *("APIClient", "ApiKey", "Basic", "BasicCredential", "Bearer", "ClientOptions"),
    *(
        "Credential",
        "Envelope",
        "Final",
        "Limits",
        "ModuleType",
        "SERVICE",
        "Self",
        "Service",
    ),
    *("SyncAPIClient", "TYPE_CHECKING", "Unpack"),
    *("CertificateCredential", "Endpoints", "MutualTLS", "OAuth2", "TokenCredential"),
}
