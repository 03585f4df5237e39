"""A TCP proxy on this machine that delays, swallows and cuts what it carries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress


class Proxy:
    """Carries bytes to a port, as long as nothing else was said."""

    def __init__(self, target: int) -> None:
        self.port = 0
        self.delay = 0.0
        self.asked = ""
        self.answer = "200 OK"
        self._target = target
        self._flows = asyncio.Event()
        self._flows.set()
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    @property
    def tunnel(self) -> str:
        """The address as a forward proxy."""
        return f"http://127.0.0.1:{self.port}"

    def swallow(self) -> None:
        """Let nothing through any more, and close nothing."""
        self._flows.clear()

    def resume(self) -> None:
        """Cut what was swallowed, and carry again."""
        self.cut()
        self._flows.set()

    def cut(self) -> None:
        """Break all connections."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def handle(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Carry one connection."""
        self._writers.add(writer)
        try:
            await self._connect(reader, writer)
        except asyncio.CancelledError:
            pass
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await self._flows.wait()
        to, out = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers.add(out)
        try:
            await asyncio.gather(
                self._carry_on(reader, writer, out), self._carry(to, writer)
            )
        finally:
            self._writers.discard(out)
            out.transport.abort()

    async def _carry_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        out: asyncio.StreamWriter,
    ) -> None:
        """Carry what a client sends, which may ask for a tunnel first."""
        with suppress(ConnectionError):
            first = await reader.read(65536)
            await self._flows.wait()
            if first.startswith(b"CONNECT ") and b" HTTP/1.1\r\n" in first:
                self.asked = " ".join(first.decode().split(" ")[:2])
                writer.write(f"HTTP/1.1 {self.answer}\r\n\r\n".encode())
            else:
                out.write(first)
        await self._carry(reader, out)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(65536):
                await self._flows.wait()
                if self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(chunk)
                await writer.drain()
        writer.transport.abort()


@asynccontextmanager
async def proxied(target: int) -> AsyncGenerator[Proxy]:
    """A proxy while the block lasts."""
    proxy = Proxy(target)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.resume()
        server.close()
        await asyncio.sleep(0)
        own = asyncio.current_task()
        handling = [
            task
            for task in asyncio.all_tasks()
            if task is not own and "Proxy" in repr(task.get_coro())
        ]
        for task in handling:
            task.cancel()
        await asyncio.gather(*handling, return_exceptions=True)
