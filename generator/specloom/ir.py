"""What a document means: operations, types and their places; no Python names, no logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from . import exchange, shapes
from .source import Json, Location

Body: TypeAlias = exchange.Body
Callback: TypeAlias = exchange.Callback
Framing: TypeAlias = exchange.Framing
Header: TypeAlias = exchange.Header
Link: TypeAlias = exchange.Link
Parameter: TypeAlias = exchange.Parameter
Part: TypeAlias = exchange.Part
Payload: TypeAlias = exchange.Payload
Place: TypeAlias = exchange.Place
RequestBody: TypeAlias = exchange.RequestBody
Response: TypeAlias = exchange.Response

NO_REMARKS: Final = shapes.NO_REMARKS
Alias: TypeAlias = shapes.Alias
Array: TypeAlias = shapes.Array
Const: TypeAlias = shapes.Const
Definition: TypeAlias = shapes.Definition
Discriminator: TypeAlias = shapes.Discriminator
Docs: TypeAlias = shapes.Docs
Enumeration: TypeAlias = shapes.Enumeration
Field: TypeAlias = shapes.Field
Kind: TypeAlias = shapes.Kind
Limits: TypeAlias = shapes.Limits
Map: TypeAlias = shapes.Map
Nullable: TypeAlias = shapes.Nullable
Object: TypeAlias = shapes.Object
Plain: TypeAlias = shapes.Plain
Ref: TypeAlias = shapes.Ref
Remarks: TypeAlias = shapes.Remarks
Tuple: TypeAlias = shapes.Tuple
Type: TypeAlias = shapes.Type
TypeId: TypeAlias = shapes.TypeId
Union: TypeAlias = shapes.Union


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


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the schemes that are needed together; empty: none is needed."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A call; also webhooks and callbacks, with the method and path that receive them.

    `is_second` marks the way to call an operation that returns its answer as a stream,
    beside the one that returns it whole.
    """

    id: str
    named: bool
    method: str
    path: str
    tag: str
    marks: tuple[str, ...]
    docs: Docs
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    callbacks: tuple[Callback, ...]
    security: Security | None
    scopes: tuple[tuple[str, tuple[str, ...]], ...]
    pages: OffsetPages | None
    login: Login | None
    server: str | None
    sources: tuple[str, ...]
    at: Location
    is_second: bool = False

    @property
    def first(self) -> tuple[str, ...]:
        """Method and path, by which the first way to call an operation is known."""
        return self.method, self.path

    @property
    def key(self) -> tuple[str, ...]:
        """The same with a word more for the second way."""
        return (*self.first, "stream") if self.is_second else self.first

    @property
    def streams(self) -> bool:
        """Whether an answer can be a stream; errors never are."""
        return any(body.framing for r in self.responses for body in r.bodies)


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
class Variable:
    """A part of a server's address that is chosen; of `values` where there are some."""

    wire: str
    default: str | None
    values: tuple[str, ...]
    docs: Docs


@dataclass(frozen=True, slots=True)
class Server:
    """An address; `url` has its variables in braces."""

    url: str
    name: str
    docs: Docs
    variables: tuple[Variable, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations; of another kind than `nav` it only marks them."""

    wire: str
    kind: str
    parent: str
    link: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class File:
    """A document that was read; the hash is SHA-256 of its bytes as UTF-8."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who offers the service, and under which conditions; texts and addresses."""

    license: str = ""
    license_url: str = ""
    contact: str = ""
    contact_url: str = ""
    email: str = ""
    terms: str = ""


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
    publisher: Publisher
    server: str | None
    servers: tuple[Server, ...]
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
