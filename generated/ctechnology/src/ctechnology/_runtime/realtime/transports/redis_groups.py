"""Groups of Redis streams: entries that are settled one by one, and come again otherwise."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from ..frames import Frame, Lost, Outgoing, Settlement, Source
from ..transport import LinkOptions
from .redis_streams import fields_of, frame_of
from .redis_wire import (
    FAILURES,
    Argument,
    Calls,
    Refused,
    awaited,
    free,
    lost_by,
    no_source_by,
)

if TYPE_CHECKING:
    from ..endpoints import Redis

_BLOCK: Final = 0.2
"""Seconds that a server is asked to wait for entries: until then nothing else is done."""
_CLAIM: Final = 100
"""So many entries are taken over at once, and so many settlements wait."""
_LOOK: Final = 1.0
"""Seconds between looks for entries that others left, at the most."""
_RETURNED: Final = "returned"
"""The consumer that has what others gave back when they left."""
_NEW: Final = b">"
_GONE: Final = ("NOGROUP", "UNBLOCKED")
"""What the server says when somebody deleted the stream or the group."""


class Group:
    """One consumer of a group; who is in none has a group for itself alone."""

    def __init__(
        self,
        source: Source,
        connection: Any,
        calls: Calls,
        endpoint: Redis,
        options: LinkOptions,
    ) -> None:
        self._source = source
        self._about = source.address, source.group or source.reader
        self._name = endpoint.consumer or source.reader
        self._is_named = bool(endpoint.consumer)
        self._idle = endpoint.claim_idle
        self._connection = connection
        self._calls = calls
        self._patience = options.ping_timeout
        self._client: int = 0
        self._from = b"0"
        self._cursor = b"0-0"
        self._unsettled: dict[str, Frame] = {}
        self._done: list[str] = []
        self._again: dict[str, float] = {}
        self._room = asyncio.Event()
        self._looked = self._kept = time.monotonic()

    async def join(self) -> None:
        """Make the group where it is missing.

        One of several begins with the oldest entry, one of a client alone with the next.
        """
        begin = "0" if self._source.group else "$"
        try:
            await self._call("XGROUP", "CREATE", *self._about, begin, "MKSTREAM")
        except Refused as error:
            if "BUSYGROUP" not in str(error):
                raise
        await self._connection.send_command("CLIENT", "ID")
        self._client = await awaited(self._connection, self._patience)
        self._looked = 0.0

    async def batches(self) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes; at the end, what is not settled goes to others."""
        try:
            while True:
                frames = await self._turn()
                if frames:
                    yield frames
        except Refused as error:
            raise no_source_by(error) from None
        except FAILURES as error:
            raise lost_by(error) from None
        finally:
            with suppress(Lost, Refused):
                await self._leave()
            await free(self._connection)

    async def settle(self, frame: Frame, how: Settlement, delay: float) -> bool:
        """Say what became of an entry."""
        if self._unsettled.get(frame.id) is not frame:
            return False
        if how == "nack":
            self._again[frame.id] = time.monotonic() + delay
            return True
        if how == "reject":
            dead = Outgoing(data=frame.data, headers=frame.headers, key=frame.key)
            target = f"{self._source.address}:dead"
            try:
                await self._call("XADD", target, "*", *fields_of(dead))
            except Refused:
                self._again[frame.id] = time.monotonic() + _LOOK
                return False
        del self._unsettled[frame.id]
        self._room.set()
        self._done.append(frame.id)
        if len(self._done) >= _CLAIM:
            self._flush()
        return True

    async def _turn(self) -> list[Frame]:
        """What comes again, and otherwise what is new."""
        self._flush()
        try:
            await self._keep()
            frames = await self._old()
            room = self._source.prefetch - len(self._unsettled)
            if frames:
                return frames
            if room > 0:
                return await self._new(room)
        except Refused as error:
            if not str(error).startswith(_GONE):
                raise
            await self.join()
            return []
        self._room.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pause()):
                await self._room.wait()
        return []

    async def _new(self, room: int) -> list[Frame]:
        """Entries that nobody had before."""
        pause = self._pause()
        found = await self._asked(room, _NEW, "BLOCK", max(int(pause * 1000), 1))
        now, address = time.time(), self._source.address
        frames = [frame_of(address, id, fields, now) for id, fields in found]
        for frame in frames:
            self._hold(frame, 1)
        return frames

    async def _old(self) -> list[Frame]:
        """Entries that came before: to us, to be given again, or to who left."""
        entries: list[tuple[bytes, list[bytes] | None]] = []
        room = self._source.prefetch - len(self._unsettled)
        if self._from != _NEW and room > 0:
            entries = await self._asked(room, self._from)
            self._from = entries[-1][0] if entries else _NEW
        now = time.monotonic()
        if due := [id for id, at in self._again.items() if at <= now]:
            for id in due:
                del self._again[id], self._unsettled[id]
            entries += await self._call("XCLAIM", *self._about, self._name, 0, *due)
        if room > len(entries) and now - self._looked >= min(self._idle / 4, _LOOK):
            self._looked = now
            entries += await self._left(min(room - len(entries), _CLAIM))
        return await self._with_counts(entries) if entries else []

    async def _left(self, most: int) -> Any:
        """Entries that others had and did not settle."""
        idle = int(self._idle * 1000)
        what = (*self._about, self._name, idle, self._cursor, "COUNT", most)
        found = await self._call("XAUTOCLAIM", *what)
        self._cursor = found[0]
        return found[1]

    async def _with_counts(
        self, entries: list[tuple[bytes, list[bytes] | None]]
    ) -> list[Frame]:
        """Entries as messages that came before, each with how often it came."""
        ids = sorted((id for id, _ in entries), key=_order)
        count = len(ids) + len(self._unsettled)
        what = (*self._about, ids[0], ids[-1], count, self._name)
        found = await self._call("XPENDING", *what)
        counts = {id: times for id, _, _, times in found}
        frames: list[Frame] = []
        now, address = time.time(), self._source.address
        for id, fields in entries:
            if fields is None:
                # Why: it was deleted from the stream, but not from the group.
                self._done.append(id.decode())
            elif id.decode() not in self._unsettled:
                frame = frame_of(address, id, fields, now)
                frame.redelivered = True
                self._hold(frame, counts.get(id, 0))
                frames.append(frame)
        return frames

    def _hold(self, frame: Frame, deliveries: int) -> None:
        frame.deliveries, frame.token = deliveries, self
        self._unsettled[frame.id] = frame

    async def _asked(self, count: int, begin: bytes, *more: Argument) -> Any:
        what = ("GROUP", self._about[1], self._name, "COUNT", count, *more)
        where = ("STREAMS", self._about[0], begin)
        await self._connection.send_command("XREADGROUP", *what, *where)
        found = await awaited(self._connection, _BLOCK + self._patience)
        return found[0][1] if found else []

    async def _keep(self) -> None:
        """Say that what is not settled is being worked on, so that nobody takes it over."""
        now = time.monotonic()
        silent = now - self._kept
        if silent < self._idle / 3:
            return
        self._kept = now
        if silent >= self._idle:
            # Why: whoever was away so long no longer has what others may have taken over.
            self._unsettled.clear()
            self._again.clear()
        elif self._unsettled:
            held = tuple(self._unsettled)
            await self._call("XCLAIM", *self._about, self._name, 0, *held, "JUSTID")

    def _flush(self) -> None:
        done, self._done = self._done, []
        if done:
            self._calls.begin("XACK", *self._about, *done)

    def _pause(self) -> float:
        """Seconds until there is something to do."""
        due = min(self._again.values(), default=float("inf")) - time.monotonic()
        return max(min(due, _BLOCK), 0.001)

    async def _leave(self) -> None:
        """Give back what is not settled, and take our name out of the group."""
        self._flush()
        if not self._source.group:
            await self._call("XGROUP", "DESTROY", *self._about)
            return
        # Why: what the server is still to carry out would take entries when we are gone.
        await self._call("CLIENT", "KILL", "ID", self._client)
        while ids := await self._pending():
            how = ("IDLE", int(self._idle * 1000), "JUSTID")
            await self._call("XCLAIM", *self._about, _RETURNED, 0, *ids, *how)
        if not self._is_named:
            await self._call("XGROUP", "DELCONSUMER", *self._about, self._name)

    async def _pending(self) -> list[bytes]:
        what = (*self._about, "-", "+", _CLAIM, self._name)
        return [entry[0] for entry in await self._call("XPENDING", *what)]

    async def _call(self, *command: Argument) -> Any:
        return await self._calls.call(*command)


def _order(id: bytes) -> tuple[int, int]:
    """Where an entry is in its stream."""
    first, _, second = id.partition(b"-")
    return int(first), int(second)
