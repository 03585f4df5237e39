"""A service in memory for tests: channels that say what a test says, and break as it says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .channel import Channel, Realtime
from .closing import closed, refused
from .consumer import Received
from .frames import Credentials, Lost, Outgoing
from .hub import Hub
from .mock_peer import Peer, SyncPeer, received
from .servers import MEMORY
from .sync import SyncChannel, SyncRealtime
from .transports.memory import Memory, MemoryTransport

if TYPE_CHECKING:
    from ..async_client import AsyncAPIClient
    from ..client import SyncAPIClient
    from ..testing import MockTransport
    from .bound import Bound
    from .engine import Engine
    from .transport import Dial

E = TypeVar("E")
T = TypeVar("T")
R = TypeVar("R", bound=Realtime)
S = TypeVar("S", bound=SyncRealtime)
A = TypeVar("A", bound="AsyncAPIClient")
C = TypeVar("C", bound="SyncAPIClient")

_PER_CHANNEL = frozenset({"ws", "http", "sse", MEMORY})
"""Protocols of which each channel has a link; documents without servers count as such."""


class Desk:
    """A server in memory, as tests of any colour reach it."""

    def __init__(self) -> None:
        self.hub = Hub()

    def do(self, act: Callable[[], T]) -> T:
        """Do something where the client is, which may be another thread."""

        async def later() -> T:
            return act()

        return act() if self._is_here else self.wait(later())

    def wait(self, steps: Coroutine[Any, Any, T]) -> T:
        """What steps come to, for tests that wait."""
        loop = self.hub.loop
        if loop is None or not loop.is_running():
            return asyncio.run(steps)
        return asyncio.run_coroutine_threadsafe(steps, loop).result()

    async def expected(
        self, kind: type[T], timeout: float, wanted: Callable[[Outgoing], bool]
    ) -> Received[T]:
        """The oldest message of a type; raises AssertionError when there is none."""

        def fits(out: Outgoing) -> bool:
            return wanted(out) and isinstance(received(out).value, kind)

        try:
            return received(await self.hub.claim(fits, timeout))
        except TimeoutError:
            sent = [
                type(received(o).value).__name__ for o in self.hub.sent if wanted(o)
            ]
            message = (
                f"no {kind.__name__} was sent within {timeout:g} s; there were: "
                f"{', '.join(sent) or 'none'}"
            )
            raise AssertionError(message) from None

    @property
    def _is_here(self) -> bool:
        loop = self.hub.loop
        if loop is None or not loop.is_running():
            return True
        try:
            return asyncio.get_running_loop() is loop
        except RuntimeError:
            return False


class _BaseMockServer:
    """What a service in memory does, whatever colour its test has.

    It takes the place of the server of the document, which `protocol` replaces: over
    WebSockets and the like every channel has a link, over message brokers they share one.
    """

    server = ""
    protocol = MEMORY
    per_channel = True

    def __init__(self, protocol: str = "") -> None:
        self._protocol = protocol
        self._desk = Desk()

    def at(self, protocol: str) -> Memory:
        """What makes links, as it is for a protocol."""
        is_own = (self._protocol or protocol) in _PER_CHANNEL
        name = "ws" if is_own else MEMORY
        return Memory(hub=self._desk.hub, protocol=name, per_channel=is_own)

    def inbox(self) -> str:
        """An address for answers to one client."""
        return self.at("").inbox()

    def transport(self, dial: Dial) -> MemoryTransport:
        """A new link, not yet made."""
        return self.at("").transport(dial)

    @cached_property
    def http(self) -> MockTransport:
        """What answers calls over HTTP."""
        from ..testing import MockTransport

        return MockTransport()

    @property
    def links(self) -> int:
        """How many links there are."""
        return self._desk.hub.links

    @property
    def credentials(self) -> list[Credentials]:
        """What every try to make a link showed, oldest first."""
        return list(self._desk.hub.shown)

    def drop(self, code: int = 1006, reason: str = "") -> None:
        """Break all links; `code` is a close code of WebSockets.

        What it means is what the document says, or else what is usual: 1000 ends the
        stream, 4401 asks for new credentials, 1008 and 4403 are final.
        """

        def why(link: MemoryTransport) -> Lost:
            return closed(code, reason, link.dial.closing)

        self._desk.do(lambda: self._desk.hub.drop(why))

    def refuse(
        self, status: int = 503, *, retry_after: float | None = None, times: int = 1
    ) -> None:
        """Answer the next tries to make a link with a status of HTTP."""
        lost = refused(status, retry_after)
        self._desk.do(lambda: self._desk.hub.refuse(lost, times))

    def go_down(self) -> None:
        """Break all links, and let none be made until `come_back`."""
        self._desk.hub.is_down = True
        self.drop()

    def come_back(self) -> None:
        """Let links be made again."""
        self._desk.hub.is_down = False

    def stall(self) -> None:
        """Keep everything back, as a server does whose link is half open."""
        self._desk.do(self._desk.hub.stall)

    def resume(self) -> None:
        """Let go of what was kept back."""
        self._desk.do(lambda: self._desk.hub.stall(False))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.links} links>"


class MockServer(_BaseMockServer):
    """A service in memory, for tests that are coroutines; give it as `server`."""

    def on(self, channel: Channel[E]) -> Peer[E]:
        """The other side of a channel."""
        return Peer(self._desk, _bound_of(channel))

    async def expect(self, kind: type[T], timeout: float = 5.0) -> Received[T]:
        """The oldest message of a type that a client sent to any address.

        Each is found once. Raises AssertionError when none comes within `timeout`
        seconds.
        """
        return await self._desk.expected(kind, timeout, _any)


class SyncMockServer(_BaseMockServer):
    """A service in memory, for tests that wait; give it as `server`."""

    def on(self, channel: SyncChannel[E]) -> SyncPeer[E]:
        """The other side of a channel."""
        return SyncPeer(self._desk, _bound_of(channel))

    def expect(self, kind: type[T], timeout: float = 5.0) -> Received[T]:
        """The oldest message of a type that a client sent to any address.

        Each is found once. Raises AssertionError when none comes within `timeout`
        seconds.
        """
        return self._desk.wait(self._desk.expected(kind, timeout, _any))


def _any(_: Outgoing) -> bool:
    return True


@asynccontextmanager
async def testing(
    client: type[R], options: Mapping[str, Any]
) -> AsyncGenerator[tuple[R, MockServer]]:
    """A client that makes no calls, with its service in memory."""
    server, make = MockServer(), cast("Callable[..., R]", client)
    async with make(server=server, **options) as made:
        yield made, server


@contextmanager
def sync_testing(
    client: type[S], options: Mapping[str, Any]
) -> Generator[tuple[S, SyncMockServer]]:
    """A client that makes no calls and waits, with its service in memory."""
    server, make = SyncMockServer(), cast("Callable[..., S]", client)
    with make(server=server, **options) as made:
        yield made, server


@asynccontextmanager
async def testing_over(
    client: type[A], options: Mapping[str, Any]
) -> AsyncGenerator[tuple[A, MockServer]]:
    """A client with calls and channels, with a service in memory for both."""
    server, make = MockServer(), cast("Callable[..., A]", client)
    async with make(http_client=server.http.async_client(), **options) as made:
        _lead(made, server)
        yield made, server


@contextmanager
def sync_testing_over(
    client: type[C], options: Mapping[str, Any]
) -> Generator[tuple[C, SyncMockServer]]:
    """A client with calls and channels that waits, with a service in memory for both."""
    server, make = SyncMockServer(), cast("Callable[..., C]", client)
    with make(http_client=server.http.client(), **options) as made:
        _lead(made, server)
        yield made, server


def _lead(client: Any, server: MockServer | SyncMockServer) -> None:
    """Let the channels of a client go to a server in memory."""
    vars(client)["realtime"] = client.realtime.with_options(server=server)


def _bound_of(channel: Any) -> Bound:
    engine: Engine = channel._engine
    return engine.bound
