"""A server in memory whose links wait, or refuse, where a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from msgspec.structs import replace

from runtime.realtime.frames import (
    Credentials,
    Frame,
    NoSource,
    Outgoing,
    Receipt,
    Source,
)
from runtime.realtime.hub import Hub
from runtime.realtime.transport import Dial
from runtime.realtime.transports.memory import Memory, MemoryTransport


class Gated(Memory, frozen=True, kw_only=True):
    """Links wait for the gates of addresses that they receive from, of "connect", "send"
    and "confirm".

    What is received from `refused` addresses is refused. Where a new link `overlaps`, it
    goes on so many messages before the last one that was seen.
    """

    gates: dict[str, asyncio.Event]
    refused: list[str]
    log: list[Frame]
    overlaps: int | None = None

    def at(self, protocol: str) -> Gated:
        """The same for every server."""
        return self

    def transport(self, dial: Dial) -> MemoryTransport:
        """A new link, not yet made."""
        return _GatedTransport(self, dial)

    async def passed(self, name: str) -> None:
        """Wait until a gate is open, where there is one."""
        gate = self.gates.get(name)
        if gate is not None:
            await gate.wait()

    def missed(self, source: Source) -> list[Frame]:
        """The messages that a source has to get again, with those that it missed."""
        if self.overlaps is None or not source.cursor:
            return []
        seen = int(source.cursor)
        return [
            replace(frame, redelivered=int(frame.id) <= seen)
            for frame in self.log
            if int(frame.id) > seen - self.overlaps
        ]

    def publish(self, address: str, data: bytes) -> None:
        """Send a message, and keep it for links that go on."""
        self.log.append(self.hub.publish(address, data))


class _GatedTransport(MemoryTransport):
    def __init__(self, endpoint: Gated, dial: Dial) -> None:
        super().__init__(endpoint.hub, dial, endpoint.per_channel)
        self._endpoint = endpoint

    async def connect(self, credentials: Credentials) -> None:
        """Make the link, once the gate is open."""
        await self._endpoint.passed("connect")
        await super().connect(credentials)

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes, once the gate of the address is open."""
        if source.address in self._endpoint.refused:
            raise NoSource("there is no such address")
        await self._endpoint.passed(source.address)
        found = await super().receive(source)
        for frame in self._endpoint.missed(source):
            self._open[-1].add(frame)
        return found

    def resumes(self, source: Source) -> bool:
        """Whether a source goes on where the last link broke off."""
        return self._endpoint.overlaps is not None and source.cursor != ""

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message, once the gate is open; it is confirmed at another one."""
        await self._endpoint.passed("send")
        receipt = await super().send(out)
        await self._endpoint.passed("confirm")
        self._check()
        return receipt


def gated(*names: str, per_channel: bool = False, overlaps: int | None = None) -> Gated:
    """A server with these gates, which are closed."""
    gates = {name: asyncio.Event() for name in names}
    protocol = "ws" if per_channel else "memory"
    return Gated(
        hub=Hub(),
        gates=gates,
        refused=[],
        log=[],
        overlaps=overlaps,
        per_channel=per_channel,
        protocol=protocol,
    )
