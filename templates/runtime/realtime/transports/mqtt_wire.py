"""Bytes to and from an MQTT server, over asyncio, as the package paho-mqtt takes sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast


class Wire(asyncio.Protocol):
    """One connection; `arrived` is called when there is something to read, or the end.

    heard    how often bytes came
    news     set when they did, and when nothing is read any more
    is_over  whether the connection is gone
    """

    def __init__(
        self, arrived: Callable[[], None], writable: Callable[[], None]
    ) -> None:
        self.heard = 0
        self.news = asyncio.Event()
        self.is_over = False
        self.is_full = False
        self.is_paused = False
        self._arrived = arrived
        self._writable = writable
        self._transport: asyncio.Transport | None = None
        self._gone = asyncio.Event()
        self._came = b""
        self._at = 0
        self._going: list[bytes] = []

    @property
    def left(self) -> int:
        """How many bytes came that were not read."""
        return len(self._came) - self._at

    def pause(self, is_paused: bool) -> None:
        """Read nothing for now, or go on."""
        self.is_paused = is_paused
        self.news.set()
        transport = self._transport
        if transport is None or self.is_over:
            return
        if is_paused:
            transport.pause_reading()
        else:
            transport.resume_reading()

    def flush(self) -> None:
        """Hand over what was sent."""
        going, self._going = self._going, []
        if going and self._transport is not None and not self.is_over:
            self._transport.write(b"".join(going))

    def abort(self) -> None:
        """Break the connection, whatever waits to be written."""
        if self._transport is not None:
            self._transport.abort()

    async def ended(self, patience: float) -> None:
        """Close the connection when all is written, at the latest in so many seconds."""
        if self._transport is None:
            return
        self._transport.close()
        try:
            async with asyncio.timeout(patience):
                await self._gone.wait()
        except TimeoutError:
            self.abort()
            await self._gone.wait()

    # What asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is there."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self.is_over = True
        self._gone.set()
        self.news.set()
        self._arrived()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self.heard += 1
        self.news.set()
        self._came, self._at = self._came[self._at :] + data, 0
        self._arrived()

    def pause_writing(self) -> None:
        """More waits to be written than is good."""
        self.is_full = True

    def resume_writing(self) -> None:
        """Most of it is written."""
        self.is_full = False
        self._writable()

    # What the package calls

    def recv(self, buffer_size: int) -> bytes:
        """Bytes that came; none at the end, BlockingIOError when there are none yet."""
        found = self._came[self._at : self._at + buffer_size]
        if not found and not self.is_over:
            raise BlockingIOError
        self._at += len(found)
        return found

    def send(self, buffer: bytes | bytearray) -> int:
        """Let bytes go with the next flush; BlockingIOError when too much waits."""
        if self.is_over:
            raise ConnectionResetError
        if self.is_full:
            raise BlockingIOError
        self._going.append(bytes(buffer))
        return len(buffer)

    def close(self) -> None:
        """Close the connection when all is written."""
        self.flush()
        if self._transport is not None:
            self._transport.close()

    def fileno(self) -> int:
        """The number of the socket, -1 for none."""
        found: Any = self._transport and self._transport.get_extra_info("socket")
        return found.fileno() if found else -1

    def setblocking(self, flag: bool) -> None:
        """Nothing: it never blocks."""
