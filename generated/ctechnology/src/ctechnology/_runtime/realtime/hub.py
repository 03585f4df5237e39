"""A server in memory: it carries messages between clients, and breaks when it is told to."""

from __future__ import annotations

import asyncio
import itertools
import re
import time
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from .frames import Credentials, Frame, HeaderValue, Lost, Outgoing, Settlement, Source

if TYPE_CHECKING:
    from .transports.memory import MemoryTransport


class Feed:
    """What one subscription has to get, and what it has not settled."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.waiting: deque[Frame] = deque()
        self.unsettled: dict[int, Frame] = {}
        self.ready = asyncio.Event()
        self._matches = re.compile(_pattern(source.address)).fullmatch

    def matches(self, address: str) -> bool:
        """Whether messages to an address come here."""
        return self._matches(address) is not None

    def add(self, frame: Frame) -> None:
        """Let a message come."""
        self.waiting.append(frame)
        self.ready.set()

    def take(self) -> list[Frame]:
        """The messages that can be handed out now."""
        settled = self.source.settled
        room = self.source.prefetch - len(self.unsettled) if settled else 2**31
        found = [self.waiting.popleft() for _ in range(min(room, len(self.waiting)))]
        if settled:
            self.unsettled |= {frame.token: frame for frame in found}
        return found


class Hub:
    """A server in memory, for tests and for programs of one process.

    `sent` has what clients sent, oldest first, and `shown` the credentials that they
    connected with.
    """

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.shown: list[Credentials] = []
        self._links: list[MemoryTransport] = []
        self._feeds: list[Feed] = []
        self._left: dict[tuple[str, str], deque[Frame]] = {}
        self._refusals: deque[Lost] = deque()
        self._numbers = itertools.count(1)
        self._turn = 0
        self._news = asyncio.Event()
        self._is_stalled = False

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self._links)

    def publish(
        self,
        address: str,
        data: bytes,
        *,
        headers: Mapping[str, HeaderValue] | None = None,
        key: bytes | None = None,
        reply_to: str = "",
        correlation_id: str = "",
    ) -> str:
        """Send a message to whoever receives from an address; its id."""
        number = next(self._numbers)
        frame = Frame(
            data=data,
            received_at=time.time(),
            address=address,
            headers=headers or {},
            id=str(number),
            key=key,
            reply_to=reply_to,
            correlation_id=correlation_id,
            redelivered=False,
            deliveries=1,
            token=number,
        )
        groups: dict[str, list[Feed]] = {}
        for feed in self._feeds:
            if feed.matches(address):
                groups.setdefault(feed.source.group, []).append(feed)
        for feed in groups.pop("", []):
            feed.add(replace(frame))
        for feeds in groups.values():
            self._turn += 1
            feeds[self._turn % len(feeds)].add(replace(frame))
        for (kept, group), left in self._left.items():
            if re.fullmatch(_pattern(kept), address) and group not in groups:
                left.append(replace(frame))
        return frame.id

    def repeat(self, address: str, data: bytes, id: str) -> None:
        """Send a message that was sent before, as servers do that resume."""
        frame = Frame(data=data, received_at=time.time(), address=address, id=id)
        for feed in self._feeds:
            if feed.matches(address):
                feed.add(replace(frame, redelivered=True, token=next(self._numbers)))

    async def next_sent(self, timeout: float = 5.0) -> Outgoing:
        """Take out the oldest message that a client sent; TimeoutError without one."""
        async with asyncio.timeout(timeout):
            while not self.sent:
                self._news.clear()
                await self._news.wait()
        return self.sent.pop(0)

    def drop(self, lost: Lost | None = None) -> None:
        """Break all links."""
        for link in tuple(self._links):
            link.lose(lost or Lost("dropped"))

    def refuse(self, lost: Lost, times: int = 1) -> None:
        """Refuse the next tries to make a link."""
        self._refusals.extend([lost] * times)

    def stall(self, is_stalled: bool = True) -> None:
        """Keep messages back, as a server does that hangs."""
        self._is_stalled = is_stalled
        for feed in self._feeds:
            feed.ready.set()

    @property
    def is_stalled(self) -> bool:
        """Whether messages are kept back."""
        return self._is_stalled

    def admit(self, link: MemoryTransport, credentials: Credentials) -> None:
        """Let a link in; raises Lost when it is refused."""
        self.shown.append(credentials)
        if self._refusals:
            raise self._refusals.popleft()
        self._links.append(link)

    def leave(self, link: MemoryTransport) -> None:
        """Forget a link."""
        self._links = [known for known in self._links if known is not link]

    def take(self, out: Outgoing) -> str:
        """Take a message of a client, and hand it on; its id."""
        self.sent.append(out)
        self._news.set()
        key = out.key.encode() if isinstance(out.key, str) else out.key
        return self.publish(
            out.address,
            out.data,
            headers=out.headers,
            key=key,
            reply_to=out.reply_to,
            correlation_id=out.correlation_id,
        )

    def join(self, source: Source) -> Feed:
        """A new subscription; of a group it goes on where the last member left."""
        feed = Feed(source)
        self._feeds.append(feed)
        if source.settled:
            left = self._left.setdefault((source.address, source.group), deque())
            while left:
                feed.add(left.popleft())
        return feed

    def part(self, feed: Feed) -> None:
        """End a subscription; what it did not settle comes again."""
        if feed not in self._feeds:
            return
        self._feeds.remove(feed)
        if not feed.source.settled:
            return
        again = [_again(frame) for frame in feed.unsettled.values()]
        for frame in (*again, *feed.waiting):
            self._pass_on(feed.source, frame)

    def settle(self, feed: Feed, frame: Frame, how: Settlement, delay: float) -> None:
        """Take note of what became of a message."""
        known = feed.unsettled.pop(frame.token, None)
        feed.ready.set()
        if known is None or how != "nack":
            return
        loop = asyncio.get_running_loop()
        loop.call_later(delay, self._pass_on, feed.source, _again(known))

    def _pass_on(self, source: Source, frame: Frame) -> None:
        """Give a message to another of a group, or keep it for whoever comes."""
        for feed in self._feeds:
            same = (feed.source.address, feed.source.group)
            if same == (source.address, source.group) and feed.source.settled:
                return feed.add(frame)
        self._left.setdefault((source.address, source.group), deque()).append(frame)


def _again(frame: Frame) -> Frame:
    return replace(frame, redelivered=True, deliveries=frame.deliveries + 1)


def _pattern(address: str) -> str:
    """An address with `*` for every value of a part, as a regular expression."""
    return r"[^/.]+".join(map(re.escape, address.split("*")))
