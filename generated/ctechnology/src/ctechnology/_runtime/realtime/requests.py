"""Requests over channels: what was asked, and which of the messages that come answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Final

from .described import Replying, Sending, Where
from .errors import ConnectionLost, InvalidMessage, ReplyError
from .frames import Frame
from .places import ABSENT, value_at
from .reading import Read, Unknown, reader

_PROTOCOL: Final = Where(False, ("correlationId",))
"""Where the protocol itself has the id, in frames that have one."""


class Asked:
    """A request that waits for its answer; `id` is None where answers have no ids.

    `sent_id` is the one in the place that the protocol has for it, which not every
    answer repeats.
    """

    def __init__(self, id: Any, sent_id: str, replying: Replying, read: Read) -> None:
        self.id = id
        self.sent_id = sent_id
        self.replying = replying
        self.read = read
        self.answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()

    @property
    def places(self) -> Iterator[Where]:
        """Where an answer may have the id."""
        found = (message.correlation for message in self.replying.told.messages)
        yield from {where: None for where in found if where is not None}
        yield _PROTOCOL


class Requests:
    """The requests of a channel that have no answer yet; `asked` has them."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def expect(
        self, sending: Sending[Any], id: Any, sent_id: str = ""
    ) -> asyncio.Future[Frame]:
        """The frame that will answer a request with this id.

        Whoever waits for it must `forget` it in the end.
        """
        assert sending.reply is not None
        asked = Asked(id, sent_id, sending.reply, reader(sending.reply.told))
        self.asked.append(asked)
        return asked.answer

    def forget(self, answer: asyncio.Future[Frame]) -> None:
        """Wait for an answer no more; one that comes late is a message like others."""
        self.asked = [a for a in self.asked if a.answer is not answer]
        if answer.done() and not answer.cancelled():
            # Why: the loop complains of errors that nobody looked at.
            answer.exception()

    def catch(self, frame: Frame) -> bool:
        """Whether a frame is the answer to a request, which then has it."""
        for asked in self.asked:
            if not asked.answer.done() and _answers(asked, frame):
                asked.answer.set_result(frame)
                return True
        return False

    def fail(self, reason: str) -> None:
        """Tell all who wait that the link is gone."""
        for asked in self.asked:
            if not asked.answer.done():
                error = ConnectionLost(reason, maybe_processed=True)
                asked.answer.set_exception(error)
        self.asked = []


def _answers(asked: Asked, frame: Frame) -> bool:
    if asked.id is not None:
        return any(_same(asked.id, value_at(p, frame)) for p in asked.places)
    if frame.correlation_id and asked.sent_id:
        return frame.correlation_id == asked.sent_id
    try:
        message, _ = asked.read(frame)
    except InvalidMessage:
        return False
    return message is not None


def _same(asked: Any, found: Any) -> bool:
    if found is ABSENT:
        return False
    # Why: headers are text, also where the id is a number in the payload.
    return asked == found or (isinstance(found, str) and str(asked) == found)


def answered(sending: Sending[Any], frame: Frame) -> Any:
    """What an answer says.

    Raises:
        ReplyError: it is an error message, or none that the document knows.
        InvalidMessage: it does not fit the document.
    """
    assert sending.reply is not None
    message, value = reader(sending.reply.told)(frame)
    if message is None and isinstance(value, Unknown):
        raise ReplyError(f"{sending.id}: the answer is not known", value.raw)
    if message is not None and message.is_error:
        raise ReplyError(f"{sending.id}: the answer is {message.name}", value)
    return value
