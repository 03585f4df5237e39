"""MQTT 5, by the package paho-mqtt: a connection to send over, and one for each source."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2s
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from ...kinds import is_object
from ..extra import needs
from ..frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from ..transport import Dial
from .intake import Inlet
from .mqtt_feed import Feed
from .mqtt_line import Identity, Line, is_sent, new_properties
from .said import as_text, of_channel, of_message
from .watching import watched

with needs("paho", "mqtt"):
    from paho.mqtt import MQTTException
    from paho.mqtt.packettypes import PacketTypes
    from paho.mqtt.reasoncodes import ReasonCode

if TYPE_CHECKING:
    from ..endpoints import Mqtt

_ID: Final = "mqtt client id"
_AHEAD: Final = 1000
"""So many messages come ahead, where they are not settled one by one."""
_FRAMING: Final = 11
"""Bytes of a packet beside topic, properties and payload, at the most."""
_UNBOUND: Final = 2**31


class MqttTransport:
    """Connections to one server."""

    caps: Final = Capabilities(
        ack=True,
        groups=True,
        headers=True,
        resume=True,
        confirm=True,
        ordered_by="topic",
    )

    def __init__(self, endpoint: Mqtt, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._inlet = Inlet()
        self._credentials = Credentials()
        said = dial.bindings.get("mqtt")
        self._server: Mapping[str, Any] = said if is_object(said) else {}
        self._lives = int(
            endpoint.session or self._server.get("sessionExpiryInterval", 0)
        )
        # Why: without an id of the program, only this client finds its sessions again.
        own = dial.kept.setdefault(_ID, uuid4().hex)
        self._client_id: str = endpoint.client_id or own
        self._line: Line | None = None
        self._watch: asyncio.Task[None] | None = None
        self._feeds: dict[str, Feed] = {}
        self._turns = asyncio.Semaphore(1)
        self._reports: dict[int, asyncio.Future[ReasonCode]] = {}

    async def connect(self, credentials: Credentials) -> None:
        """Make the connection to send over."""
        self._credentials = credentials
        line = Line(self._dial, self._inlet, self._identity(self._client_id, will=True))
        line.sent = self._report
        self._line = line
        await line.open(credentials)
        self._turns = asyncio.Semaphore(line.said.get("ReceiveMaximum", 65535))
        watch = watched(self._dial.options, line.alive, self._inlet.lose)
        self._watch = asyncio.create_task(watch)

    async def send(self, out: Outgoing) -> Receipt:
        """Publish a message, and wait until the server has it, where the service says so."""
        self._inlet.check()
        line, said = self._open, of_message("mqtt", out)
        qos, retain = int(said.get("qos", self._endpoint.qos)), bool(said.get("retain"))
        properties = _properties(out, said)
        _check(out, properties, qos, retain, line.said)
        async with self._turns:
            await line.written()
            self._inlet.check()
            try:
                info = line.client.publish(
                    out.address, out.data, qos, retain, properties
                )
            except ValueError as error:
                raise Unsent(f"MQTT has no such message: {error}") from None
            if not is_sent(info.rc):
                raise self._inlet.lost or Lost("the connection is gone")
            if qos:
                await self._reported(info.mid)
        return Receipt(confirmed=qos > 0, address=out.address)

    async def _reported(self, number: int) -> None:
        """Wait until the server has a message; raises Unsent when it does not take it."""
        report = self._reports[number] = self._inlet.promise()
        try:
            code = await report
        finally:
            self._reports.pop(number, None)
        if code.is_failure:
            raise Unsent(f"the server refuses it: {code.getName()}")

    def _report(self, number: int, code: ReasonCode) -> None:
        report = self._reports.get(number)
        if report is not None and not report.done():
            report.set_result(code)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not here: the core does that."""
        raise Unsent("MQTT has no requests of its own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes to a topic, or to those that a filter stands for."""
        self._inlet.check()
        said = of_channel("mqtt", source.channel)
        qos = int(said.get("qos", self._endpoint.qos))
        ahead = source.prefetch if source.settled else _AHEAD
        name = self._name(source)
        identity = self._identity(name, ahead=ahead)
        # Why: a program that starts again finds what it left, but only by its own id.
        keeps = source.settled and bool(self._endpoint.client_id)
        line = Line(self._dial, self._inlet, identity)
        feed = self._feeds[name] = Feed(line, self._inlet, source, keeps=keeps)
        await feed.start(self._credentials, max(qos, int(source.settled)))
        return feed.batches()

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        return await self._inlet.broken()

    def resumes(self, source: Source) -> bool:
        """Whether the server kept our sessions; it kept all that are as old, or none."""
        return self._open.knows

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages."""
        self._inlet.check()
        all_known = True
        for frame in frames:
            feed: Feed = frame.token[0]
            all_known &= feed.settle(frame, how, delay)
        return all_known

    async def aclose(self, drain: float) -> None:
        """End the connection to send over, when what is under way is confirmed."""
        if self._watch is not None:
            self._watch.cancel()
        line = self._line
        if line is None:
            return
        if self._reports and self._inlet.lost is None:
            with suppress(Lost):
                await asyncio.wait(self._reports.values(), timeout=max(drain, 0.5))
        await line.end(forget=not self._endpoint.client_id)
        self._inlet.lose(Lost("the link is closed"))

    @property
    def _open(self) -> Line:
        if self._line is None:
            raise Lost("the connection was never made")
        return self._line

    def _name(self, source: Source) -> str:
        """The id of the session of a source: the same for who starts again, where it can be."""
        whose = source.group if source.settled else source.reader
        text = f"{whose}\0{source.address}"
        digest = blake2s(text.encode(), digest_size=6).hexdigest()
        name = f"{self._client_id}-{digest}"
        while (known := self._feeds.get(name)) is not None and not known.is_over:
            name += "-"
        return name

    def _identity(self, name: str, ahead: int = 1, will: bool = False) -> Identity:
        endpoint, shown = self._endpoint, self._credentials
        password = endpoint.password or shown.password or shown.token
        user = endpoint.username or shown.user
        return Identity(
            client_id=name,
            lives=self._lives,
            ahead=max(ahead, 1),
            user=user if user or password else None,
            password=password or None,
            will=_will(self._server) if will else None,
        )


def open_transport(endpoint: Mqtt, dial: Dial) -> MqttTransport:
    """Connections, not yet made."""
    return MqttTransport(endpoint, dial)


def _will(server: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the document wants to be sent when the connection breaks."""
    said = server.get("lastWill")
    if not is_object(said) or not said.get("topic"):
        return None
    return {
        "topic": str(said["topic"]),
        "payload": str(said.get("message", "")),
        "qos": int(said.get("qos", 0)),
        "retain": bool(said.get("retain")),
    }


def _properties(out: Outgoing, said: Mapping[str, Any]) -> Any:
    """What goes beside the payload; raises Unsent for what the protocol has no place for."""
    found = new_properties(PacketTypes.PUBLISH)
    try:
        if out.content_type:
            found.ContentType = out.content_type
        if out.reply_to:
            found.ResponseTopic = out.reply_to
        if out.correlation_id:
            found.CorrelationData = out.correlation_id.encode()
        if out.headers:
            found.UserProperty = list(as_text(out.headers).items())
        if "messageExpiryInterval" in said:
            found.MessageExpiryInterval = int(said["messageExpiryInterval"])
        if "payloadFormatIndicator" in said:
            found.PayloadFormatIndicator = int(said["payloadFormatIndicator"])
    except (MQTTException, ValueError, TypeError) as error:
        raise Unsent(f"MQTT has no such message: {type(error).__name__}") from None
    return found


def _check(
    out: Outgoing,
    properties: Any,
    qos: int,
    retain: bool,
    server: Mapping[str, Any],
) -> None:
    """Raise Unsent for what the server said that it takes not: it would end the connection."""
    most = server.get("MaximumPacketSize", _UNBOUND)
    size = len(out.data) + len(out.address.encode()) + len(properties.pack())
    if size + _FRAMING > most:
        raise Unsent(f"the server takes {most} bytes at the most")
    if qos > server.get("MaximumQoS", 2):
        raise Unsent(f"the server does not take qos {qos}")
    if retain and not server.get("RetainAvailable", 1):
        raise Unsent("the server keeps no messages")
