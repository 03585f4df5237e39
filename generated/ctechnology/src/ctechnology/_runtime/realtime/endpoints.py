"""Protocols with their settings: what callers choose, and the transports that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, Self
from uuid import uuid4

from ..hidden import Hidden

if TYPE_CHECKING:
    from .transport import Dial, Transport

RedisKind = Literal["pubsub", "stream"]
REDIS_INBOX: Final = "answers:"
"""How the addresses of clients of Redis begin that answers go to."""


class _At(Hidden, frozen=True):
    """A server by its name in the document, an address, or "" for the usual one."""

    server: str = ""


class _Endpoint(_At, frozen=True, kw_only=True):
    """A server; `username` and `password` go before those of the client."""

    username: str = ""
    password: str = ""

    def at(self, protocol: str) -> Self:
        """The same for every server."""
        return self


class WebSocket(_Endpoint, frozen=True, kw_only=True):
    """WebSockets by the package websockets: every channel has a connection."""

    subprotocols: tuple[str, ...] = ()
    compress: bool = True
    proxy: str | Literal[True] | None = True
    protocol: str = "ws"
    per_channel: bool = True

    def inbox(self) -> str:
        """None: answers come over the connection."""
        return ""

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("websocket", self, dial)


class Sse(_Endpoint, frozen=True, kw_only=True):
    """Server-sent events over HTTP: every channel has a connection, and only receives."""

    protocol: str = "sse"
    per_channel: bool = True

    def inbox(self) -> str:
        """None: nothing is sent."""
        return ""

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("sse", self, dial)


class Nats(_Endpoint, frozen=True, kw_only=True):
    """NATS by the package nats-py; JetStream where messages are settled.

    stream    the stream, where the document does not say and it cannot be looked up
    ack_wait  seconds after which a message comes again that was not settled
    """

    stream: str = ""
    ack_wait: float = 30.0
    protocol: str = "nats"
    per_channel: bool = False

    def inbox(self) -> str:
        """An address of this client's own."""
        return f"_INBOX.{uuid4().hex}"

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("nats", self, dial)


class Redis(_Endpoint, frozen=True, kw_only=True):
    """Redis by the package redis: publish and subscribe, or streams.

    kind        what channels are, where the document does not say
    consumer    the name within groups, by which a program that starts again finds what it
                did not settle; "" for a new one each time
    claim_idle  seconds after which others take over what a consumer did not settle
    max_length  so many messages a stream keeps, about; None for all
    """

    kind: RedisKind = "pubsub"
    consumer: str = ""
    claim_idle: float = 60.0
    max_length: int | None = None
    protocol: str = "redis"
    per_channel: bool = False

    def inbox(self) -> str:
        """An address of this client's own."""
        return f"{REDIS_INBOX}{uuid4().hex}"

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("redis", self, dial)


class Kafka(_Endpoint, frozen=True, kw_only=True):
    """Kafka by the package confluent-kafka; `config` are settings of librdkafka."""

    config: Mapping[str, Any] = {}
    protocol: str = "kafka"
    per_channel: bool = False

    def inbox(self) -> str:
        """None: topics are made by who runs the cluster."""
        return ""

    def transport(self, dial: Dial) -> Transport:
        """A new client, not yet connected."""
        return _transport("kafka", self, dial)


class Amqp(_Endpoint, frozen=True, kw_only=True):
    """AMQP 0.9.1 by the package aio-pika.

    declare     whether queues and exchanges are made where they are missing
    queue_type  of queues that are made for groups; only quorum queues count deliveries
    """

    declare: bool = True
    queue_type: Literal["quorum", "classic"] = "quorum"
    protocol: str = "amqp"
    per_channel: bool = False

    def inbox(self) -> str:
        """A queue of this client's own."""
        return f"answers.{uuid4().hex}"

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("amqp", self, dial)


class Mqtt(_Endpoint, frozen=True, kw_only=True):
    """MQTT 5 by the package paho-mqtt; every source has a connection of its own.

    client_id  by which the server knows the sessions, whose ids begin with it; "" for a
               new one each time
    session    seconds that the server keeps the sessions when the link is gone; without
               them, what was not settled then does not come again
    qos        the quality of service, where neither document nor call says
    """

    client_id: str = ""
    session: int = 0
    qos: Literal[0, 1, 2] = 1
    protocol: str = "mqtt"
    per_channel: bool = False

    def inbox(self) -> str:
        """A topic of this client's own."""
        return f"answers/{uuid4().hex}"

    def transport(self, dial: Dial) -> Transport:
        """A new connection, not yet made."""
        return _transport("mqtt", self, dial)


_USUAL: Final[Mapping[str, Callable[[], Any]]] = {
    "ws": WebSocket,
    "http": Sse,
    "sse": Sse,
    "nats": Nats,
    "redis": Redis,
    "kafka": Kafka,
    "amqp": Amqp,
    "mqtt": Mqtt,
}
_FAMILIES: Final[Mapping[str, str]] = {
    "wss": "ws",
    "https": "http",
    "mercure": "http",
    "tls": "nats",
    "rediss": "redis",
    "kafka-secure": "kafka",
    "amqps": "amqp",
    "mqtt5": "mqtt",
    "mqtts": "mqtt",
    "secure-mqtt": "mqtt",
}
SECURE: Final = frozenset(
    {"wss", "https", "tls", "rediss", "kafka-secure", "amqps", "mqtts", "secure-mqtt"}
)
"""Protocols that mean TLS."""


def family(protocol: str) -> str:
    """The protocol without what it says about TLS and versions."""
    plain = protocol.lower()
    return _FAMILIES.get(plain, plain)


def usual(protocol: str) -> Any:
    """The endpoint of a protocol with its usual settings; ValueError for none."""
    found = _USUAL.get(family(protocol))
    if found is None:
        raise ValueError(f"there is no transport for the protocol {protocol!r}")
    return found()


def _transport(module: str, endpoint: Any, dial: Dial) -> Transport:
    found = import_module(f".transports.{module}", __package__)
    made: Transport = found.open_transport(endpoint, dial)
    return made
