"""What a document means: operations, types and their places; no Python names, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, TypeAlias

from . import exchange
from .source import Json, Location

Body: TypeAlias = exchange.Body
Callback: TypeAlias = exchange.Callback
Header: TypeAlias = exchange.Header
Link: TypeAlias = exchange.Link
Parameter: TypeAlias = exchange.Parameter
Part: TypeAlias = exchange.Part
Payload: TypeAlias = exchange.Payload
Place: TypeAlias = exchange.Place
RequestBody: TypeAlias = exchange.RequestBody
Response: TypeAlias = exchange.Response

TypeId: TypeAlias = str
"""The canonical JSON pointer of a schema, after the file when it is not the root's."""


class Kind(Enum):
    """Values without parts, by what they are to a user."""

    ANY = auto()
    NULL = auto()
    BOOLEAN = auto()
    INTEGER = auto()
    NUMBER = auto()
    DECIMAL = auto()
    STRING = auto()
    DATETIME = auto()
    DATE = auto()
    TIME = auto()
    DURATION = auto()
    UUID = auto()
    BASE64 = auto()
    BINARY = auto()


@dataclass(frozen=True, slots=True)
class Plain:
    kind: Kind


@dataclass(frozen=True, slots=True)
class Const:
    """Exactly this value: text, an integer or a boolean."""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Array:
    item: Type


@dataclass(frozen=True, slots=True)
class Map:
    """An object whose members all have one type and no declared names."""

    value: Type


@dataclass(frozen=True, slots=True)
class Nullable:
    inner: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """A named type, by its place in the documents."""

    id: TypeId


Type: TypeAlias = Plain | Const | Array | Map | Nullable | Ref


@dataclass(frozen=True, slots=True)
class Docs:
    """What the document says to a reader."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A member of an object; `required` is about presence, null is in the type."""

    wire: str
    type: Type
    required: bool
    read_only: bool
    write_only: bool
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class Object:
    """An object with declared members; `extra` types all others when they are invited."""

    id: TypeId
    title: str
    docs: Docs
    fields: tuple[Field, ...]
    extra: Type | None
    at: Location


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Named values of one base; `listed` is False where the document calls the list open."""

    id: TypeId
    title: str
    docs: Docs
    base: Literal[Kind.STRING, Kind.INTEGER]
    values: tuple[str | int, ...]
    listed: bool
    at: Location


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells variants apart, and which value means which variant."""

    wire: str
    mapping: tuple[tuple[str, TypeId], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types (null is outside, as Nullable)."""

    id: TypeId
    title: str
    docs: Docs
    variants: tuple[Type, ...]
    discriminator: Discriminator | None
    at: Location


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name for a type: a component that is an array, a map or a plain value."""

    id: TypeId
    title: str
    docs: Docs
    type: Type
    at: Location


Definition: TypeAlias = Object | Enumeration | Union | Alias


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
    """A call; also webhooks and callbacks, with the method and path that receive them."""

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
    """Everything of the documents that a client is made of."""

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
    degraded: frozenset[TypeId]
    sent: frozenset[TypeId]
    received: frozenset[TypeId]
    pins: dict[str, tuple[str, Location | None]]
    files: tuple[File, ...]


Value: TypeAlias = Json
"""A default, an example or a constant, as the document has it."""
