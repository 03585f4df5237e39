"""A server in memory whose links wait, or refuse, where a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

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
    """Links wait for the gates of addresses that they receive from, of "connect" and "send".

    What is received from `refused` addresses is refused.
    """

    gates: dict[str, asyncio.Event]
    refused: list[str]

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
        return await super().receive(source)

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message, once the gate is open."""
        await self._endpoint.passed("send")
        return await super().send(out)


def gated(*names: str, per_channel: bool = False) -> Gated:
    """A server with these gates, which are closed."""
    gates = {name: asyncio.Event() for name in names}
    protocol = "ws" if per_channel else "memory"
    return Gated(
        hub=Hub(), gates=gates, refused=[], per_channel=per_channel, protocol=protocol
    )
