"""One connection to an MQTT server, by the package paho-mqtt, which makes and reads packets."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from ..extra import needs
from ..frames import Credentials, Lost
from ..servers import is_secure
from ..tls import context_of
from ..transport import Dial
from .intake import Inlet
from .mqtt_wire import Wire

with needs("paho", "mqtt"):
    from paho.mqtt.client import Client, MQTTMessage
    from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
    from paho.mqtt.packettypes import PacketTypes
    from paho.mqtt.properties import Properties
    from paho.mqtt.reasoncodes import ReasonCode

_SLACK: Final = 16
_MOST: Final = 65535
_BUSY: Final = 20
"""Seconds that a program can be busy before the server takes it for dead."""
_CLOSE: Final = 1.0
"""Seconds that a goodbye may take."""
_IDENTITY: Final = frozenset({0x86, 0x87, 0x8C})
"""Reasons that are about credentials."""
_FINAL: Final = frozenset(
    {0x81, 0x82, 0x84, 0x85, 0x8A, 0x8E, 0x90, 0x95, 0x99, 0x9A, 0x9B, 0x9C, 0x9D}
)
"""Reasons that another try does not change; 0x8E is another client with the same id."""


class Identity(Struct, frozen=True, kw_only=True):
    """Who a connection is to the server.

    client_id  by which the server knows the session
    lives      seconds that the session stays when the connection is gone
    ahead      so many messages come before the first of them is acknowledged
    user       None for nobody
    will       what the server sends when the connection breaks, as paho takes it
    """

    client_id: str
    lives: int = 0
    ahead: int = _MOST
    user: str | None = None
    password: str | None = None
    will: dict[str, Any] | None = None


class _Paho(Client):
    """A client over a wire that is there already."""

    wire: Wire

    def ping(self) -> None:
        """Ask the server for a sign of life."""
        self._send_pingreq()

    def _create_socket(self) -> Wire:
        return self.wire


class Line:
    """One connection; a failure is noted in the inlet, which all of a link share.

    said   what the server said when the connection was made
    knows  whether the server had kept the session
    """

    def __init__(self, dial: Dial, inlet: Inlet, identity: Identity) -> None:
        self.said: dict[str, Any] = {}
        self.knows = False
        self.take: Callable[[MQTTMessage], None] = _ignored
        self.sent: Callable[[int, ReasonCode], None] = _unnoted
        self._dial = dial
        self._inlet = inlet
        self._identity = identity
        self._most = dial.options.max_bytes * _SLACK
        self._wire = Wire(self._read, self._ask_to_write)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._made: asyncio.Future[None] = inlet.promise()
        self._writes = False
        self._leaves = False
        self.client = self._client()

    async def open(self, credentials: Credentials) -> None:
        """Make the connection, and wait until the server lets it in; raises Lost."""
        dial, identity = self._dial, self._identity
        parts, secure = urlsplit(dial.url), is_secure(dial.url)
        host = parts.hostname or "localhost"
        try:
            await asyncio.get_running_loop().create_connection(
                lambda: self._wire,
                host,
                parts.port or (8883 if secure else 1883),
                ssl=context_of(dial.tls, credentials) if secure else None,
            )
            asked = new_properties(PacketTypes.CONNECT)
            asked.SessionExpiryInterval = identity.lives
            asked.ReceiveMaximum = min(identity.ahead, _MOST)
            beat = _keep_alive(dial.options.ping)
            self.client.connect(
                host, keepalive=beat, clean_start=False, properties=asked
            )
        except ssl.SSLCertVerificationError as error:
            raise Lost(f"TLS: {error.verify_message}", retry=False) from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Lost(f"no connection: {reason}") from None
        await self._made

    async def answered(self, ask: Callable[[], tuple[Any, int | None]]) -> Any:
        """What the server answers to a packet with a number; raises Lost."""
        self._inlet.check()
        _, number = ask()
        if number is None:
            raise self._inlet.lost or Lost("the connection is gone")
        answer = self._answers[number] = self._inlet.promise()
        try:
            return await answer
        finally:
            self._answers.pop(number, None)

    async def alive(self) -> None:
        """Wait for a sign of life of the server."""
        wire = self._wire
        if wire.is_paused:
            # Why: nothing is read while the reader is behind, not even an answer.
            return
        heard = wire.heard
        self.client.ping()
        while wire.heard == heard and not wire.is_paused:
            wire.news.clear()
            await wire.news.wait()

    def pause(self, is_paused: bool) -> None:
        """Read nothing for now, or go on."""
        self._wire.pause(is_paused)

    async def written(self) -> None:
        """Wait until what was sent is on its way; raises Lost."""
        while self._wire.is_full:
            self._inlet.check()
            self._wire.news.clear()
            await self._wire.news.wait()

    async def end(self, *, forget: bool) -> None:
        """Say goodbye, after which the server may forget the session."""
        self._leaves = True
        if self._inlet.lost is None and self.client.is_connected():
            said = new_properties(PacketTypes.DISCONNECT)
            if forget and self._identity.lives:
                said.SessionExpiryInterval = 0
            self.client.disconnect(properties=said)
            self._write()
            await self._wire.ended(_CLOSE)
        self._wire.abort()
        await self._wire.ended(_CLOSE)
        # Why: the package and its callbacks hold each other.
        self.take, self.sent = _ignored, _unnoted

    def _client(self) -> _Paho:
        identity = self._identity
        client = _Paho(
            CallbackAPIVersion.VERSION2,
            client_id=identity.client_id,
            protocol=MQTTProtocolVersion.MQTTv5,
            manual_ack=True,
            reconnect_on_failure=False,
        )
        client.wire = self._wire
        client.max_inflight_messages_set(_MOST)
        if identity.user is not None:
            client.username_pw_set(identity.user, identity.password)
        if identity.will is not None:
            client.will_set(**identity.will)
        client.on_connect = self._connected
        client.on_disconnect = self._disconnected
        client.on_subscribe = self._subscribed
        client.on_publish = self._published
        client.on_message = self._came
        client.on_socket_register_write = self._wants_to_write
        return client

    # What happens on the wire

    def _read(self) -> None:
        """Let the package read what came."""
        client, wire = self.client, self._wire
        try:
            while wire.left and client.socket() is not None:
                client.loop_read()
            if wire.is_over and client.socket() is not None:
                client.loop_read()
        except Exception as error:  # noqa: BLE001
            # Why: the package raises what it will for packets that are none.
            return self._lose(Lost(f"no MQTT came: {type(error).__name__}"))
        size = vars(client)["_in_packet"]["remaining_length"]
        if size > self._most:
            self._lose(Lost(f"a packet of {size} bytes came"))

    def _ask_to_write(self) -> None:
        if not self._writes:
            self._writes = True
            asyncio.get_running_loop().call_soon(self._write)

    def _write(self) -> None:
        """Let the package write what waits, at once."""
        self._writes = False
        self.client.loop_write()
        self._wire.flush()
        self._wire.news.set()

    def _lose(self, lost: Lost) -> None:
        self._inlet.lose(lost)
        self._wire.abort()

    # What the package calls

    def _wants_to_write(self, client: Client, data: Any, socket: Any) -> None:
        if not self._wire.is_full:
            self._ask_to_write()

    def _connected(
        self, client: Client, data: Any, flags: Any, code: ReasonCode, said: Any
    ) -> None:
        if code.is_failure:
            return self._inlet.lose(_meant(code, "the server refuses the connection"))
        self.knows = bool(flags.session_present)
        self.said = vars(said)
        if not self._made.done():
            self._made.set_result(None)

    def _disconnected(
        self, client: Client, data: Any, flags: Any, code: ReasonCode, said: Any
    ) -> None:
        if self._leaves:
            return
        if flags.is_disconnect_packet_from_server:
            return self._lose(_meant(code, "the server closed the connection"))
        self._lose(Lost("the connection is gone"))

    def _subscribed(
        self, client: Client, data: Any, number: int, codes: Any, said: Any
    ) -> None:
        answer = self._answers.get(number)
        if answer is not None and not answer.done():
            answer.set_result(codes[0])

    def _published(
        self, client: Client, data: Any, number: int, code: ReasonCode, said: Any
    ) -> None:
        self.sent(number, code)

    def _came(self, client: Client, data: Any, message: MQTTMessage) -> None:
        self.take(message)


def new_properties(kind: int) -> Any:
    """Properties for a kind of packets, of which the types are known in part only."""
    make: Any = Properties
    return make(kind)


def is_sent(code: MQTTErrorCode) -> bool:
    """Whether the package took a message."""
    return code == MQTTErrorCode.MQTT_ERR_SUCCESS


def _keep_alive(ping: float | None) -> int:
    """Seconds of silence after which the server may take us for dead; 0 for never."""
    # Why: a program that is busy for a while is not dead.
    return 0 if ping is None else min(max(round(ping * 2), _BUSY), _MOST)


def _meant(code: ReasonCode, what: str) -> Lost:
    """What a reason of the server means for a link."""
    if code.value in _IDENTITY:
        return Lost("the server refuses the credentials", auth=True)
    reason = f"{what}: {code.getName()}"
    return Lost(reason, retry=code.value not in _FINAL)


def _ignored(message: MQTTMessage) -> None:
    """Take no note of a message."""


def _unnoted(number: int, code: ReasonCode) -> None:
    """Take no note of what was sent."""
