"""A channel at work: opened, read and sent over, whatever colour its callers have."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from .addresses import Value
from .bound import Bound
from .calls import Calls
from .consumer import Consumer, Redelivery
from .described import Channel
from .invalid import Quarantine
from .reception import Reception
from .stats import Stats
from .views import By, Events

if TYPE_CHECKING:
    from .connector import Connector


class Engine:
    """One channel of a client, with the parts of its address filled in."""

    def __init__(
        self,
        connector: Connector,
        channel: Channel,
        values: Mapping[str, Value],
        query: Mapping[str, object],
        headers: Mapping[str, object],
        address: str | None,
    ) -> None:
        self.bound = Bound(connector, channel, values, query, headers, address)
        self._reception: Reception | None = None

    @property
    def calls(self) -> Calls:
        """What sends over the channel."""
        return Calls(self.bound, self._reception)

    @property
    def stats(self) -> Stats:
        """What happened since it was opened; RuntimeError while it is not."""
        opened = self._opened
        return opened.subscription.now(opened.opened.stats)

    async def open(self) -> None:
        """Make a link and receive; RuntimeError when it is open already."""
        if self._reception is not None:
            raise RuntimeError("the channel is open already")
        self._reception = Reception(self.bound, self.bound.source())
        try:
            await self._reception.open()
        except BaseException:
            await self.close(0)
            raise

    async def close(self, drain: float) -> None:
        """Receive no more; what waits may be read for `drain` seconds by another task."""
        reception, self._reception = self._reception, None
        if reception is not None:
            await reception.close(drain)

    def events(
        self, kinds: tuple[type[Any], ...], gaps: bool, latest_by: By | None
    ) -> Events[Any]:
        """What reads it; RuntimeError while it is not open."""
        opened, bound = self._opened, self.bound
        on_invalid = bound.connector.options.on_invalid(settled=False)
        return Events(
            opened.subscription,
            bound.read,
            Quarantine(on_invalid, opened.stats),
            kinds=kinds,
            gaps=gaps,
            latest_by=latest_by,
        )

    @asynccontextmanager
    async def consume(
        self, group: str, prefetch: int, redelivery: Redelivery | None
    ) -> AsyncGenerator[Consumer[Any]]:
        """What reads messages that are settled one by one, over a subscription of its own."""
        bound = self.bound
        if prefetch < 1:
            raise ValueError("prefetch must be 1 at least")
        source = bound.source(group=group, prefetch=prefetch, settled=True)
        reception = Reception(bound, source)
        on_invalid = bound.connector.options.on_invalid(settled=True)
        try:
            await reception.open()
            yield Consumer(
                reception.opened,
                reception.subscription,
                bound.read,
                Quarantine(on_invalid, reception.stats),
                redelivery or Redelivery(),
            )
        finally:
            await reception.close(0)

    @property
    def _opened(self) -> Reception:
        if self._reception is None:
            raise RuntimeError("the channel is not open: use `async with`")
        return self._reception
