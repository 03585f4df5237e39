"""What the document says about one operation, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

T_co = TypeVar("T_co", covariant=True)
if TYPE_CHECKING:
    from typing_extensions import TypeVar as DefaultTypeVar

    from .paging import Pages

    H_co = DefaultTypeVar("H_co", covariant=True, default=None)
else:
    H_co = TypeVar("H_co", covariant=True)


class Json(Struct, frozen=True):
    """The body is JSON of this type."""

    type: Any
    media_type: str = "application/json"


class Enveloped(Struct, frozen=True):
    """The body is the service's envelope `type` around data of `data_type`."""

    type: Any
    data_type: Any
    media_type: str = "application/json"


class Text(Struct, frozen=True):
    """The body is text, decoded to str."""

    media_type: str = "text/plain"


class Binary(Struct, frozen=True):
    """The body is handed out as bytes."""

    media_type: str = "*/*"


class Empty(Struct, frozen=True):
    """There is no body worth reading; the result is None."""

    media_type: str = ""


class Events(Struct, frozen=True):
    """The body is server-sent events; `type` is that of their data, or of whole events."""

    type: Any
    whole: bool = False
    media_type: str = "text/event-stream"


class Lines(Struct, frozen=True):
    """The body is one JSON value of this type a line."""

    type: Any
    media_type: str = "application/x-ndjson"


class Records(Struct, frozen=True):
    """The body is a JSON text sequence (RFC 7464) of values of this type."""

    type: Any
    media_type: str = "application/json-seq"


Streamed: TypeAlias = Events | Lines | Records
Result: TypeAlias = Json | Enveloped | Text | Binary | Empty | Streamed
Results: TypeAlias = Result | tuple[Result, ...]
"""What an answer holds; of several the one whose media type the answer names."""

Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
Style: TypeAlias = Literal[
    "form",
    "simple",
    "label",
    "matrix",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
]


class Parameter(Struct, frozen=True):
    """How one parameter is written; `content_type` means a media type, not a style."""

    location: Location
    name: str
    style: Style = "form"
    explode: bool = False
    allow_reserved: bool = False
    content_type: str | None = None


class Part(Struct, frozen=True):
    """How one member of a form is written: in a style, or else in a media type.

    Of several media types, separated by commas, the file's own is taken when it is among
    them, else the first.
    """

    name: str
    style: Style | None = None
    explode: bool = True
    allow_reserved: bool = False
    content_type: str = ""


class Body(Struct, frozen=True):
    """The request body; `others` are the media types that it can have instead.

    `parts` tells how members of a form are written that are not written as usual.
    """

    content_type: str
    required: bool = True
    parts: tuple[Part, ...] = ()
    others: tuple[Body, ...] = ()


class Login(Struct, frozen=True):
    """Success of the operation yields a credential for `scheme`.

    `token` and `expiry` are paths of member names into the operation's result.
    """

    scheme: str
    token: tuple[str, ...]
    expiry: tuple[str, ...] = ()


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives of schemes that belong together; an empty alternative: optional."""


class Operation(Struct, Generic[T_co, H_co], frozen=True, kw_only=True, eq=False):
    """One operation; its call returns T, its pages carry the header H.

    Results are chosen by exact status, then by range (`2XX`), then `default`.
    `security` None means the service's own, () no credentials; `scopes` are what it needs
    of tokens, by scheme. `base_url` and `idempotency` None mean the service's own;
    `idempotency` "" that the operation knows no keys.
    """

    id: str
    method: str
    path: str
    responses: Mapping[str, Results]
    errors: Mapping[str, Results] = {}
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    security: Security | None = None
    scopes: Mapping[str, tuple[str, ...]] = {}
    pages: Pages | None = None
    login: Login | None = None
    base_url: str | None = None
    idempotency: str | None = None
