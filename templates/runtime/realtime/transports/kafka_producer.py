"""Messages to Kafka, from a thread that waits for what the servers say of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from ..frames import Lost, Outgoing, Receipt, Unsent
from .intake import Inlet
from .kafka_config import UNSENDABLE, Failure, kafka, lost_by
from .said import of_message, with_ids
from .threads import Worker

_POLL: Final = 0.1
_REACH: Final = 0.5
_FULL: Final = 0.01
"""Seconds to wait when the queue of the package is full."""


class Sender:
    """A producer, and the thread that serves it."""

    def __init__(self, settings: Mapping[str, Any], inlet: Inlet) -> None:
        self._inlet = inlet
        self._drain = 0.0
        self._reports: list[tuple[asyncio.Future[Any], Any, Any]] = []
        self._ready: asyncio.Future[None] = inlet.promise()
        usual = {
            "enable.idempotence": True,
            "linger.ms": 0,
            "message.timeout.ms": 30000,
        }
        told = {"error_cb": self._failed}
        self._producer: Any = kafka.Producer({**usual, **settings, **told})
        self._worker = Worker("kafka-producer", self._run, inlet)
        self._worker.start()

    async def ready(self) -> None:
        """Wait until a server answers; raises Lost when none does."""
        await self._ready

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message, and wait until the servers have it."""
        said = of_message("kafka", out)
        report = self._inlet.promise()
        topic = str(said.get("topic") or out.address)
        more = {"partition": int(said["partition"])} if "partition" in said else {}
        while True:
            try:
                self._producer.produce(
                    topic,
                    out.data,
                    key=out.key,
                    headers=[*with_ids(out).items()],
                    on_delivery=self._reported(report),
                    **more,
                )
                break
            except BufferError:
                await asyncio.sleep(_FULL)
            except Failure as error:
                raise Unsent(
                    f"Kafka takes no such message: {error.args[0].name()}"
                ) from None
            except (TypeError, ValueError) as error:
                raise Unsent(
                    f"Kafka has no such message: {type(error).__name__}"
                ) from None
        message = await report
        id = f"{topic}[{message.partition()}]@{message.offset()}"
        return Receipt(confirmed=True, id=id, address=topic)

    async def end(self, drain: float) -> None:
        """Wait so long for what is under way, and end."""
        self._drain = drain
        await self._worker.ended(drain + 1.0)

    def _reported(self, report: asyncio.Future[Any]) -> Callable[[Any, Any], None]:
        def take(error: Any, message: Any) -> None:
            self._reports.append((report, error, message))

        return take

    def _run(self) -> None:
        worker, producer = self._worker, self._producer
        while not worker.is_ending:
            if not self._ready.done():
                self._reach()
            producer.poll(_POLL)
            if self._reports:
                reports, self._reports = self._reports, []
                worker.tell(_settle, reports)
        producer.flush(self._drain)
        producer.purge()
        producer.poll(0)
        worker.tell(_settle, self._reports)
        # Why: the package waits for its threads when the last reference goes.
        del producer, self._producer

    def _reach(self) -> None:
        """Ask the servers for something, which shows whether they are there."""
        try:
            self._producer.list_topics(timeout=_REACH)
        except Failure:
            # Why: what is wrong with the servers is told when the package is polled.
            return
        self._worker.tell(_set, self._ready)

    def _failed(self, error: Any) -> None:
        lost = lost_by(error)
        if lost is not None:
            self._worker.tell(self._inlet.lose, lost)


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


def _settle(reports: list[tuple[asyncio.Future[Any], Any, Any]]) -> None:
    """Tell who sent messages what became of them."""
    for report, error, message in reports:
        if report.done():
            continue
        if error is None:
            report.set_result(message)
        elif error.code() in UNSENDABLE:
            report.set_exception(Unsent(f"Kafka refuses it: {error.name()}"))
        else:
            report.set_exception(Lost(f"Kafka did not take it: {error.name()}"))
