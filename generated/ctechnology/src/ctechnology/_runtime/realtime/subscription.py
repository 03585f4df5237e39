"""What one reader receives: frames that wait for it, and marks where some may be missing."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from .buffer import Buffer, Limits, Overflow
from .frames import Frame, Gap, Source
from .reading import too_long
from .requests import Requests
from .stats import Stats

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])
_PAUSE: Final = 60.0
"""Seconds between two warnings of the same kind."""


class Subscription:
    """A source, and what came from it and was not read yet.

    Frames that answer one of the `requests` do not wait. `most` are the bytes that a
    message may have. `viewer` is who reads.
    """

    def __init__(
        self,
        source: Source,
        stats: Stats,
        limits: Limits,
        overflow: Overflow = "block",
        requests: Requests | None = None,
        most: int = 2**63,
    ) -> None:
        self.stats = stats
        self.buffer = Buffer(limits, overflow)
        self.viewer: object = None
        self._source = source
        self._cursor = source.cursor
        self._requests = requests
        self._most = most
        self._silent_until = 0.0

    @property
    def source(self) -> Source:
        """What to receive, from the last message on that is here already."""
        return replace(self._source, cursor=self._cursor)

    async def put(self, frames: Sequence[Frame]) -> None:
        """Let frames wait, each as soon as there is room, but those that answer."""
        self._note(frames)
        requests, buffer, place = self._requests, self.buffer, 0
        if requests is not None and requests.asked:
            frames = [frame for frame in frames if not requests.catch(frame)]
        while True:
            place = buffer.offer(frames, place)
            if place:
                self._cursor = frames[place - 1].id
            if place == len(frames):
                return
            dropped = buffer.dropped
            await buffer.put(frames[place])
            place += 1
            if buffer.dropped > dropped:
                self._tell_of_drops()

    def _note(self, frames: Sequence[Frame]) -> None:
        """Count what came, and mark what is too long to be read."""
        stats, most = self.stats, self._most
        stats.received += len(frames)
        for frame in frames:
            if frame.redelivered:
                stats.redelivered += 1
            if len(frame.data) > most:
                frame.found = too_long(frame, most)

    def _tell_of_drops(self) -> None:
        """Say in the log that messages go unread, once a minute at the most."""
        now = time.monotonic()
        if now >= self._silent_until:
            self._silent_until = now + _PAUSE
            text = "%s: messages are dropped, as they come faster than they are read"
            _LOG.warning(text, self._source.address)

    def resume(self, gap: Gap) -> None:
        """Note that the link is there again."""
        self.stats.gaps += not gap.resumed
        if gap.resumed and self._source.settled:
            # Why: what nobody settled on the last link comes again on this one.
            self.buffer.clear()
        self.buffer.mark(gap)

    def now(self, link: Stats) -> Stats:
        """The counters as they are; those of links are of the one that feeds it."""
        buffer = self.buffer
        return replace(
            self.stats,
            connects=link.connects,
            failures=link.failures,
            seconds_lost=link.seconds_lost,
            dropped=buffer.dropped,
            replaced=buffer.replaced,
            buffered=len(buffer.waiting),
            buffered_bytes=buffer.bytes,
        )
