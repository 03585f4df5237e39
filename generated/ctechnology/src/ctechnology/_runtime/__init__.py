"""The runtime of a generated client: everything that its modules and users import."""

from __future__ import annotations

from .answers import Answer, with_response
from .async_client import AsyncAPIClient, AsyncResource
from .bodies import File, FileContent, body_of
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
    MissingCredentialError,
    NotFoundError,
    OAuthError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    UnprocessableEntityError,
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
from .limits import Limit, Limits
from .operation import (
    Binary,
    Body,
    Empty,
    Enveloped,
    Json,
    Login,
    Operation,
    Parameter,
    Part,
    Result,
    Text,
)
from .pages import AsyncPage, AsyncPager, OffsetPages, Page, Pages, SyncPager
from .servers import server_url
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
from .settings import AsyncClientOptions, ClientOptions, RequestOptions
from .times import Duration, PlainDate, PlainTime
from .transport import Timeout
from .unions import UnknownVariant
from .webhooks import parse_body, parse_bytes, parse_text
from .wire import to_wire

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
    "AsyncPage",
    "AsyncPager",
    "AsyncResource",
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
    "DateTime",
    "DecimalText",
    "DecodeError",
    "Duration",
    "Empty",
    "Endpoints",
    "Envelope",
    "EnvelopeError",
    "Enveloped",
    "File",
    "FileContent",
    "GoneError",
    "Headers",
    "InternalServerError",
    "Json",
    "Limit",
    "Limits",
    "Login",
    "MissingCredentialError",
    "Model",
    "MutualTLS",
    "NotFoundError",
    "OAuth2",
    "OAuthError",
    "OffsetPages",
    "OpenIntEnum",
    "OpenStrEnum",
    "Operation",
    "Page",
    "Pages",
    "Parameter",
    "Part",
    "PermissionDeniedError",
    "PlainDate",
    "PlainTime",
    "RateLimitError",
    "RedirectError",
    "RequestOptions",
    "Resource",
    "Result",
    "Scheme",
    "Service",
    "SyncAPIClient",
    "SyncPager",
    "Text",
    "Timeout",
    "Timing",
    "TokenCredential",
    "UnknownVariant",
    "UnprocessableEntityError",
    "UnsetType",
    "body_of",
    "deprecated",
    "extra_members",
    "field",
    "lazy_models",
    "parse_body",
    "parse_bytes",
    "parse_text",
    "server_url",
    "to_wire",
    "union",
    "with_response",
]
