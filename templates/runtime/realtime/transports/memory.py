"""Links to a server in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Final

from msgspec.structs import replace

from ...hidden import Hidden
from ..frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from ..hub import Feed, Hub
from ..servers import MEMORY
from ..transport import Dial


class Memory(Hidden, frozen=True, kw_only=True):
    """A server in memory; with `per_channel` it is used as WebSockets are."""

    hub: Hub
    server: str = ""
    protocol: str = MEMORY
    per_channel: bool = False

    def at(self, protocol: str) -> Memory:
        """The same for every server."""
        return self

    def inbox(self) -> str:
        """An address of this client's own."""
        return "" if self.per_channel else f"answers/{id(self.hub)}"

    def transport(self, dial: Dial) -> MemoryTransport:
        """A new link, not yet made."""
        return MemoryTransport(self.hub, dial, self.per_channel)


class MemoryTransport:
    """One link."""

    def __init__(self, hub: Hub, dial: Dial, per_channel: bool) -> None:
        self.caps: Final = Capabilities(
            ack=not per_channel, groups=not per_channel, headers=True, confirm=True
        )
        self.dial: Final = dial
        self._hub = hub
        self._per_channel = per_channel
        self._lost: Lost | None = None
        self._news = asyncio.Event()
        self._feeds: dict[int, Feed] = {}
        self._open: list[Feed] = []

    async def connect(self, credentials: Credentials) -> None:
        """Make the link."""
        self._hub.admit(self, credentials)

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message."""
        self._check()
        id = self._hub.take(out, passes_on=not self._per_channel)
        return Receipt(confirmed=True, id=id, address=out.address)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not here: the core does that."""
        raise Unsent("there are no requests of its own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What is published from now on, and what the last member of the group left."""
        self._check()
        is_settled = source.settled and self.caps.ack
        feed = self._hub.join(replace(source, settled=is_settled))
        self._open.append(feed)
        return self._batches(feed)

    async def _batches(self, feed: Feed) -> AsyncGenerator[Sequence[Frame], None]:
        try:
            while True:
                frames = [] if self._hub.is_stalled else feed.take()
                if not frames:
                    self._check()
                    await self._wait(feed)
                    continue
                for frame in frames:
                    self._feeds[frame.token] = feed
                yield frames
        finally:
            self._hub.part(feed)

    async def _wait(self, feed: Feed) -> None:
        """Wait for messages; of a server that hangs for a sign of life."""
        options, patience = self.dial.options, None
        if self._hub.is_stalled and options.ping is not None:
            patience = options.ping + options.ping_timeout
        feed.ready.clear()
        try:
            async with asyncio.timeout(patience):
                await feed.ready.wait()
        except TimeoutError:
            self.lose(Lost(f"no sign of life within {patience:g} s"))

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        while self._lost is None:
            self._news.clear()
            await self._news.wait()
        return self._lost

    def resumes(self, source: Source) -> bool:
        """No: what is published without a link is gone, as far as it is known."""
        return False

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages."""
        self._check()
        feeds = [(self._feeds.pop(frame.token, None), frame) for frame in frames]
        for feed, frame in feeds:
            if feed is not None:
                self._hub.settle(feed, frame, how, delay)
        return all(feed is not None for feed, _ in feeds)

    async def aclose(self, drain: float) -> None:
        """End the link."""
        self._hub.leave(self)
        for feed in self._open:
            self._hub.part(feed)
        self._open = []

    def lose(self, lost: Lost) -> None:
        """Break the link."""
        self._lost = lost
        self._news.set()
        self._hub.leave(self)
        for feed in self._open:
            self._hub.part(feed)
            feed.ready.set()

    def _check(self) -> None:
        if self._lost is not None:
            raise self._lost
