"""An open channel: its link, what it received, and what it keeps from link to link."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .frames import Source
from .link import Link
from .session import Session
from .stats import Stats
from .subscription import Subscription
from .tasks import undisturbed

if TYPE_CHECKING:
    from .bound import Bound


class Reception:
    """What a channel holds while it is open; a link of its own where it has one."""

    def __init__(self, bound: Bound, source: Source) -> None:
        options = bound.connector.options
        self.session = Session(bound.described, source.address)
        self.stats = Stats()
        self.subscription = Subscription(
            source,
            self.stats,
            options.limits(source.prefetch if source.settled else None),
            "block" if source.settled else options.overflow,
            requests=self.session.requests,
            most=options.max_bytes,
        )
        self.link: Link | None = None
        self._bound = bound
        self._receives = bound.described.receives is not None

    @property
    def opened(self) -> Link:
        """The link; RuntimeError when the channel is not open."""
        if self.link is None:
            raise RuntimeError("the channel is not open: use `async with`")
        return self.link

    async def open(self) -> None:
        """Make a link of its own, or use the one that channels share."""
        connector = self._bound.connector
        if connector.per_channel:
            self.link = connector.own_link(self._bound, self.session, self.stats)
            await self.link.subscribe(self.subscription)
            await self.link.open()
            return
        self.link = await connector.shared_link()
        connector.attach(self.session)
        if self._receives:
            await self.link.subscribe(self.subscription)

    async def close(self, drain: float) -> None:
        """Receive no more; what waits may be read for `drain` seconds by whoever reads."""
        link = self.link
        if link is None:
            return
        try:
            await link.unsubscribe(self.subscription)
            if drain and len(self.subscription.buffer.waiting):
                await self._read_out(drain)
        finally:
            await undisturbed(self._end(link))

    async def _end(self, link: Link) -> None:
        connector = self._bound.connector
        self.session.requests.fail("the channel is closed")
        if connector.per_channel:
            await link.aclose()
        else:
            connector.detach(self.session)

    async def _read_out(self, drain: float) -> None:
        """Wait while somebody reads what is left."""
        buffer, end = (
            self.subscription.buffer,
            asyncio.get_running_loop().time() + drain,
        )
        while len(buffer.waiting) and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.01)
