"""A server of server-sent events on this machine that does what a test says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import TypeAlias

Handler: TypeAlias = Callable[["Asker"], Awaitable[object]]


class Asker:
    """One request; the connection ends with its handler."""

    def __init__(
        self,
        number: int,
        target: str,
        headers: dict[str, str],
        out: asyncio.StreamWriter,
    ) -> None:
        self.number = number
        self.target = target
        self.headers = headers
        self.out = out

    async def write(self, text: str | bytes) -> None:
        """Send a piece of the stream."""
        data = text.encode() if isinstance(text, str) else text
        self.out.write(b"%x\r\n%s\r\n" % (len(data), data))
        await self.out.drain()

    async def trip(self, *numbers: int, ids: bool = True) -> None:
        """Send a trip of so many kilometres for each number."""
        for number in numbers:
            data = json.dumps({"vehicle_id": "v1", "km": number})
            about = f"id: {number}\n" if ids else ""
            await self.write(f"{about}data: {data}\n\n")


class Streams:
    """A server whose requests are handled as told, and which can refuse."""

    def __init__(self, handler: Handler) -> None:
        self.askers: list[Asker] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.port = 0
        self._handler = handler

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def handle(
        self, reader: asyncio.StreamReader, out: asyncio.StreamWriter
    ) -> None:
        """Answer one request."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            first, *lines = head.strip().split("\r\n")
            pairs = (line.split(": ", 1) for line in lines)
            headers = {name.lower(): value for name, value in pairs}
            asker = Asker(len(self.askers), first.split(" ")[1], headers, out)
            self.askers.append(asker)
            if self.refusals:
                self._refuse(out)
            else:
                await self._stream(asker)
        out.transport.abort()

    def _refuse(self, out: asyncio.StreamWriter) -> None:
        status, headers = self.refusals.pop(0)
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        out.write("\r\n".join((*lines, "Content-Length: 0", "", "")).encode())
        out.write_eof()

    async def _stream(self, asker: Asker) -> None:
        asker.out.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        await self._handler(asker)
        asker.out.write(b"0\r\n\r\n")
        await asker.out.drain()
        asker.out.close()
        await asker.out.wait_closed()


@asynccontextmanager
async def streams(handler: Handler) -> AsyncGenerator[Streams]:
    """A server while the block lasts."""
    found = Streams(handler)
    tasks: set[asyncio.Task[None]] = set()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.create_task(found.handle(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for asker in found.askers:
            asker.out.transport.abort()
        await asyncio.sleep(0)
