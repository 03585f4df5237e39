"""What a document means: operations, types and their places; no Python names, no logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from .shapes import (
    NO_REMARKS as NO_REMARKS,
)
from .shapes import (
    Alias as Alias,
)
from .shapes import (
    Array as Array,
)
from .shapes import (
    Const as Const,
)
from .shapes import (
    Definition as Definition,
)
from .shapes import (
    Discriminator as Discriminator,
)
from .shapes import (
    Docs as Docs,
)
from .shapes import (
    Enumeration as Enumeration,
)
from .shapes import (
    Field as Field,
)
from .shapes import (
    Kind as Kind,
)
from .shapes import (
    Limits as Limits,
)
from .shapes import (
    Map as Map,
)
from .shapes import (
    Nullable as Nullable,
)
from .shapes import (
    Object as Object,
)
from .shapes import (
    Plain as Plain,
)
from .shapes import (
    Ref as Ref,
)
from .shapes import (
    Remarks as Remarks,
)
from .shapes import (
    Tuple as Tuple,
)
from .shapes import (
    Type as Type,
)
from .shapes import (
    TypeId as TypeId,
)
from .shapes import (
    Union as Union,
)
from .source import Json, Location


class Place(Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`style` and `explode` are already the effective ones (OpenAPI 3.1, 4.8.12)."""

    wire: str
    place: Place
    type: Type
    required: bool
    style: str
    explode: bool
    allow_reserved: bool
    content_type: str | None
    docs: Docs
    at: Location
    remarks: Remarks = NO_REMARKS


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response or of a part."""

    wire: str
    type: Type
    required: bool
    docs: Docs


@dataclass(frozen=True, slots=True)
class Part:
    """How a member of a form is written, where the document says so.

    `style` is empty where `content_type` decides; both are effective.
    """

    wire: str
    style: str
    explode: bool
    allow_reserved: bool
    content_type: str
    headers: tuple[Header, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A request's or response's content in one media type.

    `is_exact` is False where the type says less than the document does; `parts` are
    those members of a form that are written in a way of their own.
    """

    media_type: str
    type: Type
    docs: Docs
    at: Location
    is_exact: bool = True
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestBody:
    """The best typed content, and the others that can be sent in its place."""

    content: Body
    required: bool
    others: tuple[Body, ...] = ()

    @property
    def all(self) -> tuple[Body, ...]:
        return (self.content, *self.others)


@dataclass(frozen=True, slots=True)
class Payload:
    """What an enveloped answer holds: the data that a call returns, and the header."""

    data: Type
    header: Type


@dataclass(frozen=True, slots=True)
class Response:
    """`status` is a code, a range such as `4XX`, or `default`; `content` None means empty.

    `others` are the media types besides `content` in which other things come.
    """

    status: str
    content: Body | None
    docs: Docs
    others: tuple[Body, ...] = ()
    headers: tuple[Header, ...] = ()
    payload: Payload | None = None

    @property
    def bodies(self) -> tuple[Body, ...]:
        return (self.content, *self.others) if self.content else ()


@dataclass(frozen=True, slots=True)
class Envelope:
    """`x-specloom-envelope`: which members of every answer hold the data and the outcome."""

    header: str
    data: str
    status: tuple[str, ...]
    success: str
    message: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffsetPages:
    """`x-specloom-pagination` of style offset-limit: the names of two query parameters."""

    offset: str
    limit: str


@dataclass(frozen=True, slots=True)
class Login:
    """`x-specloom-login`: an operation whose answer holds the credential of a scheme."""

    scheme: str
    token: tuple[str, ...]
    expiry: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Callback:
    """What the service calls because of a call: its key, and the place of the operation."""

    key: str
    place: str


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the schemes that are needed together; empty: none is needed."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A call; also webhooks and callbacks, with the method and path that receive them."""

    id: str
    named: bool
    method: str
    path: str
    tag: str
    docs: Docs
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    callbacks: tuple[Callback, ...]
    security: Security | None
    pages: OffsetPages | None
    login: Login | None
    server: str | None
    sources: tuple[str, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class ApiKey:
    id: str
    place: Place
    wire: str
    prefix: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class Basic:
    id: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class Bearer:
    """HTTP bearer, and the access token of OAuth 2 and OpenID Connect."""

    id: str
    docs: Docs
    at: Location


Scheme: TypeAlias = ApiKey | Basic | Bearer


@dataclass(frozen=True, slots=True)
class Tag:
    wire: str
    docs: Docs


@dataclass(frozen=True, slots=True)
class File:
    """A document that was read; the hash is SHA-256 of its bytes as UTF-8."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Api:
    """Everything of the documents that a client is made of.

    `schemas` are the components of the named document, `referred` all that some reference
    points to; the other types are inline. `sent` and `received` are told by directions.py. `shared` has the places of inline types that are
    used in several.
    """

    title: str
    version: str
    docs: Docs
    link: str
    server: str | None
    servers: tuple[tuple[str, str], ...]
    tags: tuple[Tag, ...]
    schemes: tuple[Scheme, ...]
    security: Security
    envelope: Envelope | None
    operations: tuple[Operation, ...]
    webhooks: tuple[Operation, ...]
    callbacks: tuple[Operation, ...]
    types: dict[TypeId, Definition]
    schemas: tuple[TypeId, ...]
    referred: frozenset[TypeId]
    degraded: frozenset[TypeId]
    pins: dict[str, tuple[str, Location | None]]
    files: tuple[File, ...]
    sent: frozenset[TypeId] = frozenset()
    received: frozenset[TypeId] = frozenset()
    shared: dict[TypeId, tuple[TypeId, ...]] = field(
        default_factory=dict[TypeId, tuple[TypeId, ...]]
    )


Value: TypeAlias = Json
"""A default, an example or a constant, as the document has it."""
