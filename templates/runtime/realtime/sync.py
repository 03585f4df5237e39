"""Channels for code that waits: the same names as in channel.py, over a loop in a thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    Self,
    TypeVar,
    Unpack,
    cast,
    overload,
)

from ..attached import Attached
from . import described
from .addresses import Value
from .connector import Connector
from .consumer import Consumer, Delivery, Received, Redelivery
from .engine import Engine
from .frames import Gap, Receipt
from .portal import Portal
from .sending import SendOptions, beside
from .stats import Stats
from .views import By, Events, Raised, is_over

if TYPE_CHECKING:
    from .options import RealtimeOptions
    from .transport import Endpoint

E = TypeVar("E")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_BATCH = 256
"""So many messages are fetched from the loop at once, at the most."""


class SyncRealtime(Attached):
    """What every real-time client that waits is built on; threads can share one."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._portal = Portal()

    def with_options(
        self, server: str | Endpoint | None = None, **options: Unpack[RealtimeOptions]
    ) -> Self:
        """One with other options, and to another server where one is given."""
        clone = type(self).__new__(type(self))
        clone._connector = self._connector.changed(server, options)
        clone._portal = Portal()
        return clone

    def close(self) -> None:
        """End the link that channels share; a second time does nothing."""
        self._portal.hold()
        try:
            self._portal.call(self._connector.aclose())
        finally:
            self._portal.release()

    def __enter__(self) -> Self:
        self._portal.hold()
        try:
            self._portal.call(self._connector.open())
        except BaseException:
            self._portal.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._portal.call(self._connector.aclose())
        finally:
            self._portal.release()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._connector.shown}>"


class SyncDelivery(Received[T_co]):
    """One message and what becomes of it.

    `with` it: when the block ends the message is done, and when it raises the message
    comes again after a pause. Without that, asking for the next message says that this
    one is done.
    """

    __slots__ = ("_inner", "_portal")

    def __init__(self, inner: Delivery[T_co], portal: Portal) -> None:
        super().__init__(inner.value, inner.message, inner.frame)
        self._inner = inner
        self._portal = portal

    @property
    def is_settled(self) -> bool:
        """Whether it was said what became of it."""
        return self._inner.is_settled

    def ack(self) -> None:
        """Say that it is done."""
        self._portal.call(self._inner.ack())

    def nack(self, delay: float | None = None) -> None:
        """Let it come again, by default after a pause that doubles each time."""
        self._portal.call(self._inner.nack(delay))

    def reject(self) -> None:
        """Say that it is of no use and need not come again."""
        self._portal.call(self._inner.reject())

    def __enter__(self) -> Self:
        self._inner.is_held = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._portal.call(self._inner.__aexit__(kind, error, trace))


class SyncConsumer(Iterator[SyncDelivery[T]], Generic[T]):
    """Messages that are settled one by one, alone or shared by a group."""

    def __init__(self, inner: Consumer[T], portal: Portal) -> None:
        self._inner = inner
        self._portal = portal

    @property
    def stats(self) -> Stats:
        """What happened since it began, in numbers."""
        return self._inner.stats

    def __next__(self) -> SyncDelivery[T]:
        found = self._portal.call(_following(self._inner))
        if found is None:
            raise StopIteration
        return SyncDelivery(found, self._portal)


class SyncEvents(Iterator[T], Generic[T]):
    """The messages of a channel as values, in the order in which they came.

    Leaving a loop over it loses nothing: another one goes on with the next message.
    """

    def __init__(
        self, inner: Events[T], portal: Portal, waiting: deque[Any], most: int
    ) -> None:
        self._inner = inner
        self._portal = portal
        self._waiting = waiting
        self._most = most

    def __next__(self) -> T:
        while True:
            while self._waiting:
                value = self._waiting.popleft()
                if isinstance(value, Raised):
                    raise value.error
                if self._inner.wants(value):
                    return cast(T, value)
            try:
                self._portal.call(self._inner.batch(self._most, self._waiting))
            except RuntimeError:
                # Why: another thread may have closed the channel, and its loop with it.
                if not is_over(self._inner):
                    raise
            if not self._waiting:
                raise StopIteration


class SyncChannel(Generic[E]):
    """What every channel of a client that waits is built on; events are of type E."""

    def __init__(
        self,
        connector: Connector,
        portal: Portal,
        channel: described.Channel,
        values: Mapping[str, Value] | None = None,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        address: str | None = None,
    ) -> None:
        self._engine = Engine(
            connector, channel, values or {}, query or {}, headers or {}, address
        )
        self._portal = portal
        self._is_held = False
        self._waiting: deque[Any] = deque()

    def __enter__(self) -> Self:
        self._portal.hold()
        try:
            self._portal.call(self._engine.open())
        except BaseException:
            self._portal.release()
            raise
        self._is_held = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close(0)

    def close(self, drain: float = 5.0) -> None:
        """Receive no more, and end a link of its own; a second time does nothing.

        What was received already may be read for `drain` seconds by another thread.
        """
        is_held, self._is_held = self._is_held, False
        if not is_held:
            return
        try:
            self._portal.call(self._engine.close(drain))
        finally:
            self._portal.release()

    @property
    def stats(self) -> Stats:
        """What happened since the channel was opened, in numbers."""
        return self._engine.stats

    @overload
    def events(self, *, latest_by: By | None = None) -> SyncEvents[E]: ...
    @overload
    def events(
        self, *, gaps: Literal[True], latest_by: By | None = None
    ) -> SyncEvents[E | Gap]: ...
    @overload
    def events(self, *kinds: type[T], latest_by: By | None = None) -> SyncEvents[T]: ...
    @overload
    def events(
        self, *kinds: type[T], gaps: Literal[True], latest_by: By | None = None
    ) -> SyncEvents[T | Gap]: ...
    def events(
        self,
        *kinds: type[Any],
        gaps: bool = False,
        latest_by: By | None = None,
    ) -> SyncEvents[Any]:
        """The messages that come, as values.

        Args:
            kinds: Types of values; others are passed over. By default all.
            gaps: Whether a Gap comes where messages may have been missed.
            latest_by: An attribute, or a function of the value, that tells what a message
                is about: of those about the same only the newest waits to be read.
        """
        inner = self._engine.events(kinds, gaps, latest_by)
        most = 1 if latest_by is not None else _BATCH
        return SyncEvents(inner, self._portal, self._waiting, most)

    def __iter__(self) -> SyncEvents[E]:
        return self.events()

    @contextmanager
    def consume(
        self,
        *,
        group: str = "",
        prefetch: int = 100,
        redelivery: Redelivery | None = None,
    ) -> Generator[SyncConsumer[E]]:
        """Messages that are settled one by one, until the block ends.

        Args:
            group: Those who share the messages among them; "" to have them all.
            prefetch: So many messages are here and not settled, at the most.
            redelivery: When messages come again that could not be handled.
        """
        portal = self._portal
        portal.hold()
        inner = self._engine.consume(group, prefetch, redelivery)
        try:
            consumer = portal.call(_entered(inner))
            try:
                yield SyncConsumer(consumer, portal)
            finally:
                portal.call(_left(inner))
        finally:
            portal.release()

    def _send(
        self,
        sending: described.Sending[Any],
        body: object,
        *,
        headers: object = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send a message of an operation."""
        steps = self._engine.calls.send(sending, body, beside(options, headers, key))
        return self._portal.call(steps)

    def _request(
        self,
        sending: described.Sending[T],
        body: object,
        *,
        headers: object = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> T:
        """Send a message of an operation and wait for its answer."""
        steps = self._engine.calls.request(sending, body, beside(options, headers, key))
        return cast(T, self._portal.call(steps))

    def _answer(
        self,
        answering: described.Answering,
        request: Received[Any],
        body: object,
        *,
        headers: object = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send the answer to a request that came."""
        steps = self._engine.calls.answer(
            answering, request.frame, body, beside(options, headers, key)
        )
        return self._portal.call(steps)


async def _following(inner: Consumer[T]) -> Delivery[T] | None:
    return await anext(inner, None)


async def _entered(inner: Any) -> Any:
    return await inner.__aenter__()


async def _left(inner: Any) -> None:
    await inner.__aexit__(None, None, None)
