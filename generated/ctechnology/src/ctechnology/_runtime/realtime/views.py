"""What is read of a subscription: frames in, values out, with filters and conflation."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Hashable
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from .errors import InvalidMessage
from .frames import Frame, Gap
from .invalid import Quarantine
from .reading import Found, Read
from .subscription import Subscription

T_co = TypeVar("T_co", covariant=True)
By: TypeAlias = str | Callable[[Any], Hashable]
"""What messages are about: an attribute of values, or a function of them."""


_NOTHING: Final = object()
"""Stands for the value of an item that is not asked for."""


class Raised(NamedTuple):
    """An error where the next value should be."""

    error: Exception


class Events(AsyncIterator[T_co], Generic[T_co]):
    """The messages of a channel as values, in the order in which they came.

    Leaving a loop over it loses nothing: another one goes on with the next message.
    """

    def __init__(
        self,
        subscription: Subscription,
        read: Read,
        quarantine: Quarantine,
        *,
        kinds: tuple[type, ...] = (),
        gaps: bool = False,
        latest_by: By | None = None,
    ) -> None:
        self._subscription = subscription
        self._buffer = subscription.buffer
        self._stats = subscription.stats
        self._read = read
        self._quarantine = quarantine
        self._kinds = kinds
        self._gaps = gaps
        self._latest_by = latest_by

    def __aiter__(self) -> Events[T_co]:
        return self

    async def __anext__(self) -> T_co:
        if self._subscription.viewer is not self:
            self._begin()
        buffer = self._buffer
        while buffer.waiting or await buffer.wait():
            try:
                value = self._take()
            except InvalidMessage as error:
                await self._quarantine.take(error)
                continue
            if value is not _NOTHING:
                return value  # type: ignore[no-any-return]
        raise StopAsyncIteration

    def _take(self) -> Any:
        """The value of the oldest item that waits, _NOTHING where it is not asked for."""
        item, stats = self._buffer.take(), self._stats
        if isinstance(item, Gap):
            return item if self._gaps else _NOTHING
        # Why: few are read before their turn, and a call for each of the others costs.
        read = self._read if item.found is None else known
        message, value = read(item)
        if message is None:
            stats.unknown += 1
        if self._kinds and not isinstance(value, self._kinds):
            stats.skipped += 1
            return _NOTHING
        stats.delivered += 1
        return value

    def wants(self, value: object) -> bool:
        """Whether a value that was read is one of those that are asked for."""
        if isinstance(value, Gap):
            return self._gaps
        return not self._kinds or isinstance(value, self._kinds)

    async def batch(self, most: int, into: deque[Any]) -> None:
        """Add the next message and all that wait behind it, `most` at the most; none at the end.

        What is raised behind a value is added as `Raised`, so that no value is lost by it.
        """
        try:
            into.append(await self.__anext__())
        except StopAsyncIteration:
            return
        buffer = self._subscription.buffer
        while len(into) < most and len(buffer.waiting):
            try:
                value = await self._one()
            except Exception as error:  # noqa: BLE001
                # Why: it is raised in its turn, when the values before it were read.
                value = Raised(error)
            if value is not _NOTHING:
                into.append(value)

    async def _one(self) -> Any:
        """What `_take` gives; _NOTHING in the place of a message that does not fit."""
        try:
            return self._take()
        except InvalidMessage as error:
            await self._quarantine.take(error)
            return _NOTHING

    def _begin(self) -> None:
        """Take the place of who read before."""
        self._subscription.viewer = self
        key = self._key if self._latest_by is not None else None
        self._subscription.buffer.keep_latest(key)

    def _key(self, item: Frame) -> Hashable:
        """What a message is about; None for those that say nothing about it."""
        try:
            message, value = item.found = found_in(item, self._read)
        except InvalidMessage:
            return None
        by = self._latest_by
        key = by(value) if callable(by) else getattr(value, by or "", None)
        return None if key is None else (message and message.name, key)


def is_over(events: Events[Any]) -> bool:
    """Whether nothing waits, and nothing will come."""
    buffer = events._subscription.buffer  # pyright: ignore[reportPrivateUsage]
    return buffer.is_closed and buffer.error is None and not len(buffer.waiting)


def found_in(frame: Frame, read: Read) -> Found:
    """What a frame says; raises InvalidMessage when it does not fit the document."""
    return read(frame) if frame.found is None else known(frame)


def known(frame: Frame) -> Found:
    """What was read of a frame before; raises InvalidMessage when that did not fit."""
    if isinstance(frame.found, InvalidMessage):
        raise frame.found
    found: Found = frame.found
    return found
