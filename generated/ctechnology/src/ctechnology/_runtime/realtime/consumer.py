"""Messages that are settled one by one: deliveries, and the consumer that hands them out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from types import TracebackType
from typing import Generic, Self, TypeAlias, TypeVar

from msgspec import Struct

from .errors import InvalidMessage
from .frames import Frame, Gap, HeaderValue, Outgoing, Settlement
from .invalid import Quarantine
from .link import Link
from .reading import Read
from .stats import Stats
from .subscription import Subscription
from .views import found_in

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Settle: TypeAlias = Callable[[Frame, Settlement, float], Awaitable[object]]
"""Says what became of a message; seconds until it comes again."""


class Redelivery(Struct, frozen=True, kw_only=True):
    """When a message comes again that could not be handled; times in seconds.

    base         the pause before it comes again the first time; it doubles with each
    cap          the longest pause
    most         so often it comes in all, where the server counts; None for no limit
    dead_letter  where it goes then: an address, or None for what the server does with
                 messages that are rejected
    """

    base: float = 1.0
    cap: float = 60.0
    most: int | None = None
    dead_letter: str | None = None

    def pause(self, deliveries: int) -> float:
        """Seconds until a message comes again that came so often."""
        return min(self.cap, self.base * 2.0 ** min(max(deliveries - 1, 0), 32))


class Received(Generic[T_co]):
    """One message as it came: its value, and what was said beside it."""

    __slots__ = ("_frame", "message", "value")

    def __init__(self, value: T_co, message: str, frame: Frame) -> None:
        self.value = value
        self.message = message
        self._frame = frame

    @property
    def id(self) -> str:
        """What the server knows it by, for telling duplicates; "" without ids."""
        return self._frame.id

    @property
    def redelivered(self) -> bool:
        """Whether the server says that it came before."""
        return bool(self._frame.redelivered)

    @property
    def deliveries(self) -> int:
        """How often it came, this time included; 0 where the server does not count."""
        return self._frame.deliveries

    @property
    def address(self) -> str:
        """Where it came from: topic, subject, queue or path."""
        return self._frame.address

    @property
    def headers(self) -> Mapping[str, HeaderValue]:
        """Application headers."""
        return self._frame.headers

    @property
    def key(self) -> bytes | None:
        """What it is kept in order by, where the protocol has partitions."""
        return self._frame.key

    @property
    def received_at(self) -> float:
        """When it came, in seconds since 1970."""
        return self._frame.received_at

    @property
    def raw(self) -> bytes:
        """The payload as it came."""
        return self._frame.data

    @property
    def frame(self) -> Frame:
        """The message as it came, for answers to it."""
        return self._frame

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.message} {self.id}>"


class Delivery(Received[T_co]):
    """One message and what becomes of it.

    `async with` it: when the block ends the message is done, and when it raises the
    message comes again after a pause; a block that is cancelled settles nothing. Without
    that, asking for the next message says that this one is done.

    is_settled  whether it was said what became of it
    is_held     whether a block says that, and nothing else does
    """

    __slots__ = ("_redelivery", "_settle", "is_held", "is_settled")

    def __init__(
        self,
        value: T_co,
        message: str,
        frame: Frame,
        settle: Settle,
        redelivery: Redelivery,
    ) -> None:
        super().__init__(value, message, frame)
        self.is_settled = False
        self.is_held = False
        self._settle = settle
        self._redelivery = redelivery

    async def ack(self) -> None:
        """Say that it is done."""
        await self._say("ack")

    async def nack(self, delay: float | None = None) -> None:
        """Let it come again, by default after a pause that doubles each time."""
        pause = self._redelivery.pause(self.deliveries) if delay is None else delay
        await self._say("nack", pause)

    async def reject(self) -> None:
        """Say that it is of no use and need not come again."""
        await self._say("reject")

    async def _say(self, how: Settlement, delay: float = 0.0) -> None:
        if not self.is_settled:
            self.is_settled = True
            await self._settle(self._frame, how, delay)

    async def __aenter__(self) -> Self:
        self.is_held = True
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            await self.ack()
        elif isinstance(error, Exception):
            await self.nack()


class Consumer(AsyncIterator[Delivery[T]], Generic[T]):
    """Messages that are settled one by one, alone or shared by a group.

    Where the protocol settles nothing, settling does nothing.
    """

    def __init__(
        self,
        link: Link,
        subscription: Subscription,
        read: Read,
        quarantine: Quarantine,
        redelivery: Redelivery,
    ) -> None:
        self._link = link
        self._subscription = subscription
        self._read = read
        self._quarantine = quarantine
        self._redelivery = redelivery
        self._last: Delivery[T] | None = None

    @property
    def stats(self) -> Stats:
        """What happened since it began, in numbers."""
        return self._subscription.now(self._link.stats)

    def __aiter__(self) -> Consumer[T]:
        return self

    async def __anext__(self) -> Delivery[T]:
        await self._done()
        buffer, stats = self._subscription.buffer, self._subscription.stats
        while len(buffer.waiting) or await buffer.wait():
            frame = buffer.take()
            if isinstance(frame, Gap) or await self._is_dead(frame):
                continue
            try:
                message, value = found_in(frame, self._read)
            except InvalidMessage as error:
                await self._quarantine.take(error)
                await self._settle(frame, "ack", 0.0)
                continue
            stats.unknown += message is None
            stats.delivered += 1
            name = message.name if message is not None else ""
            self._last = Delivery(value, name, frame, self._settle, self._redelivery)
            return self._last
        raise StopAsyncIteration

    async def _done(self) -> None:
        """The last message is done, unless something else was said."""
        last, self._last = self._last, None
        if last is not None and not last.is_held:
            await last.ack()

    async def _settle(self, frame: Frame, how: Settlement, delay: float) -> bool:
        is_taken = await self._link.settle(frame, how, delay)
        self._subscription.stats.acks_lost += not is_taken
        return is_taken

    async def _is_dead(self, frame: Frame) -> bool:
        """Whether a message came too often; then it is put aside."""
        most, target = self._redelivery.most, self._redelivery.dead_letter
        if most is None or frame.deliveries <= most:
            return False
        if target is None:
            await self._settle(frame, "reject", 0.0)
            return True
        out = Outgoing(
            data=frame.data, address=target, headers=frame.headers, key=frame.key
        )
        await self._link.send(out, _PATIENCE)
        await self._settle(frame, "ack", 0.0)
        return True


_PATIENCE = 30.0
"""Seconds that a message may take to the dead letters."""

__all__ = ["Consumer", "Delivery", "Redelivery"]
