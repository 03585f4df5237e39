"""What the document says about servers, channels and messages, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct

from ..operation import Security

T_co = TypeVar("T_co", covariant=True)

Closing: TypeAlias = Literal["retry", "end", "fatal", "auth"]
"""What the close code of a WebSocket means: try again, done, give up, new credentials."""
Written: TypeAlias = Literal["json", "avro", "text", "bytes"]
"""What a payload is written in."""


class Where(Struct, frozen=True):
    """Where a value stands: at a path of member names, in the payload or the headers."""

    in_payload: bool
    path: tuple[str, ...]


class Message(Struct, frozen=True, kw_only=True, eq=False):
    """One kind of message.

    kind         the type of its payload
    data         the attributes that lead to what is handed out of it; none for all
    correlation  where the id stands by which requests and answers belong together
    numbered     whether that id is a whole number
    headers      those that always have the same value
    is_error     whether it says, as an answer, that a request failed
    avro         the schema of a payload in Avro, as JSON
    schema_id    whether the id of the schema in a registry stands before such a payload
    """

    name: str
    kind: Any
    written: Written = "json"
    content_type: str = "application/json"
    data: tuple[str, ...] = ()
    correlation: Where | None = None
    numbered: bool = False
    headers: Mapping[str, str | int | bool] = {}
    is_error: bool = False
    avro: str = ""
    schema_id: bool = False


class Told(Struct, frozen=True, kw_only=True, eq=False):
    """The messages that come over a channel, and how they are told apart.

    by       up to two places whose values tell; none where there are no such values
    values   which values mean which message; a pair that is one value long stands for all
             others with that first value; several messages are told apart by their shapes
    rest     the messages of all other values, told apart by their shapes; none where other
             values are not known
    """

    by: tuple[Where, ...] = ()
    values: Mapping[tuple[Any, ...], tuple[Message, ...]] = {}
    rest: tuple[Message, ...] = ()

    @property
    def messages(self) -> tuple[Message, ...]:
        """All that may come."""
        found = {m: None for messages in self.values.values() for m in messages}
        return (*found, *(m for m in self.rest if m not in found))


class Replying(Struct, frozen=True, kw_only=True, eq=False):
    """What answers a request.

    channel   the channel that answers come over, None for the one that was asked over
    told      the messages that an answer can be
    to        where in the request the address stands that the answer goes to
    """

    told: Told
    channel: Channel | None = None
    to: Where | None = None


class Sending(Struct, Generic[T_co], frozen=True, kw_only=True, eq=False):
    """An operation that sends; its answer is a T where it has one.

    messages     those that it can send, by the types of their payloads
    credentials  where in a first message stands what a security scheme sends
    replayed     whether it is sent again on a new link; `replay_by` tells such apart
    cancels      ids of operations whose messages this one takes back
    options      what is said about the protocol, such as `qos`
    """

    id: str
    messages: tuple[Message, ...]
    reply: Replying | None = None
    credentials: tuple[tuple[Where, str], ...] | None = None
    replayed: bool = False
    replay_by: Where | None = None
    cancels: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}


class Answering(Struct, frozen=True, kw_only=True, eq=False):
    """What answers the requests that come over a channel.

    to       where in a request the address stands that the answer goes to
    ids      where in a request the id may stand that the answer repeats
    channel  the channel that answers go over, None for the one of the request
    """

    id: str
    messages: tuple[Message, ...]
    to: Where | None = None
    ids: tuple[Where, ...] = ()
    channel: Channel | None = None
    options: Mapping[str, Any] = {}


class Part(Struct, frozen=True):
    """A part of an address that is filled in; `values` are those that are listed."""

    name: str
    values: tuple[str, ...] = ()
    default: str | None = None


class Channel(Struct, frozen=True, kw_only=True, eq=False):
    """Where messages go.

    address   with its parts in braces; None where only the program knows it
    receives  what comes over it; None where nothing does
    opening   what is sent as soon as a link is there
    security  what operations of the channel need beyond what servers do
    servers   the names of those that have it; none for all
    bindings  what is said for each protocol
    profile   the same beyond AsyncAPI
    """

    key: str
    address: str | None
    parts: tuple[Part, ...] = ()
    receives: Told | None = None
    opening: Sending[Any] | None = None
    security: Security = ()
    servers: tuple[str, ...] = ()
    bindings: Mapping[str, Any] = {}
    profile: Mapping[str, Any] = {}
    closing: Mapping[int, Closing] = {}


class Server(Struct, frozen=True, kw_only=True):
    """A server; host and path have their variables in braces.

    variables  the names of the variables with their defaults, None for none
    headers    what a handshake needs besides
    profile    heartbeats and the like, beyond AsyncAPI
    """

    protocol: str
    host: str
    path: str = ""
    variables: Mapping[str, str | None] = {}
    security: Security = ()
    scopes: Mapping[str, tuple[str, ...]] = {}
    headers: Mapping[str, str] = {}
    bindings: Mapping[str, Any] = {}
    profile: Mapping[str, Any] = {}
    closing: Mapping[int, Closing] = {}
