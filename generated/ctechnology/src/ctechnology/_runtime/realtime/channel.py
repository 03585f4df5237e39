"""Channels of an async client: opened with `async with`, read as values, and sent to."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
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
from .consumer import Consumer, Received, Redelivery
from .engine import Engine
from .frames import Gap, Receipt
from .sending import SendOptions, beside
from .stats import Stats
from .views import By, Events

if TYPE_CHECKING:
    from .connector import Connector
    from .options import RealtimeOptions
    from .transport import Endpoint

E = TypeVar("E")
T = TypeVar("T")


class Realtime(Attached):
    """What every real-time client is built on; tasks of one loop can share one.

    Over message brokers `async with` it to make the link that its channels share; over
    WebSockets each channel makes its own.
    """

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def aclose(self) -> None:
        """End the link that channels share; a second time does nothing."""
        await self._connector.aclose()

    def with_options(
        self, server: str | Endpoint | None = None, **options: Unpack[RealtimeOptions]
    ) -> Self:
        """One with other options, and to another server where one is given."""
        clone = type(self).__new__(type(self))
        clone._connector = self._connector.changed(server, options)
        return clone

    async def __aenter__(self) -> Self:
        await self._connector.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._connector.shown}>"


class Channel(Generic[E]):
    """What every channel is built on; events are of type E.

    `async with` it to receive; over WebSockets also to send, as each channel has a
    connection there.
    """

    def __init__(
        self,
        connector: Connector,
        channel: described.Channel,
        values: Mapping[str, Value] | None = None,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        address: str | None = None,
    ) -> None:
        self._engine = Engine(
            connector, channel, values or {}, query or {}, headers or {}, address
        )

    async def __aenter__(self) -> Self:
        await self._engine.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose(0)

    async def aclose(self, drain: float = 5.0) -> None:
        """Receive no more, and end a link of its own; a second time does nothing.

        What was received already may be read for `drain` seconds by another task.
        """
        await self._engine.close(drain)

    @property
    def stats(self) -> Stats:
        """What happened since the channel was opened, in numbers."""
        return self._engine.stats

    @overload
    def events(self, *, latest_by: By | None = None) -> Events[E]: ...
    @overload
    def events(
        self, *, gaps: Literal[True], latest_by: By | None = None
    ) -> Events[E | Gap]: ...
    @overload
    def events(self, *kinds: type[T], latest_by: By | None = None) -> Events[T]: ...
    @overload
    def events(
        self, *kinds: type[T], gaps: Literal[True], latest_by: By | None = None
    ) -> Events[T | Gap]: ...
    def events(
        self,
        *kinds: type[Any],
        gaps: bool = False,
        latest_by: By | None = None,
    ) -> Events[Any]:
        """The messages that come, as values.

        Args:
            kinds: Types of values; others are passed over. By default all.
            gaps: Whether a Gap comes where messages may have been missed.
            latest_by: An attribute, or a function of the value, that tells what a message
                is about: of those about the same only the newest waits to be read.
        """
        return self._engine.events(kinds, gaps, latest_by)

    def __aiter__(self) -> Events[E]:
        return self.events()

    def consume(
        self,
        *,
        group: str = "",
        prefetch: int = 100,
        redelivery: Redelivery | None = None,
    ) -> AbstractAsyncContextManager[Consumer[E]]:
        """Messages that are settled one by one, until the block ends.

        Args:
            group: Those who share the messages among them; "" to have them all.
            prefetch: So many messages are here and not settled, at the most.
            redelivery: When messages come again that could not be handled.
        """
        return self._engine.consume(group, prefetch, redelivery)

    async def _send(
        self,
        sending: described.Sending[Any],
        body: object,
        *,
        headers: object = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send a message of an operation."""
        return await self._engine.calls.send(
            sending, body, beside(options, headers, key)
        )

    async def _request(
        self,
        sending: described.Sending[T],
        body: object,
        *,
        headers: object = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> T:
        """Send a message of an operation and wait for its answer."""
        return cast(
            T,
            await self._engine.calls.request(
                sending, body, beside(options, headers, key)
            ),
        )

    async def _answer(
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
        calls = self._engine.calls
        return await calls.answer(
            answering, request.frame, body, beside(options, headers, key)
        )
