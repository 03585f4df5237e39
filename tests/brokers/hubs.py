"""Servers on this machine that pass on what is said, over WebSockets and server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request

from realtime.sseserver import Asker, streams
from runtime.realtime.tasks import stopped


class Hub:
    """What was said so far; those who listen are told of more."""

    def __init__(self) -> None:
        self.port = 0
        self.said: list[bytes] = []
        self._news: set[asyncio.Event] = set()

    def say(self, data: bytes) -> None:
        """Pass on a message to all who listen."""
        self.said.append(data)
        for news in self._news:
            news.set()

    async def from_now(self, after: int) -> AsyncGenerator[tuple[int, bytes]]:
        """What is said behind so many messages, with its number."""
        news = asyncio.Event()
        self._news.add(news)
        try:
            while True:
                news.clear()
                for data in self.said[after:]:
                    after += 1
                    yield after, data
                if after == len(self.said):
                    await news.wait()
        finally:
            self._news.discard(news)


@asynccontextmanager
async def sockets() -> AsyncGenerator[Hub]:
    """A server of WebSockets that sends what is said from now on."""
    hub = Hub()
    began: dict[ServerConnection, int] = {}

    def note(connection: ServerConnection, request: Request) -> None:
        # Why: the client is told that it is connected before the handler runs.
        began[connection] = len(hub.said)

    async def pass_on(connection: ServerConnection) -> None:
        with suppress(ConnectionClosed):
            async for _, data in hub.from_now(began.pop(connection)):
                await connection.send(data, text=True)

    async def handle(connection: ServerConnection) -> None:
        passing = asyncio.create_task(pass_on(connection))
        await connection.wait_closed()
        await stopped(passing)

    async with serve(
        handle, "127.0.0.1", 0, process_request=note, max_size=None, close_timeout=0.2
    ) as server:
        hub.port = next(iter(server.sockets)).getsockname()[1]
        yield hub


@asynccontextmanager
async def events() -> AsyncGenerator[Hub]:
    """A server of events that goes on behind the last one that a client saw."""
    hub = Hub()

    async def push(asker: Asker) -> None:
        after = int(asker.headers.get("last-event-id", len(hub.said)))
        async for number, data in hub.from_now(after):
            lines = b"\ndata: ".join(data.split(b"\n"))
            await asker.write(b"id: %d\ndata: %s\n\n" % (number, lines))

    async with streams(push) as server:
        hub.port = server.port
        yield hub
