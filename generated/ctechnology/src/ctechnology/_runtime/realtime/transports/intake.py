"""Frames on their way from a library that calls back to readers, until the link is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from ..frames import Frame, Lost, NoSource, Source


class Inlet:
    """What all readers of a link share: whether the link is lost, and why."""

    def __init__(self) -> None:
        self.lost: Lost | None = None
        self._open: set[Intake] = set()
        self._promises: set[asyncio.Future[Any]] = set()

    def open(self, source: Source, most: int = 1024) -> Intake:
        """Where frames of a source go; `most` wait before whoever puts them should."""
        intake = Intake(self, source, most)
        self._open.add(intake)
        return intake

    def close(self, intake: Intake) -> None:
        """Forget an intake, and what waits there."""
        self._open.discard(intake)
        intake.end()

    def promise(self) -> asyncio.Future[Any]:
        """Something that will come over the link; fails with Lost when that is lost."""
        self.check()
        found: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._promises.add(found)
        found.add_done_callback(self._promises.discard)
        return found

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        while self.lost is None:
            with suppress(Lost):
                await self.promise()
        return self.lost

    def lose(self, lost: Lost) -> None:
        """Note that the link is lost; the first reason counts."""
        if self.lost is not None:
            return
        self.lost = lost
        for intake in self._open:
            intake.end()
        for promise in tuple(self._promises):
            if not promise.done():
                promise.set_exception(lost)
                # Why: nobody may be left who waits for it.
                promise.exception()

    def check(self) -> None:
        """Raise Lost when the link is lost."""
        if self.lost is not None:
            raise self.lost


class Intake:
    """Frames of one source that its reader has not taken yet; over when nobody reads."""

    def __init__(self, inlet: Inlet, source: Source, most: int) -> None:
        self.frames: list[Frame] = []
        self._inlet = inlet
        self._source = source
        self._most = most
        self.is_over = False
        self._error: NoSource | None = None
        self._news: asyncio.Future[None] | None = None
        self._room: asyncio.Future[None] | None = None

    def put(self, frame: Frame) -> bool:
        """Let a frame wait; whether there is room for more."""
        self.frames.append(frame)
        if self._news is not None:
            self._wake()
        return len(self.frames) < self._most

    def extend(self, frames: Iterable[Frame]) -> None:
        """Let frames wait."""
        self.frames.extend(frames)
        self._wake()

    async def room(self) -> None:
        """Wait until there is room for more, or nobody reads any longer."""
        while len(self.frames) >= self._most and not self.is_over:
            if self._room is None or self._room.done():
                self._room = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._room)

    async def take(self) -> list[Frame]:
        """All frames that wait, one at least; raises Lost when none will come."""
        while not self.frames:
            self._inlet.check()
            if self._error is not None:
                raise self._error
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        found, self.frames = self.frames, []
        if self._room is not None and not self._room.done():
            self._room.set_result(None)
        return found

    def fail(self, error: NoSource) -> None:
        """Raise an error where frames are taken, as there is nothing to have."""
        self._error = error
        self.end()

    def end(self) -> None:
        """Wake up whoever waits; what comes again on the next link is dropped."""
        self.is_over = True
        if self._source.settled:
            self.frames = []
        self._wake()
        if self._room is not None and not self._room.done():
            self._room.set_result(None)

    def _wake(self) -> None:
        news, self._news = self._news, None
        if news is not None and not news.done():
            news.set_result(None)
