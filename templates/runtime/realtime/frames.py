"""What goes between the core and transports: frames, what is sent, and how links are lost."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias
from uuid import uuid4

from msgspec import Struct, field

from ..hidden import Hidden
from .described import Answering, Channel, Message, Sending

HeaderValue: TypeAlias = str | bytes
NO_HEADERS: Final[Mapping[str, HeaderValue]] = MappingProxyType({})
Settlement: TypeAlias = Literal["ack", "nack", "reject"]
"""What becomes of a message: it is done, comes again, or goes to the dead letters."""


class Frame(Struct, kw_only=True, eq=False, gc=False):
    """One message as it came.

    data            the payload
    address         where it came from: topic, subject, queue, path
    headers         application headers
    received_at     seconds since 1970
    id              what the server knows it by, "" where it has no ids
    key             of the partition that it is in, where there are such
    reply_to        where an answer goes, "" for nowhere
    correlation_id  what an answer repeats, where the protocol has a place for it
    redelivered     whether it came before; None where the server does not tell
    deliveries      how often it came, this time included, 0 where that is not known
    token           what the transport settles it by
    via             the transport that it came over; set by the core
    found           what was read of it, when that was before its turn: a message and its
                    value, or the error that it does not fit
    """

    data: bytes
    received_at: float
    address: str = ""
    headers: Mapping[str, HeaderValue] = NO_HEADERS
    id: str = ""
    key: bytes | None = None
    reply_to: str = ""
    correlation_id: str = ""
    redelivered: bool | None = None
    deliveries: int = 0
    token: Any = None
    via: Any = None
    found: Any = None

    def __repr__(self) -> str:
        return f"<Frame {self.id or self.address} of {len(self.data)} bytes>"


class Gap(Struct, frozen=True, kw_only=True):
    """The link was gone for a while, and came again.

    resumed  whether it goes on where it broke off, so that nothing was missed
    lasted   seconds without a link
    reason   why it broke, in words that hold nothing secret
    """

    resumed: bool
    lasted: float
    reason: str


Item: TypeAlias = Frame | Gap
"""What a reader gets."""


class Outgoing(Struct, frozen=True, kw_only=True):
    """One message to send.

    options    what the protocol knows besides, such as `qos`
    channel    the channel that it goes over; None where a message named the address
    message    which of the document's messages it is, None for none of them
    operation  the operation that sends it, None for none
    """

    data: bytes
    address: str = ""
    headers: Mapping[str, HeaderValue] = {}
    key: str | bytes | None = None
    reply_to: str = ""
    correlation_id: str = ""
    content_type: str = ""
    is_text: bool = True
    options: Mapping[str, Any] = {}
    channel: Channel | None = None
    message: Message | None = None
    operation: Sending[Any] | Answering | None = None

    def __repr__(self) -> str:
        return f"<Outgoing to {self.address} of {len(self.data)} bytes>"


class Receipt(Struct, frozen=True, kw_only=True):
    """What is known of a message that was sent.

    confirmed  whether the server said that it has the message; else it is only on its way
    id         what the server knows it by, "" where it has no ids
    address    where it went
    """

    confirmed: bool
    id: str = ""
    address: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """What to receive.

    address   topic, subject, queue or path
    pattern   whether the address stands for several, as the protocol writes that
    group     those who share the messages among them, "" for everybody on its own
    settled   whether messages are settled one by one
    prefetch  so many unsettled messages at once
    cursor    the id of the last message that was seen, "" for none
    inbox     whether it is an address of the client's own, for answers
    channel   the channel that the address is one of, where it is one of the document
    reader    who receives; nobody else has this name, and on the next link it is the same
    """

    address: str
    pattern: bool = False
    group: str = ""
    settled: bool = False
    prefetch: int = 100
    cursor: str = ""
    inbox: bool = False
    channel: Channel | None = None
    reader: str = field(default_factory=lambda: uuid4().hex)


class Capabilities(Struct, frozen=True, kw_only=True):
    """What a transport can do.

    ack         messages are settled, and come again when they are not
    groups      several receivers can share the messages of an address
    headers     messages have headers
    request     it asks and waits for the answer by itself
    resume      a new link can go on where the last one broke off
    confirm     the server says when it has a message
    ordered_by  within what messages keep their order, "" where they have none
    """

    ack: bool = False
    groups: bool = False
    headers: bool = False
    request: bool = False
    resume: bool = False
    confirm: bool = False
    ordered_by: str = "connection"


class Credentials(Hidden, frozen=True, kw_only=True):
    """What a link shows of who it is; transports take what their protocol has a place for.

    `token` is an access token, `certificate` the paths of a certificate and its key,
    `values` what every security scheme sends as a header, by its name, and `tokens` the
    access tokens of those that have one, without the word before it.
    """

    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    cookies: tuple[str, ...] = ()
    user: str = ""
    password: str = ""
    token: str = ""
    mechanism: str = ""
    certificate: tuple[str, str] | None = None
    values: Mapping[str, str] = {}
    tokens: Mapping[str, str] = {}

    def value(self, scheme: str, name: str) -> str:
        """What a security scheme sends in a member or header of a message.

        The word `Bearer` belongs to `Authorization` alone: RFC 6750, section 2.
        """
        if scheme in self.tokens and name.lower() != "authorization":
            return self.tokens[scheme]
        return self.values[scheme]


class Lost(Exception):
    """A link is gone, or could not be made: the only failure of a transport.

    reason       in words that hold nothing secret
    retry        whether another try makes sense
    auth         whether the credentials were refused
    ended        whether the server is done, and nothing went wrong
    retry_after  seconds that the server asks to wait
    """

    def __init__(
        self,
        reason: str,
        *,
        retry: bool = True,
        auth: bool = False,
        ended: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry
        self.auth = auth
        self.ended = ended
        self.retry_after = retry_after


class NoSource(Exception):
    """Nothing can be received from a source, whatever the link: it is not there, or refused."""


class Unsent(Exception):
    """A message cannot be sent, whatever the link: too long, or refused by the server."""
