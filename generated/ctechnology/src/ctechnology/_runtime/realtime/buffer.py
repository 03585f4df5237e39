"""Messages that wait for whoever reads them: bounded, with a say in what goes when it is full."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from .errors import BufferFull
from .frames import Frame, Gap, Item
from .shelves import Key, Latest, Row, Shelf

Overflow: TypeAlias = Literal["block", "drop_oldest", "error"]
"""What happens to messages that come faster than they are read.

"block"        the server is left waiting, where the protocol lets it
"drop_oldest"  the oldest messages go, and are counted
"error"        reading ends with BufferFull
"""


class Limits(Struct, frozen=True, kw_only=True):
    """How much waits: messages, and bytes of their payloads."""

    messages: int = 1024
    bytes: int = 8 * 1024 * 1024


class Buffer:
    """Frames that wait for one reader, and gaps, which always fit and are never dropped.

    It belongs to the loop in which it is made.

    `waiting` has them, `bytes` are those of payloads, `dropped` and `replaced` count the
    frames that went unread.
    """

    def __init__(self, limits: Limits, overflow: Overflow = "block") -> None:
        self.bytes = 0
        self.dropped = 0
        self.replaced = 0
        self.error: BaseException | None = None
        self.is_closed = False
        self._row: Row | None = Row()
        self.waiting: Shelf = self._row
        self._most, self._most_bytes = limits.messages, limits.bytes
        self._overflow: Overflow = overflow
        self._gaps = 0
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[None] | None = None
        self._room: asyncio.Future[None] | None = None

    def offer(self, frames: Sequence[Frame], place: int = 0) -> int:
        """Add frames from a place on while that takes nothing but room; the place behind."""
        row = self._row
        if row is None or self.is_closed:
            return place
        total, most = self.bytes, self._most_bytes
        room = max(self._most - len(row), 0)
        for frame in frames[place : place + room]:
            size = len(frame.data)
            if total + size > most:
                break
            total += size
            row.append(frame)
            place += 1
        self.bytes = total
        if self._ready is not None and row:
            self._tell_reader()
        return place

    async def put(self, frame: Frame) -> None:
        """Add a frame; waits for room when that is what `overflow` says."""
        size = len(frame.data)
        if self._row is not None:
            await self._make_room(1, size)
            self._put(frame)
        else:
            # Why: in the place of another it needs no room.
            self._put(frame)
            await self._make_room(0, 0)

    def mark(self, gap: Gap) -> None:
        """Add a gap."""
        self._gaps += 1
        self._put(gap)

    def take(self) -> Item:
        """The oldest item; raises an error when there is none."""
        item = self.waiting.take()
        if isinstance(item, Frame):
            self.bytes -= len(item.data)
            if self._room is not None:
                self._tell_writer()
        else:
            self._gaps -= 1
        return item

    def clear(self) -> None:
        """Drop all frames, as they come again."""
        while len(self.waiting) > self._gaps:
            self.bytes -= len(self.waiting.drop().data)
        self._tell_writer()

    async def wait(self) -> bool:
        """Wait for an item; False when none will come. Raises what it was closed with.

        RuntimeError when somebody else waits already, or in another loop.
        """
        if asyncio.get_running_loop() is not self._loop:
            raise RuntimeError("the channel belongs to another event loop")
        if self._ready is not None and not self._ready.done():
            raise RuntimeError("another task reads this already")
        while not len(self.waiting):
            if self.error is not None:
                raise self.error
            if self.is_closed:
                return False
            self._ready = self._loop.create_future()
            await self._ready
        return True

    def keep_latest(self, key: Key | None) -> None:
        """From now on keep the newest frame of each key only; None for all again."""
        if key is None and self._row is not None:
            return
        row = Row()
        shelf: Shelf = row if key is None else Latest(key)
        replaced = [shelf.put(item) for item in self.waiting]
        old = [frame for frame in replaced if frame is not None]
        self._row, self.waiting = row if key is None else None, shelf
        self.bytes -= sum(len(frame.data) for frame in old)
        self.replaced += len(old)
        self._tell_writer()

    def close(self, error: BaseException | None = None) -> None:
        """Take no more; what is there can still be read, then the error comes."""
        if not self.is_closed:
            self.is_closed, self.error = True, error
        self._tell_reader()
        self._tell_writer()

    def _put(self, item: Item) -> None:
        if self.is_closed:
            return
        replaced = self.waiting.put(item)
        if isinstance(item, Frame):
            self.bytes += len(item.data)
        if replaced is not None:
            self.bytes -= len(replaced.data)
            self.replaced += 1
        self._tell_reader()

    async def _make_room(self, more: int, size: int) -> None:
        """Wait, drop or end, until there is room for so many more frames and bytes."""
        while self._is_full(more, size) and not self.is_closed:
            if self._overflow == "drop_oldest":
                self.bytes -= len(self.waiting.drop().data)
                self.dropped += 1
            elif self._overflow == "error":
                self.close(BufferFull("more messages came than the buffer holds"))
            else:
                self._room = self._loop.create_future()
                await self._room

    def _is_full(self, more: int, size: int) -> bool:
        frames = len(self.waiting) - self._gaps
        # Why: a frame that is longer than all of the buffer goes through alone.
        too_long = self.bytes + size > self._most_bytes and frames > 0
        return too_long or frames + more > self._most

    def _tell_reader(self) -> None:
        ready, self._ready = self._ready, None
        if ready is not None and not ready.done():
            ready.set_result(None)

    def _tell_writer(self) -> None:
        room, self._room = self._room, None
        if room is not None and not room.done():
            room.set_result(None)
