"""What goes over channels: servers, channels, messages, operations, and how messages are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from .shapes import Docs, Type

if TYPE_CHECKING:
    from .exchange import Payload
    from .ir import EventScheme, Scopes, Security, Value, Variable
    from .source import Json, Location

Bindings: TypeAlias = "tuple[tuple[str, Json], ...]"
"""What is said for each protocol, as it is written."""
MessageId: TypeAlias = str
"""The place of a message object, behind all references."""


class Action(Enum):
    """What is done with the messages of an operation, by whoever the document describes."""

    SEND = "send"
    RECEIVE = "receive"


class Role(Enum):
    """Whose part a client plays: that of the described application, its peer's, or both."""

    CLIENT = "client"
    APPLICATION = "application"
    BOTH = "both"


class Format(Enum):
    """What a payload is written in; BYTES where the document's way is not understood."""

    JSON = "json"
    AVRO = "avro"
    TEXT = "text"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Expression:
    """A runtime expression: the value at a path of member names in a message.

    `$message.header#/replyTo` is `Expression(False, ("replyTo",))`; `in_payload` tells
    the payload from the headers.
    """

    in_payload: bool
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a message; `payload` and `headers` are a tuple of one, or empty."""

    name: str
    summary: str
    payload: tuple[Value, ...]
    headers: tuple[Value, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its traits merged in.

    `key` is its name where it is defined, `name` what the document calls it besides.
    `headers` is None where none are described; `avro` the schema of a payload in Avro.
    `opened` is what an envelope around the payload holds, `record_key` the key of a record
    of Kafka. `is_error` marks replies that say that a request failed. `is_exact` is False
    where the type says less than the document does.
    """

    id: MessageId
    key: str
    name: str
    title: str
    docs: Docs
    content_type: str
    format: Format
    payload: Type
    headers: Type | None
    correlation: Expression | None
    examples: tuple[Example, ...]
    bindings: Bindings
    at: Location
    avro: tuple[Json, ...] = ()
    opened: Payload | None = None
    record_key: Type | None = None
    is_error: bool = False
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class AddressParameter:
    """A part of a channel's address; `values` are all it can be, where they are listed."""

    wire: str
    values: tuple[str, ...]
    default: str | None
    location: Expression | None
    docs: Docs
    at: Location


class Rule(Enum):
    """How the messages of a group are told apart, the surest first."""

    ONE = "there is one only"
    OVERRIDE = "by x-specloom-discriminator"
    DISCRIMINATOR = "by the discriminator"
    CONST = "by a constant member"
    PAIR = "by two constant members"
    HEADER = "by a constant header"
    KIND = "by the kind of JSON value"
    REQUIRED = "by the members that are required"
    TRIAL = "by trying"


@dataclass(frozen=True, slots=True)
class Told:
    """How the messages that come over one channel in one direction are told apart.

    `by` are one or two expressions, and `values` leads from their values to messages; a
    pair that is one value long stands for all other second values. With KIND the values
    are names of JSON types. Messages with the same values are compared in their order.
    What no value leads to is the message `default`, with ONE the only one, or compared
    with the messages of `tried` in this order.
    """

    rule: Rule
    by: tuple[Expression, ...] = ()
    values: tuple[tuple[tuple[Value, ...], MessageId], ...] = ()
    default: MessageId | None = None
    tried: tuple[MessageId, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """Where messages go; `address` None is not known before the program runs.

    `messages` are its own keys of messages, with what they stand for. `query` and
    `headers` are what the handshake of a WebSocket takes. `servers` are keys, of all
    servers where the document limits nothing. `profile` is what `x-specloom-` extensions
    say, by the rest of their names: heartbeat, close-codes, nats, redis.
    """

    id: str
    key: str
    title: str
    address: str | None
    parameters: tuple[AddressParameter, ...]
    servers: tuple[str, ...]
    messages: tuple[tuple[str, MessageId], ...]
    query: Type | None
    headers: Type | None
    docs: Docs
    bindings: Bindings
    at: Location
    override: Override | None = None
    profile: Bindings = ()


@dataclass(frozen=True, slots=True)
class Override:
    """`x-specloom-discriminator`: expressions, and which values mean which messages.

    The messages are those of the channel, by their keys there; a pair of expressions may
    have one value only.
    """

    by: tuple[Expression, ...]
    mapping: tuple[tuple[tuple[str, ...], str], ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Reply:
    """What answers the messages of an operation, where, and which messages that are.

    `channel` is the place of a channel, of the operation's own where none is named.
    `address` is where in the request the address stands that the reply goes to.
    """

    channel: str
    messages: tuple[MessageId, ...]
    address: Expression | None
    docs: Docs


@dataclass(frozen=True, slots=True)
class Opening:
    """`x-specloom-first-message`: what is sent as soon as a connection is open.

    `credentials` tell where in it what a security scheme sends stands.
    """

    credentials: tuple[tuple[Expression, str], ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """`x-specloom-replay`: what was sent is sent again on a new connection.

    Of messages with the same value at `by` only the last is.
    """

    by: Expression | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """An operation of an event API: messages that are sent to a channel or come from it.

    `named` tells whether the key is the document's own. `mirrored` tells that the action
    is that of the peer of the described application. `cancels` are the keys of operations
    whose messages are not replayed any more once this is sent: all of them, or those with
    the same value where their `replay` looks.
    """

    id: str
    key: str
    named: bool
    action: Action
    channel: str
    messages: tuple[MessageId, ...]
    reply: Reply | None
    docs: Docs
    security: Security | None
    scopes: Scopes
    bindings: Bindings
    at: Location
    mirrored: bool = False
    opening: Opening | None = None
    replay: Replay | None = None
    cancels: tuple[str, ...] = ()

    @property
    def side(self) -> tuple[str, str]:
        """Its place, and what the client does; a client of both sides does both."""
        return self.id, self.action.value


@dataclass(frozen=True, slots=True)
class EventServer:
    """A server: `host` may have a port, and both may have variables in braces.

    `is_secure` tells that its protocol is encrypted. `required_headers` are those that the
    handshake of a WebSocket needs. `profile` is as that of a channel.
    """

    key: str
    protocol: str
    host: str
    pathname: str
    protocol_version: str
    variables: tuple[Variable, ...]
    security: Security
    scopes: Scopes
    docs: Docs
    bindings: Bindings
    at: Location
    is_secure: bool = False
    required_headers: tuple[tuple[str, str], ...] = ()
    profile: Bindings = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The messages that come over one connection, and how they are told apart.

    `channels` are those with one address on the same servers.
    """

    channels: tuple[str, ...]
    messages: tuple[MessageId, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Events:
    """Everything of an AsyncAPI document, beside types and security schemes.

    `exchanges` have the actions of the side that the client plays. `groups` are what it
    receives. `schemes` are those of servers, operations and first messages; what an
    OpenAPI document beside this has under the same key is the same scheme. `envelope` are
    the members of a payload that hold header and data.
    """

    title: str
    version: str
    docs: Docs
    servers: tuple[EventServer, ...] = ()
    channels: tuple[Channel, ...] = ()
    messages: dict[MessageId, Message] = field(default_factory=dict[MessageId, Message])
    exchanges: tuple[Exchange, ...] = ()
    groups: tuple[Group, ...] = ()
    schemes: tuple[EventScheme, ...] = ()
    role: Role = Role.CLIENT
    envelope: tuple[str, str] | None = None
