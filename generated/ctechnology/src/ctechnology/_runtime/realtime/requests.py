"""Requests over channels: what was asked, and which of the messages that come answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

from .described import Message, Sending, Where
from .errors import ConnectionLost, InvalidMessage, ReplyError
from .frames import Frame
from .places import ABSENT, value_at
from .reading import Unknown, reader

_PROTOCOL: Final = Where(False, ("correlationId",))
"""Where the protocol itself has the id, in frames that have one."""


class Asked:
    """A request that waits for its answer; `id` is None where answers have no ids.

    `sent_id` is the one in the place that the protocol has for it, which not every
    answer repeats.
    """

    def __init__(self, id: Any, sent_id: str, sending: Sending[Any]) -> None:
        assert sending.reply is not None
        self.id = id
        self.sent_id = sent_id
        self.read = reader(sending.reply.told)
        self.places = _places(sending.reply.told.messages, sending.messages)
        self.answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()


def _places(
    answers: Iterable[Message], requests: Iterable[Message]
) -> tuple[Where, ...]:
    """Where an answer may have the id: where it says so, or where the request has it."""
    found = (message.correlation for message in (*answers, *requests))
    return (*dict.fromkeys(where for where in found if where is not None), _PROTOCOL)


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
        asked = Asked(id, sent_id, sending)
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
    has_id = asked.id is not None
    if has_id:
        found = [value_at(place, frame) for place in asked.places]
        if any(value is not ABSENT for value in found):
            return any(_same(asked.id, value) for value in found)
    elif frame.correlation_id and asked.sent_id:
        return frame.correlation_id == asked.sent_id
    try:
        message, _ = asked.read(frame)
    except InvalidMessage:
        return False
    return message is not None and not (has_id and message.correlation)


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
