"""What a document means: operations, types and their places; no Python names, no logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from . import exchange, messaging, shapes
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

Action: TypeAlias = messaging.Action
AddressParameter: TypeAlias = messaging.AddressParameter
Bindings: TypeAlias = messaging.Bindings
Channel: TypeAlias = messaging.Channel
Events: TypeAlias = messaging.Events
EventServer: TypeAlias = messaging.EventServer
Example: TypeAlias = messaging.Example
Exchange: TypeAlias = messaging.Exchange
Expression: TypeAlias = messaging.Expression
Format: TypeAlias = messaging.Format
Group: TypeAlias = messaging.Group
Message: TypeAlias = messaging.Message
MessageId: TypeAlias = messaging.MessageId
Reply: TypeAlias = messaging.Reply
Opening: TypeAlias = messaging.Opening
Override: TypeAlias = messaging.Override
Replay: TypeAlias = messaging.Replay
Role: TypeAlias = messaging.Role
Rule: TypeAlias = messaging.Rule
Told: TypeAlias = messaging.Told

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


class PageStyle(Enum):
    """How a list goes on; NONE says that it does not."""

    NONE = "none"
    OFFSET = "offset-limit"
    NUMBER = "page-number"
    CURSOR = "cursor"
    LINK = "link-header"
    URL = "next-url"


@dataclass(frozen=True, slots=True)
class Pages:
    """`x-specloom-pagination`, or what was detected in its place.

    `parameter` and `limit` are query parameters: the one that moves, and how many items
    to send. The others are paths of member names: `items` and `next` (cursor or address)
    and `more` (a flag) in what the call returns, or in the envelope's header; `last` in
    the last item, and `before` the parameter to go back with from the first. `first` is where the parameter starts, if that is known.
    """

    style: PageStyle
    at: Location
    parameter: str = ""
    limit: str = ""
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    before: str = ""
    more: tuple[str, ...] = ()
    first: int | None = None
    in_header: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """`x-specloom-login`: an operation whose answer holds the credential of a scheme."""

    scheme: str
    token: tuple[str, ...]
    expiry: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Signature:
    """`x-specloom-signature`: how webhooks are signed, as the runtime's Signature has it."""

    header: str
    algorithm: str
    encoding: str
    prefix: str
    separator: str
    signed: str
    timestamp: str
    timestamp_prefix: str
    id: str
    secret: str


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the schemes that are needed together; empty: none is needed."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A call; also webhooks and callbacks, with the method and path that receive them.

    `events` are the names of a webhook's events in the header `Api.event_header`.
    `idempotency` is the header for keys, "" for none, None for `Api.idempotency`.

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
    scopes: Scopes
    pages: Pages | None
    login: Login | None
    server: str | None
    sources: tuple[str, ...]
    at: Location
    events: tuple[str, ...] = ()
    idempotency: str | None = None
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
    """HTTP bearer: a token that comes from somewhere."""

    id: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of OAuth 2, by its name in OpenAPI, and its addresses as they are written."""

    name: str
    token_url: str
    authorization_url: str
    device_url: str
    refresh_url: str


@dataclass(frozen=True, slots=True)
class OAuth2:
    """An access token of OAuth 2 or OpenID Connect."""

    id: str
    flows: tuple[Flow, ...]
    discovery_url: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class MutualTLS:
    """A certificate of the client."""

    id: str
    docs: Docs
    at: Location


Scheme: TypeAlias = ApiKey | Basic | Bearer | OAuth2 | MutualTLS


@dataclass(frozen=True, slots=True)
class UserPassword:
    """User name and password; `mechanism` is that of SASL, or "" where none is said."""

    id: str
    mechanism: str
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class UserKey:
    """A key that stands in the place of the user name, or of the password."""

    id: str
    is_user: bool
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class OtherScheme:
    """A way to authenticate that is kept by its name and not understood."""

    id: str
    kind: str
    docs: Docs
    at: Location


EventScheme: TypeAlias = Scheme | UserPassword | UserKey | OtherScheme
"""What a connection to a server of events can need."""
Scopes: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""What requirements need of schemes, in the order of the document."""


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
    points to; the other types are inline. `idempotency` is the header for keys, "" for none. `sent` and `received` are told by directions.py. `shared` has the places of inline types that are
    used in several. `events` is what goes over channels.
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
    scopes: Scopes
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
    signature: Signature | None = None
    event_header: str = ""
    idempotency: str = ""
    events: Events | None = None
    sent: frozenset[TypeId] = frozenset()
    received: frozenset[TypeId] = frozenset()
    shared: dict[TypeId, tuple[TypeId, ...]] = field(
        default_factory=dict[TypeId, tuple[TypeId, ...]]
    )

    @property
    def all_schemes(self) -> tuple[EventScheme, ...]:
        """Those of calls, then those that only connections to servers of events need."""
        of_events = self.events.schemes if self.events else ()
        known = {scheme.id for scheme in self.schemes}
        return (*self.schemes, *(s for s in of_events if s.id not in known))


Value: TypeAlias = Json
"""A default, an example or a constant, as the document has it."""
