"""JetStream: messages that are confirmed when they are sent and settled when they came."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from msgspec import json

from ..extra import needs
from ..frames import (
    Frame,
    Lost,
    NoSource,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from .intake import Inlet, Intake
from .nats_answers import Answers
from .nats_frames import frame_of, listen
from .said import REPLY_TO, of_channel, of_message, text_of

with needs("nats", "nats"):
    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.errors import Error

if TYPE_CHECKING:
    from ..endpoints import Nats

_NANO: Final = 10**9
_EXPIRES: Final = 30.0
"""Seconds after which what was asked for is asked for again."""
_INACTIVE: Final = 300.0
"""Seconds that the server keeps the position of a client without a group for."""
_LATE: Final = 5.0
_KNOWN: Final = 1024
"""So many subjects are remembered with their streams."""
_BODIES: Final[Mapping[Settlement, bytes]] = {
    "ack": b"+ACK",
    "nack": b"-NAK",
    "reject": b"+TERM",
}
_ACK: Final = "$JS.ACK."
_TIMEOUT: Final = "408"
_IN_NAMES: Final = str.maketrans(".*>", ",+&")
"""What names of consumers cannot hold, and what stands for it."""
_SHORT, _LONG, _SHORT_PARTS = 4, 6, 9
"""Where the number of deliveries stands in the address of a settlement, of two forms."""


class JetStream:
    """The streams of a server, and what is received from them over one connection."""

    def __init__(self, client: Client, answers: Answers, endpoint: Nats) -> None:
        self._client = client
        self._answers = answers
        self._endpoint = endpoint
        self._known: dict[str, str] = {}

    async def stream_of(self, out: Outgoing) -> str:
        """The stream that a message goes to, "" for none."""
        if out.channel is None:
            return ""
        found: str = of_message("nats", out).get("stream", "")
        return found or await self._stream_with(out.address)

    async def publish(self, out: Outgoing, headers: dict[str, str]) -> Receipt:
        """Send a message to a stream, and wait until it is there."""
        found = await self._answers.ask(out.address, out.data, headers)
        answer = json.decode(found.data, type=dict[str, Any])
        if "error" in answer:
            raise Unsent(f"JetStream refuses it: {_code(answer)}")
        return Receipt(confirmed=True, id=str(answer["seq"]), address=out.address)

    async def open(self, source: Source, inlet: Inlet) -> Pull:
        """What a source has in its stream, from where it was left."""
        said = of_channel("nats", source.channel)
        stream = said.get("stream") or await self._stream_with(source.address)
        if not stream:
            raise NoSource(f"no stream of JetStream has {source.address}: name one")
        name = said.get("durable", "") if source.group else ""
        name = name or _name(source.group or source.reader, source.address)
        config = await self._consumer(stream, name, source)
        wait = config.get("ack_wait", 0) / _NANO or self._endpoint.ack_wait
        path = f"{stream}.{name}"
        pull = Pull(self._client, self._answers, inlet, source, path, wait)
        await pull.start()
        return pull

    async def _stream_with(self, subject: str) -> str:
        if self._endpoint.stream:
            return self._endpoint.stream
        if subject not in self._known:
            try:
                found = await self._answers.api("STREAM.NAMES", {"subject": subject})
            except Unsent:
                found = {}
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[subject] = next(iter(found.get("streams") or ()), "")
        return self._known[subject]

    async def _consumer(self, stream: str, name: str, source: Source) -> dict[str, Any]:
        """The settings of a consumer, which is made where it is missing."""
        found = await self._answers.api(f"CONSUMER.INFO.{stream}.{name}", {})
        if "error" in found:
            body = {"stream_name": stream, "config": self._config(name, source)}
            subject = f"CONSUMER.CREATE.{stream}.{name}.{source.address}"
            found = await self._answers.api(subject, body)
        if "error" in found:
            raise NoSource(f"no consumer of {stream}: {_code(found)}")
        config: dict[str, Any] = found["config"]
        if config.get("filter_subject", source.address) != source.address:
            raise NoSource(f"the consumer {name} of {stream} is for another address")
        return config

    def _config(self, name: str, source: Source) -> dict[str, Any]:
        """A group begins with the oldest message, a client alone with the next one."""
        found: dict[str, Any] = {
            "name": name,
            "ack_policy": "explicit",
            "ack_wait": int(self._endpoint.ack_wait * _NANO),
            "filter_subject": source.address,
            "max_ack_pending": -1,
            "replay_policy": "instant",
            "deliver_policy": "all" if source.group else "new",
        }
        if source.group:
            return {**found, "durable_name": name}
        return {**found, "inactive_threshold": int(_INACTIVE * _NANO)}


class Pull:
    """What one consumer hands out: no more at once than may be unsettled."""

    def __init__(
        self,
        client: Client,
        answers: Answers,
        inlet: Inlet,
        source: Source,
        path: str,
        wait: float,
    ) -> None:
        self._client = client
        self._answers = answers
        self._inlet = inlet
        self._intake: Intake = inlet.open(source, source.prefetch)
        self._source = source
        self._path = path
        self._wait = wait
        self._inbox = client.new_inbox()
        self._unsettled: dict[str, float] = {}
        self._asked = 0
        self._asked_at = 0.0
        self._subscription: Any = None
        self._ticks: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Ask for the first messages."""
        self._subscription = await listen(self._client, self._inbox, self._take)
        await self._ask()
        self._ticks = asyncio.create_task(self._tick())

    async def batches(self) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes; at the end, what is not settled goes to others."""
        try:
            while True:
                yield await self._intake.take()
        finally:
            await self.close()

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float
    ) -> bool:
        """Say what became of messages."""
        body = _BODIES[how]
        if how == "nack" and delay > 0:
            body += b' {"delay": %d}' % int(delay * _NANO)
        known = [f for f in frames if self._unsettled.pop(f.token[1], None) is not None]
        for frame in known:
            await self._client.publish(frame.token[1], body)
        await self._ask()
        return len(known) == len(frames)

    async def close(self) -> None:
        """Ask for no more, and give back what is not settled."""
        if self._ticks is not None:
            self._ticks.cancel()
        self._inlet.close(self._intake)
        if self._inlet.lost is not None:
            return
        with suppress(Error, Lost, Unsent):
            if self._subscription is not None:
                # Why: what is on its way has to be given back too.
                await self._subscription.drain()
            # Why: servers of 2.9 lose count of messages that are given back while they
            # still know a request that nobody listens to; this makes them look.
            await self._answers.api(f"CONSUMER.INFO.{self._path}", {})
            unsettled, self._unsettled = self._unsettled, {}
            for reply in unsettled:
                await self._client.publish(reply, _BODIES["nack"])
            if not self._source.group:
                await self._client.publish(f"$JS.API.CONSUMER.DELETE.{self._path}")

    async def _take(self, message: Msg) -> None:
        """Let a message wait for the reader, or note what the server says."""
        if not message.reply.startswith(_ACK):
            return await self._note(message.headers or {})
        self._asked = max(self._asked - 1, 0)
        now = time.time()
        self._unsettled[message.reply] = now
        frame = frame_of(message, now)
        frame.reply_to = text_of(frame.headers, REPLY_TO)
        frame.id, frame.deliveries = _numbers(message.reply)
        frame.redelivered = frame.deliveries > 1
        frame.token = self, message.reply
        self._intake.put(frame)
        if not self._asked:
            await self._ask()

    async def _note(self, headers: Mapping[str, str]) -> None:
        """A request is over, or the consumer is gone."""
        if headers.get("Description", "") == "Consumer Deleted":
            return self._inlet.lose(Lost(f"the consumer {self._path} was deleted"))
        left = headers.get("Nats-Pending-Messages", "")
        if left.isdigit():
            self._asked = max(self._asked - int(left), 0)
        if headers.get("Status") == _TIMEOUT:
            await self._ask()

    async def _ask(self) -> None:
        """Ask for as many messages as there is room for, when that is worth it."""
        most = self._source.prefetch
        room = most - len(self._unsettled) - self._asked
        if room <= 0 or (self._asked and room * 2 < most):
            return
        self._asked += room
        self._asked_at = time.time()
        body = {"batch": room, "expires": int(_EXPIRES * _NANO)}
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{self._path}"
        await self._client.publish(subject, json.encode(body), self._inbox)

    async def _tick(self) -> None:
        """Keep what is being handled from coming again, and ask anew for what is late."""
        pause = self._wait / 3
        while True:
            await asyncio.sleep(min(pause, _EXPIRES))
            now = time.time()
            with suppress(Error):
                for reply, since in tuple(self._unsettled.items()):
                    if now - since >= pause:
                        await self._client.publish(reply, b"+WPI")
                if now - self._asked_at > _EXPIRES + _LATE:
                    self._asked = 0
                    await self._ask()


def _name(owner: str, address: str) -> str:
    """The name of a consumer; no two owners and addresses have the same."""
    both = (quote(text, safe=".*>").replace("~", "%7E") for text in (owner, address))
    return "~".join(both).translate(_IN_NAMES)


def _numbers(reply: str) -> tuple[str, int]:
    """Where a message is in its stream, and how often it came."""
    parts = reply.split(".")
    at = _SHORT if len(parts) == _SHORT_PARTS else _LONG
    return parts[at + 1], int(parts[at])


def _code(answer: Mapping[str, Any]) -> str:
    error = answer["error"]
    return f"error {error.get('err_code', error.get('code'))}"
