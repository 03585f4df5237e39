"""Messages from Kafka, from a thread that has the partitions of one source."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, Final

from ..frames import Frame, NoSource, Settlement, Source
from .intake import Inlet
from .kafka_config import FORBIDDEN, Failure, kafka, lost_by
from .kafka_ledger import Held, frame_of
from .kafka_partitions import Group, Partitions, Tail
from .threads import Worker

_POLL: Final = 0.1
_MOST: Final = 1000
"""So many messages are taken from the package at once."""
_AHEAD: Final = 4096
"""So many wait here, where they are not settled one by one."""
_PATIENCE: Final = 1.0
"""Seconds without room after which the servers are asked for no more."""


class Reader:
    """A consumer, and the thread that serves it."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        inlet: Inlet,
        source: Source,
        kept: dict[str, Any],
    ) -> None:
        self._inlet = inlet
        self._source = source
        self._intake = inlet.open(source)
        self._is_settled = bool(source.settled or source.group)
        self._most = source.prefetch if source.settled else _AHEAD
        self._low = max(self._most // 4, 1)
        self._came = self._gone = 0
        self._full_since: float | None = None
        self._is_paused = False
        self._ready: asyncio.Future[None] = inlet.promise()
        self._partitions: Partitions = (
            Group(source, self._forget) if source.group else Tail(source, kept)
        )
        usual = {
            "group.id": source.group or source.reader,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "enable.auto.offset.store": False,
        }
        told = {**usual, **settings, "error_cb": self._failed}
        self._consumer: Any = kafka.Consumer(told)
        self._worker = Worker("kafka-consumer", self._run, inlet)
        self._worker.start()

    async def ready(self) -> None:
        """Wait until it is known from where on messages come."""
        await self._ready

    async def batches(self) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes; what is not settled at the end comes to who is next."""
        try:
            while True:
                frames = await self._intake.take()
                yield frames
                if not self._source.settled:
                    self._left(self._passed(frames))
        finally:
            await self.close()

    async def close(self) -> None:
        """Leave the partitions to others."""
        self._inlet.close(self._intake)
        patience = 5.0 if self._inlet.lost is None else 0.2
        await self._worker.ended(patience)
        self._partitions.leave()

    def settle(self, frame: Frame, how: Settlement, delay: float) -> bool:
        """Say what became of a message."""
        _, held, offset = frame.token
        if how == "nack":
            if not held.holds(frame, offset):
                return False
            again = held.again(frame, offset)
            asyncio.get_running_loop().call_later(delay, self._again, again)
            return True
        if not held.settle(frame, offset):
            return False
        self._left(1)
        return True

    def _left(self, count: int) -> None:
        """Note that messages wait here no more, so that others can come."""
        self._gone += count
        if self._full_since is not None and self._room >= self._low:
            self._worker.news.set()

    def _again(self, frame: Frame) -> None:
        _, held, offset = frame.token
        if held.holds(frame, offset) and not self._intake.is_over:
            self._intake.put(frame)

    def _arrived(self, frames: list[Frame]) -> None:
        """Take frames from the thread."""
        ours = self._noted(frames) if self._is_settled else frames
        self._gone += len(frames) - len(ours)
        if not self._intake.is_over:
            self._intake.extend(ours)

    def _noted(self, frames: list[Frame]) -> list[Frame]:
        """Those that are still ours, each as one that is to be settled."""
        ours: list[Frame] = []
        for frame in frames:
            _, held, offset = frame.token
            if held.is_ours:
                held.add(frame, offset)
                ours.append(frame)
        return ours

    def _passed(self, frames: Sequence[Frame]) -> int:
        """Go on behind what is handed out, as nobody settles it; how many were ours."""
        if self._is_settled:
            return sum(f.token[1].settle(f, f.token[2]) for f in frames)
        for frame in frames:
            _, held, offset = frame.token
            held.position = offset + 1
        return len(frames)

    def _forget(self, lost: Sequence[Held]) -> None:
        """Drop what came from partitions that others have now; called by the thread."""

        def forget() -> None:
            self._gone += sum(held.waiting for held in lost)
            waiting = self._intake.frames
            self._intake.frames = [f for f in waiting if f.token[1].is_ours]

        self._worker.tell(forget)

    @property
    def _room(self) -> int:
        return self._most - self._came + self._gone

    def _run(self) -> None:
        worker, consumer = self._worker, self._consumer
        try:
            self._partitions.begin(consumer)
            worker.tell(_set, self._ready)
            while not worker.is_ending:
                self._partitions.turn(consumer)
                if not self._is_full(consumer):
                    self._take(consumer)
        except Failure as error:
            self._failed(error.args[0])
            worker.tell(self._refuse, f"Kafka refuses it: {error.args[0].name()}")
        finally:
            self._partitions.end(consumer, self._inlet.lost is not None)
            consumer.close()
            # Why: the package waits for its threads when the last reference goes.
            del consumer, self._consumer

    def _is_full(self, consumer: Any) -> bool:
        """Whether to take nothing now; waits a little for room."""
        now, news = time.monotonic(), self._worker.news
        if self._room > 0 and self._full_since is None:
            return False
        self._full_since = self._full_since or now
        if self._room < self._low:
            news.wait(_POLL)
        news.clear()
        if self._room > 0:
            self._full_since = None
            if self._is_paused:
                consumer.resume(consumer.assignment())
                self._is_paused = False
            return False
        if now - self._full_since >= _PATIENCE:
            # Why: a consumer that is not polled is taken for dead, and its group goes on
            # without it; what is paused comes not, whatever is polled.
            consumer.pause(consumer.assignment())
            self._is_paused = True
            self._take(consumer, 0.0)
        return True

    def _take(self, consumer: Any, patience: float = _POLL) -> None:
        """Take what the package has, and hand it to the loop."""
        message = consumer.poll(patience)
        if message is None:
            return
        more = min(self._room, _MOST) - 1
        messages = [message, *(consumer.consume(more, 0) if more > 0 else ())]
        now, held_by = time.time(), self._partitions.held
        frames: list[Frame] = []
        for message in messages:
            error = message.error()
            if error is not None:
                self._failed(error)
                continue
            held = held_by.get((message.topic(), message.partition()))
            if held is not None:
                frames.append(frame_of(message, self, held, now))
        if frames:
            self._came += len(frames)
            self._worker.tell(self._arrived, frames)

    def _failed(self, error: Any) -> None:
        if error.code() in FORBIDDEN:
            self._worker.tell(self._refuse, f"Kafka refuses it: {error.name()}")
        elif (lost := lost_by(error)) is not None:
            self._worker.tell(self._inlet.lose, lost)

    def _refuse(self, reason: str) -> None:
        self._intake.fail(NoSource(reason))
        if not self._ready.done():
            self._ready.set_exception(NoSource(reason))


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
