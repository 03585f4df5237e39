"""What comes from one queue of AMQP, over a channel of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from ..extra import needs
from ..frames import NO_HEADERS, Frame, HeaderValue, Lost, Settlement, Source
from .intake import Inlet

with needs("aiormq", "amqp"):
    from aiormq.abc import AbstractChannel, DeliveredMessage
    from aiormq.exceptions import AMQPError, ChannelInvalidStateError

_FAILURES: Final = (AMQPError, ChannelInvalidStateError, OSError)
_AHEAD: Final = 1000
"""So many messages the server sends ahead, where they are not settled one by one."""
_COUNT: Final = "x-delivery-count"
"""The header in which quorum queues say how often a message came before."""


class Queue:
    """One consumer of a queue."""

    def __init__(self, channel: AbstractChannel, inlet: Inlet, source: Source) -> None:
        self._channel = channel
        self._inlet = inlet
        self._source = source
        self._intake = inlet.open(source)
        self._unsettled: set[int] = set()
        self._later: dict[int, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, name: str) -> None:
        """Let messages come."""
        most = self._source.prefetch if self._source.settled else _AHEAD
        await self._channel.basic_qos(prefetch_count=min(most, 65535))
        self._channel.on_consumer_cancel_callbacks.add(self._cancelled)
        await self._channel.basic_consume(name, self._take)
        # Why: the types of the package are known in part only.
        channel: Any = self._channel
        channel.closing.add_done_callback(self._closed)

    async def batches(self) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes; at the end, what is not settled goes back to the queue."""
        try:
            while True:
                frames = await self._intake.take()
                if not self._source.settled:
                    await self._channel.basic_ack(
                        frames[-1].token[1], multiple=True, wait=False
                    )
                yield frames
        except _FAILURES:
            raise self._inlet.lost or Lost("the channel is gone") from None
        finally:
            await self.close()

    async def settle(self, tag: int, how: Settlement, delay: float) -> bool:
        """Say what became of a message."""
        if tag not in self._unsettled:
            return False
        if how == "nack" and delay > 0:
            loop = asyncio.get_running_loop()
            self._later[tag] = loop.call_later(delay, self._give_back, tag)
            return True
        self._unsettled.discard(tag)
        try:
            if how == "ack":
                await self._channel.basic_ack(tag, wait=False)
            else:
                again = how == "nack"
                await self._channel.basic_reject(tag, requeue=again, wait=False)
        except _FAILURES:
            raise self._inlet.lost or Lost("the channel is gone") from None
        return True

    async def close(self) -> None:
        """End the channel, and with it what is not settled."""
        for timer in self._later.values():
            timer.cancel()
        self._inlet.close(self._intake)
        self._unsettled.clear()
        if self._inlet.lost is None:
            with suppress(*_FAILURES):
                await self._channel.close()

    async def _take(self, message: DeliveredMessage) -> None:
        # Why: the types of the package know other frames here than deliveries too.
        delivery: Any = message.delivery
        properties = message.header.properties
        tag: int = delivery.delivery_tag
        if self._source.settled:
            self._unsettled.add(tag)
        headers: Mapping[str, Any] = properties.headers or {}
        redelivered = bool(delivery.redelivered)
        self._intake.put(
            Frame(
                data=message.body,
                received_at=time.time(),
                address=delivery.routing_key or "",
                headers=_headers(headers) if headers else NO_HEADERS,
                id=properties.message_id or "",
                reply_to=properties.reply_to or "",
                correlation_id=properties.correlation_id or "",
                redelivered=redelivered,
                deliveries=_deliveries(headers.get(_COUNT), redelivered),
                token=(self, tag),
            )
        )

    def _give_back(self, tag: int) -> None:
        del self._later[tag]
        task = asyncio.create_task(self._returned(tag))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _returned(self, tag: int) -> None:
        with suppress(Lost):
            await self.settle(tag, "nack", 0)

    async def _cancelled(self, frame: object) -> None:
        self._inlet.lose(Lost("the server ended the consumer, as of a deleted queue"))

    def _closed(self, closing: asyncio.Future[Any]) -> None:
        if not self._intake.is_over:
            error = None if closing.cancelled() else closing.exception()
            reason = f"the server closed the channel: {type(error).__name__}"
            self._inlet.lose(Lost(reason))


def _headers(found: Mapping[str, Any]) -> dict[str, HeaderValue]:
    return {
        name: value if isinstance(value, str | bytes) else str(value)
        for name, value in found.items()
        if name != _COUNT
    }


def _deliveries(count: object, redelivered: bool) -> int:
    """How often a message came, this time included; 0 where that is not known."""
    if isinstance(count, int):
        return count + 1
    return 0 if redelivered else 1
