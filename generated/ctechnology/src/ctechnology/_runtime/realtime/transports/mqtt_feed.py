"""What comes to one topic of MQTT, over a connection of its own."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from ..extra import needs
from ..frames import (
    NO_HEADERS,
    Credentials,
    Frame,
    HeaderValue,
    NoSource,
    Settlement,
    Source,
)
from .intake import Inlet
from .mqtt_line import Line

with needs("paho", "mqtt"):
    from paho.mqtt.client import MQTTMessage
    from paho.mqtt.subscribeoptions import SubscribeOptions

_ONCE: Final = 1
"""Messages that are kept for a topic come only with a new subscription."""


class Feed:
    """One subscription; `keeps` says whether its session stays when nobody reads."""

    def __init__(
        self, line: Line, inlet: Inlet, source: Source, *, keeps: bool
    ) -> None:
        self._line = line
        self._inlet = inlet
        self._source = source
        self._keeps = keeps
        self._intake = inlet.open(source)
        self._numbers = itertools.count(1)
        self._unsettled: dict[int, Frame] = {}
        self._ahead: deque[Frame] = deque()
        self._waits: asyncio.Task[None] | None = None
        line.take = self._take

    @property
    def is_over(self) -> bool:
        """Whether nobody reads any more."""
        return self._intake.is_over

    async def start(self, credentials: Credentials, qos: int) -> None:
        """Let messages come; raises Lost and NoSource."""
        try:
            await self._line.open(credentials)
            await self._subscribe(qos)
        except BaseException:
            await self.close()
            raise

    async def _subscribe(self, qos: int) -> None:
        source, client = self._source, self._line.client
        address = source.address
        if source.group:
            if any(letter in source.group for letter in "/+#"):
                raise NoSource("names of groups of MQTT have no '/', '+' and '#'")
            address = f"$share/{source.group}/{address}"
        options = SubscribeOptions(qos=qos, retainHandling=_ONCE)
        try:
            code = await self._line.answered(
                lambda: client.subscribe(address, options=options)
            )
        except ValueError:
            raise NoSource("MQTT has no such topics") from None
        if code.is_failure:
            raise NoSource(f"the server refuses it: {code.getName()}")

    async def batches(self) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes; what is not settled comes with the next link, if the session does."""
        try:
            while True:
                frames = await self._intake.take()
                yield frames
                if not self._source.settled:
                    for frame in frames:
                        self._done(frame)
        finally:
            await self.close()

    def settle(self, frame: Frame, how: Settlement, delay: float) -> bool:
        """Say what became of a message; the server only knows of those that are done."""
        number = frame.token[1]
        if self._unsettled.get(number) is not frame:
            return False
        if how == "nack":
            again = replace(
                frame, redelivered=True, deliveries=max(frame.deliveries, 1) + 1
            )
            self._unsettled[number] = again
            asyncio.get_running_loop().call_later(delay, self._again, again)
            return True
        del self._unsettled[number]
        self._done(frame)
        self._hand_out()
        return True

    async def close(self) -> None:
        """End the connection, and with it the session where nobody comes again."""
        self._inlet.close(self._intake)
        self._unsettled.clear()
        self._ahead.clear()
        if self._waits is not None:
            self._waits.cancel()
        await self._line.end(forget=not self._keeps)

    def _done(self, frame: Frame) -> None:
        _, _, number, qos = frame.token
        if qos and self._inlet.lost is None:
            self._line.client.ack(number, qos)

    def _again(self, frame: Frame) -> None:
        if self._unsettled.get(frame.token[1]) is frame and not self._intake.is_over:
            self._intake.put(frame)

    def _take(self, message: MQTTMessage) -> None:
        number = next(self._numbers)
        frame = _frame_of(message, (self, number, message.mid, message.qos))
        if self._source.settled:
            self._ahead.append(frame)
            self._hand_out()
        elif not self._intake.put(frame) and self._waits is None:
            self._line.pause(True)
            self._waits = asyncio.create_task(self._room())

    def _hand_out(self) -> None:
        """Let the reader have as many as may be unsettled."""
        # Why: some servers send more than they were told to.
        unsettled, most = self._unsettled, self._source.prefetch
        while self._ahead and len(unsettled) < most:
            frame = self._ahead.popleft()
            unsettled[frame.token[1]] = frame
            self._intake.put(frame)

    async def _room(self) -> None:
        """Read on when there is room."""
        await self._intake.room()
        self._waits = None
        self._line.pause(False)


def _frame_of(message: MQTTMessage, token: tuple[Feed, int, int, int]) -> Frame:
    """A frame; only what was given in vain on the last link is known to come again."""
    said: Mapping[str, Any] = vars(message.properties) if message.properties else {}
    found = Frame(
        data=bytes(message.payload),
        received_at=time.time(),
        address=_topic(message),
        redelivered=message.dup,
        deliveries=0 if message.dup else 1,
        token=token,
    )
    if pairs := said.get("UserProperty"):
        found.headers = _headers(pairs)
    found.reply_to = said.get("ResponseTopic", "")
    if correlation := said.get("CorrelationData", b""):
        found.correlation_id = correlation.decode("utf-8", "replace")
    return found


def _topic(message: MQTTMessage) -> str:
    try:
        return message.topic
    except UnicodeDecodeError:
        return ""


def _headers(pairs: Sequence[tuple[str, str]]) -> Mapping[str, HeaderValue]:
    return dict(pairs) or NO_HEADERS
