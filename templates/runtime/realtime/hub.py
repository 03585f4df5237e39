"""A server in memory: it carries messages between clients, and breaks when it is told to."""

from __future__ import annotations

import asyncio
import itertools
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from .frames import Credentials, Frame, HeaderValue, Lost, Outgoing, Settlement, Source

if TYPE_CHECKING:
    from .transports.memory import MemoryTransport


class _Group(NamedTuple):
    """Those who share the messages of an address among them, and settle them."""

    address: str
    pattern: bool
    name: str


class Feed:
    """What one subscription has to get, and what it has not settled."""

    def __init__(self, source: Source) -> None:
        self.waiting: deque[Frame] = deque()
        self.unsettled: dict[int, Frame] = {}
        self.ready = asyncio.Event()
        self.matches = _matcher(source.address, source.pattern)
        group = _Group(source.address, source.pattern, source.group)
        self.group = group if source.settled else None
        self._prefetch = source.prefetch

    def add(self, frame: Frame) -> None:
        """Let a message come."""
        self.waiting.append(frame)
        self.ready.set()

    def take(self) -> list[Frame]:
        """The messages that can be handed out now."""
        if self.group is None:
            found = list(self.waiting)
            self.waiting.clear()
            return found
        room = min(self._prefetch - len(self.unsettled), len(self.waiting))
        found = [self.waiting.popleft() for _ in range(room)]
        self.unsettled |= {frame.token: frame for frame in found}
        return found


class Hub:
    """A server in memory, for tests and for programs of one process.

    `sent` has what clients sent, oldest first, `settled` what they said became of
    messages, by their ids, and `shown` the credentials that they connected with.
    """

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.settled: list[tuple[str, Settlement]] = []
        self.shown: list[Credentials] = []
        self.loop: asyncio.AbstractEventLoop | None = None
        self.is_stalled = False
        self.is_down = False
        self._unclaimed: list[Outgoing] = []
        self._links: list[MemoryTransport] = []
        self._feeds: list[Feed] = []
        self._left: dict[_Group, deque[Frame]] = {}
        self._refusals: deque[Lost] = deque()
        self._numbers = itertools.count(1)
        self._turn = 0
        self._news = asyncio.Event()

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self._links)

    @property
    def feeds(self) -> int:
        """How many subscriptions there are."""
        return len(self._feeds)

    # What a server does

    def publish(
        self,
        address: str,
        data: bytes,
        *,
        headers: Mapping[str, HeaderValue] | None = None,
        key: bytes | None = None,
        reply_to: str = "",
        correlation_id: str = "",
    ) -> Frame:
        """Send a message to whoever receives from an address."""
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
        groups: dict[_Group, list[Feed]] = {}
        for feed in self._feeds:
            if not feed.matches(address):
                continue
            if feed.group is None:
                feed.add(replace(frame))
            else:
                groups.setdefault(feed.group, []).append(feed)
        for feeds in groups.values():
            self._turn += 1
            feeds[self._turn % len(feeds)].add(replace(frame))
        for group, left in self._left.items():
            if group not in groups and _matcher(group.address, group.pattern)(address):
                left.append(replace(frame))
        return frame

    def repeat(self, frame: Frame) -> None:
        """Send a message that was sent before, as servers do that resume."""
        for feed in self._feeds:
            if feed.matches(frame.address):
                feed.add(replace(frame, redelivered=True, token=next(self._numbers)))

    async def claim(
        self, wanted: Callable[[Outgoing], bool], timeout: float
    ) -> Outgoing:
        """Take out the oldest message that a client sent of those that are wanted.

        Raises TimeoutError when none comes in time.
        """
        async with asyncio.timeout(timeout):
            while True:
                for place, out in enumerate(self._unclaimed):
                    if wanted(out):
                        return self._unclaimed.pop(place)
                self._news.clear()
                await self._news.wait()

    def drop(self, why: Callable[[MemoryTransport], Lost]) -> None:
        """Break all links."""
        for link in tuple(self._links):
            link.lose(why(link))

    def refuse(self, lost: Lost, times: int = 1) -> None:
        """Refuse the next tries to make a link."""
        self._refusals.extend([lost] * times)

    def stall(self, is_stalled: bool = True) -> None:
        """Keep messages back, as a server does that hangs."""
        self.is_stalled = is_stalled
        for feed in self._feeds:
            feed.ready.set()

    # What links do

    def admit(self, link: MemoryTransport, credentials: Credentials) -> None:
        """Let a link in; raises Lost when it is refused."""
        self.loop = asyncio.get_running_loop()
        self.shown.append(credentials)
        if self.is_down:
            raise Lost("no connection: the server is down")
        if self._refusals:
            raise self._refusals.popleft()
        self._links.append(link)

    def leave(self, link: MemoryTransport) -> None:
        """Forget a link."""
        self._links = [known for known in self._links if known is not link]

    def take(self, out: Outgoing, *, passes_on: bool) -> str:
        """Take a message of a client, and hand it on where servers do that; its id."""
        self.sent.append(out)
        self._unclaimed.append(out)
        self._news.set()
        if not passes_on:
            return str(next(self._numbers))
        key = out.key.encode() if isinstance(out.key, str) else out.key
        return self.publish(
            out.address,
            out.data,
            headers=out.headers,
            key=key,
            reply_to=out.reply_to,
            correlation_id=out.correlation_id,
        ).id

    def join(self, source: Source) -> Feed:
        """A new subscription; of a group it goes on where the last member left."""
        feed = Feed(source)
        self._feeds.append(feed)
        if feed.group is not None:
            left = self._left.setdefault(feed.group, deque())
            while left:
                feed.add(left.popleft())
        return feed

    def part(self, feed: Feed) -> None:
        """End a subscription; what it did not settle comes again."""
        if feed not in self._feeds:
            return
        self._feeds.remove(feed)
        if feed.group is None:
            return
        again = [_again(frame) for frame in feed.unsettled.values()]
        for frame in (*again, *feed.waiting):
            self._pass_on(feed.group, frame)
        feed.waiting.clear()

    def settle(self, feed: Feed, frame: Frame, how: Settlement, delay: float) -> None:
        """Take note of what became of a message."""
        self.settled.append((frame.id, how))
        known = feed.unsettled.pop(frame.token, None)
        feed.ready.set()
        if known is None or how != "nack" or feed.group is None:
            return
        loop = asyncio.get_running_loop()
        loop.call_later(delay, self._pass_on, feed.group, _again(known))

    def _pass_on(self, group: _Group, frame: Frame) -> None:
        """Give a message to another of a group, or keep it for whoever comes."""
        for feed in self._feeds:
            if feed.group == group:
                return feed.add(frame)
        self._left.setdefault(group, deque()).append(frame)


def _again(frame: Frame) -> Frame:
    return replace(frame, redelivered=True, deliveries=frame.deliveries + 1)


@cache
def _matcher(address: str, is_pattern: bool) -> Callable[[str], bool]:
    """Whether an address is one, or one of those that a pattern stands for.

    A `*` in a pattern is every value of a part.
    """
    if not is_pattern:
        return address.__eq__
    pattern = re.compile(r"[^/.]+".join(map(re.escape, address.split("*"))))
    return lambda other: pattern.fullmatch(other) is not None
