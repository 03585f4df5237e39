"""Kafka, by the package confluent-kafka: its calls block, so that threads make them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from ..frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    NoSource,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from ..transport import Dial
from .intake import Inlet
from .kafka_config import Failure, settings
from .kafka_consumer import Reader
from .kafka_producer import Sender
from .said import of_channel

if TYPE_CHECKING:
    from ..endpoints import Kafka


class KafkaTransport:
    """A producer, and a consumer for each source."""

    caps: Final = Capabilities(
        ack=True,
        groups=True,
        headers=True,
        resume=True,
        confirm=True,
        ordered_by="partition",
    )

    def __init__(self, endpoint: Kafka, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._inlet = Inlet()
        self._settings: Mapping[str, Any] = {}
        self._sender: Sender | None = None

    async def connect(self, credentials: Credentials) -> None:
        """Make a producer, and wait until a server answers."""
        self._settings = settings(self._endpoint, self._dial, credentials)
        try:
            self._sender = Sender(self._settings, self._inlet)
        except Failure as error:
            reason = f"librdkafka refuses the settings: {error.args[0].name()}"
            raise Lost(reason, retry=False) from None
        try:
            await self._sender.ready()
        except BaseException:
            await self._sender.end(0)
            raise

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message, and wait until the servers have it."""
        self._inlet.check()
        if self._sender is None:
            raise Lost("the connection was never made")
        return await self._sender.send(out)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not here: the core does that."""
        raise Unsent("Kafka has no requests of its own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes to the partitions of a topic, shared by a group or all from now on."""
        self._inlet.check()
        said = of_channel("kafka", source.channel)
        if "topic" in said and not source.pattern:
            source = replace(source, address=str(said["topic"]))
        try:
            reader = Reader(self._settings, self._inlet, source, self._dial.kept)
        except Failure as error:
            reason = f"librdkafka refuses the settings: {error.args[0].name()}"
            raise NoSource(reason) from None
        try:
            await reader.ready()
        except BaseException:
            await reader.close()
            raise
        return reader.batches()

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        return await self._inlet.broken()

    def resumes(self, source: Source) -> bool:
        """Yes: positions are committed for a group, and kept here otherwise."""
        return True

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages."""
        self._inlet.check()
        settled = [frame.token[0].settle(frame, how, delay) for frame in frames]
        return all(settled)

    async def aclose(self, drain: float) -> None:
        """End producer and consumers, when what is under way is there."""
        if self._sender is not None:
            patience = drain if self._inlet.lost is None else 0.0
            await self._sender.end(patience)
        self._inlet.lose(Lost("the link is closed"))


def open_transport(endpoint: Kafka, dial: Dial) -> KafkaTransport:
    """A client, not yet connected."""
    return KafkaTransport(endpoint, dial)
