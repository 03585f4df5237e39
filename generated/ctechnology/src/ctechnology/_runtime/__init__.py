"""The runtime of a generated client: everything that its modules and users import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answers import Answer, with_response
from .async_client import AsyncAPIClient, AsyncResource
from .bodies import File, FileContent, body_of
from .client import Resource, SyncAPIClient
from .core import Timing
from .credentials import (
    AsyncBasicCredential,
    AsyncCredential,
    BasicCredential,
    Credential,
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
    PaginationError,
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
from .pages import AsyncPage, AsyncPager, Page, SyncPager
from .servers import server_url
from .service import ApiKey, Basic, Bearer, Envelope, Scheme, Service
from .settings import AsyncClientOptions, ClientOptions, RequestOptions
from .times import Duration, PlainDate, PlainTime
from .transport import Timeout
from .unions import UnknownVariant
from .webhooks import parse_body, parse_bytes, parse_text
from .wire import to_wire

if TYPE_CHECKING:
    from .paging import (
        CursorPages,
        LinkPages,
        NumberPages,
        OffsetPages,
        Pages,
        UrlPages,
    )

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
    "AuthenticationError",
    "BadRequestError",
    "Basic",
    "BasicCredential",
    "Bearer",
    "Binary",
    "Body",
    "ClientOptions",
    "ConflictError",
    "Credential",
    "CursorPages",
    "DateTime",
    "DecimalText",
    "DecodeError",
    "Duration",
    "Empty",
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
    "LinkPages",
    "Login",
    "MissingCredentialError",
    "Model",
    "NotFoundError",
    "NumberPages",
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
    "UnknownVariant",
    "UnprocessableEntityError",
    "UnsetType",
    "UrlPages",
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


if not TYPE_CHECKING:

    def __getattr__(name):
        """The ways to page are loaded by the first list that has one of them."""
        if name in __all__:
            from .paging import __dict__ as found

            return found[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
