"""What a protocol has to offer: links that carry frames, and ways to make them."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct, field

from .described import Channel, Closing
from .frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    Outgoing,
    Receipt,
    Settlement,
    Source,
)

Tls: TypeAlias = ssl.SSLContext | Literal[True] | None
"""A context, True for the usual one, None for what the address says."""


class LinkOptions(Struct, frozen=True, kw_only=True):
    """How a link is kept; times in seconds.

    ping          how long a link is silent before it is asked for a sign of life
    ping_timeout  how long that may take
    idle          how long a link may be silent before it counts as lost; None for ever
    max_bytes     how long a message may be
    open_timeout  how long making a link may take
    """

    ping: float | None = 20.0
    ping_timeout: float = 20.0
    idle: float | None = None
    max_bytes: int = 1024 * 1024
    open_timeout: float = 10.0


class Dial(Struct, frozen=True, kw_only=True):
    """Where a link goes, and how.

    url       address of the server, with the path of the channel where each has a link
    channel   the channel that has the link for itself, None where channels share one
    headers   what a handshake needs besides credentials
    query     pieces `name=value`, percent-encoded
    closing   what close codes of WebSockets mean, where it is not the usual
    bindings  what the document says about the server for the protocol
    kept      what transports leave for those of the next tries, such as positions
    """

    url: str
    options: LinkOptions
    channel: Channel | None = None
    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[str, ...] = ()
    closing: Mapping[int, Closing] = {}
    bindings: Mapping[str, Any] = {}
    tls: Tls = None
    kept: dict[str, Any] = field(default_factory=dict[str, Any])


class Transport(Protocol):
    """One link to a server, from `connect` to `aclose`; a new one is made for each try.

    Only `Lost` may come out of it; `Unsent` out of `send` and `request`, and `NoSource`
    out of `receive` and what it returns.
    """

    @property
    def caps(self) -> Capabilities:
        """What it can do."""
        ...

    async def connect(self, credentials: Credentials) -> None:
        """Make the link; nothing else is called before."""
        ...

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message; waits until the server has it, where it says so."""
        ...

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Send a message and wait for the answer; TimeoutError when none came.

        Called only where `caps.request` says so.
        """
        ...

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes from now on, in batches, until the iterator is closed.

        Then what is not settled comes again, to whoever asks next.
        """
        ...

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is; for links that nobody reads from."""
        ...

    def resumes(self, source: Source) -> bool:
        """Whether a source goes on where the last link broke off."""
        ...

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages; `delay` are seconds until they come again.

        False when one of them is nobody's any more, so that it comes again anyway.
        """
        ...

    async def aclose(self, drain: float) -> None:
        """End the link; what was sent may take `drain` seconds to leave."""
        ...


class Endpoint(Protocol):
    """A protocol with its settings: what links are made by."""

    @property
    def protocol(self) -> str:
        """The protocol, as documents call it."""
        ...

    @property
    def server(self) -> str:
        """The name of a server of the document, an address, or "" for the usual one."""
        ...

    @property
    def per_channel(self) -> bool:
        """Whether each channel has a link of its own."""
        ...

    def at(self, protocol: str) -> Endpoint:
        """The same for a server of a protocol, where it makes a difference."""
        ...

    def inbox(self) -> str:
        """A new address for answers to one client, "" where there are no such."""
        ...

    def transport(self, dial: Dial) -> Transport:
        """A new link, not yet made."""
        ...
