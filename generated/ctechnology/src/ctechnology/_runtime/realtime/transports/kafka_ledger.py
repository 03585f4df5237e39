"""Partitions of Kafka that a consumer has, and how far the messages of each are settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from ..frames import Frame, HeaderValue
from .said import CORRELATION, REPLY_TO, text_of

_MILLISECONDS: Final = 1000


class Held:
    """One partition for as long as it is ours.

    `position` is the offset to go on from: that of the first message that is not settled,
    else of the next one. `is_ours` turns false when another consumer has the partition.
    """

    def __init__(self, topic: str, partition: int) -> None:
        self.topic = topic
        self.partition = partition
        self.shown = f"{topic}[{partition}]"
        self.position: int | None = None
        self.is_ours = True
        self._open: dict[int, Frame] = {}
        self._next = 0

    def add(self, frame: Frame, offset: int) -> None:
        """Note a message that came."""
        if not self._open:
            self.position = offset
        self._open[offset] = frame
        self._next = offset + 1

    def settle(self, frame: Frame, offset: int) -> bool:
        """Note that a message is done; whether it was ours to settle."""
        if not self.holds(frame, offset):
            return False
        del self._open[offset]
        if offset == self.position:
            # Why: messages come, and so are kept, in the order of their offsets.
            self.position = next(iter(self._open), self._next)
        return True

    def again(self, frame: Frame, offset: int) -> Frame:
        """A message that was given back, as it comes again."""
        found = replace(frame, redelivered=True, deliveries=frame.deliveries + 1)
        self._open[offset] = found
        return found

    def holds(self, frame: Frame, offset: int) -> bool:
        """Whether a message is ours, and not settled."""
        return self.is_ours and self._open.get(offset) is frame

    @property
    def waiting(self) -> int:
        """How many messages are not settled."""
        return len(self._open)


def frame_of(message: Any, owner: object, held: Held, now: float) -> Frame:
    """A message of a partition as a frame; its token is who has it, and where it is."""
    offset = message.offset()
    headers = message.headers()
    found = Frame(
        data=message.value() or b"",
        received_at=now,
        address=held.topic,
        id=f"{held.shown}@{offset}",
        key=message.key(),
        deliveries=1,
        token=(owner, held, offset),
    )
    if headers:
        texts = _headers(headers)
        found.headers = texts
        found.reply_to = text_of(texts, REPLY_TO)
        found.correlation_id = text_of(texts, CORRELATION)
    return found


def _headers(found: list[tuple[str, bytes | None]]) -> Mapping[str, HeaderValue]:
    return {name: _value(value) for name, value in found if value is not None}


def _value(value: bytes) -> HeaderValue:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value
