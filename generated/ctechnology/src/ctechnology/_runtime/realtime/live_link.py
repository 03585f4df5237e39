"""One transport from the time that it is there until it is lost, and what is fed from it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Final

from .errors import NotReceivable
from .frames import Frame, Gap, Lost, NoSource
from .subscription import Subscription
from .tasks import stopped

if TYPE_CHECKING:
    from .transport import Transport

_GRACE: Final = 1.0
"""Seconds that a broken link may take to free what it holds."""


class LiveLink:
    """One transport while it is there, and what is fed from it."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.pumps: dict[Subscription, asyncio.Task[None]] = {}
        self.opened: float | None = None
        self.is_ready = False
        self._watch: asyncio.Task[None] | None = None
        self.lost: asyncio.Future[Lost] = asyncio.get_running_loop().create_future()

    def lose(self, lost: Lost) -> None:
        """Note that it is lost; the first reason counts."""
        if not self.lost.done():
            self.lost.set_result(lost)

    def fail(self, error: BaseException) -> None:
        """Note that it cannot be gone on with, for a reason that no new link changes."""
        if not self.lost.done():
            self.lost.set_exception(error)

    def watch(self) -> None:
        """Take note when it is lost while nobody reads from it."""
        self._watch = asyncio.create_task(self._watched())

    async def _watched(self) -> None:
        lost = await self.transport.broken()
        # Why: who reads has to get what came before, and is told then.
        while reading := [pump for pump in self.pumps.values() if not pump.done()]:
            await asyncio.wait(reading)
        self.lose(lost)

    async def feed(self, subscription: Subscription, gap: Gap | None = None) -> None:
        """Let a subscription have what comes from its source, from now on.

        It is told of a gap as soon as nothing more is missed.
        """
        batches = await self.transport.receive(subscription.source)
        if gap is not None:
            subscription.resume(gap)
        pump = self._pump(subscription, batches)
        self.pumps[subscription] = asyncio.create_task(pump)
        # Why: a generator that never began does not clean up when it is closed.
        await asyncio.sleep(0)

    async def starve(self, subscription: Subscription) -> None:
        """Let a subscription have nothing any more."""
        pump = self.pumps.pop(subscription, None)
        if pump is not None:
            await stopped(pump)

    async def _pump(
        self,
        subscription: Subscription,
        batches: AsyncGenerator[Sequence[Frame], None],
    ) -> None:
        is_settled = subscription.source.settled
        try:
            async with aclosing(batches):
                async for frames in batches:
                    for frame in frames if is_settled else ():
                        frame.via = self.transport
                    await subscription.put(frames)
            self.lose(Lost("nothing comes any more"))
        except Lost as lost:
            self.lose(lost)
        except NoSource as error:
            subscription.buffer.close(NotReceivable(str(error)))
        except Exception as error:  # noqa: BLE001
            # Why: nobody awaits a pump, and whoever reads has to know.
            self.fail(error)

    async def end(self) -> None:
        """Free what it holds."""
        if self._watch is not None:
            await stopped(self._watch)
        for pump in self.pumps.values():
            await stopped(pump)
        with suppress(Lost, TimeoutError):
            async with asyncio.timeout(_GRACE):
                await self.transport.aclose(0)
