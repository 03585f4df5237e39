"""Every transport with a server that tests can use: brokers of this machine, and our own.

A broker that is not there skips the test; with SPECLOOM_REQUIRE_BROKERS it fails.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiormq
import pytest
from msgspec import json

from chaos import Proxy, proxied
from runtime.realtime.backoff import Reconnect
from runtime.realtime.endpoints import (
    Amqp,
    Kafka,
    Mqtt,
    Nats,
    Redis,
    Sse,
    WebSocket,
)
from runtime.realtime.hub import Hub
from runtime.realtime.transport import Endpoint
from runtime.realtime.transports.memory import Memory

from . import hubs
from .fleet import Fleet

QUICK = Reconnect(base=0.02, cap=0.1)
REDIS, AMQP, MQTT, NATS = 6379, 5672, 1883, 4222
# Why: the cluster of librdkafka keeps who left for as long as who died.
BRIEF = {"session.timeout.ms": 6000, "heartbeat.interval.ms": 500}
KEY = "one"
"""What keeps messages in order where there are partitions."""
Say = Callable[[bytes], Awaitable[object]]
Made = Callable[[int], Endpoint]


@dataclass(kw_only=True)
class Site:
    """A server for one test, and a region that nobody else has.

    endpoint  makes an endpoint for a port, of the server or of a proxy
    say       lets a message come to trips of the region; None where clients do that
    """

    rig: Rig
    region: str
    port: int
    endpoint: Made
    say: Say | None = None
    names: list[str] = field(default_factory=list[str])

    def client(self, port: int | None = None, **options: Any) -> Fleet:
        """A client that is quick to come again."""
        options.setdefault("reconnect", QUICK)
        return Fleet(self.endpoint(self.port if port is None else port), **options)

    async def tell(self, *numbers: int, client: Fleet | None = None) -> None:
        """Let a trip of so many kilometres come for each number."""
        trips = [{"vehicle_id": "v1", "km": number} for number in numbers]
        await self.tell_raw(*map(json.encode, trips), client=client)

    async def tell_raw(self, *payloads: bytes, client: Fleet | None = None) -> None:
        """Let messages come that may be no trips."""
        if self.say is not None:
            for data in payloads:
                await self.say(data)
        elif client is not None:
            for data in payloads:
                await client.send_raw(self.region, data)
        else:
            async with self.client() as own:
                await self.tell_raw(*payloads, client=own)


@dataclass(frozen=True, kw_only=True)
class Rig:
    """A transport with its server; `can` names what of the contract applies to it."""

    name: str
    open: Callable[[Rig], AbstractAsyncContextManager[Site]]
    can: frozenset[str]

    def __str__(self) -> str:
        return self.name


@asynccontextmanager
async def opened(rig: Rig) -> AsyncGenerator[Site]:
    """A site while the block lasts."""
    async with rig.open(rig) as site:
        yield site


@asynccontextmanager
async def broken(site: Site) -> AsyncGenerator[Proxy]:
    """A way to the server that can be broken."""
    async with proxied(site.port) as proxy:
        yield proxy


def over(*wanted: str) -> pytest.MarkDecorator:
    """Run a test with every transport that can do something."""
    found = [rig for rig in RIGS if rig.can >= set(wanted)]
    return pytest.mark.parametrize("rig", found, ids=str)


def require(port: int, what: str) -> None:
    """Skip, or fail, where no server is at a port."""
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        if os.environ.get("SPECLOOM_REQUIRE_BROKERS"):
            pytest.fail(f"no {what} at port {port}")
        pytest.skip(f"no {what} at port {port}")


def new_region() -> str:
    """A name that nobody else has."""
    return f"r{uuid4().hex}"


@asynccontextmanager
async def _memory(rig: Rig) -> AsyncGenerator[Site]:
    endpoint = Memory(hub=Hub())
    yield Site(rig=rig, region=new_region(), port=0, endpoint=lambda _: endpoint)


@asynccontextmanager
async def _sockets(rig: Rig) -> AsyncGenerator[Site]:
    async with hubs.sockets() as hub:
        yield _hub_site(rig, hub, lambda p: WebSocket(f"ws://127.0.0.1:{p}"))


@asynccontextmanager
async def _events(rig: Rig) -> AsyncGenerator[Site]:
    async with hubs.events() as hub:
        yield _hub_site(rig, hub, lambda p: Sse(f"http://127.0.0.1:{p}"))


def _hub_site(rig: Rig, hub: hubs.Hub, made: Made) -> Site:
    async def say(data: bytes) -> None:
        hub.say(data)

    return Site(rig=rig, region=new_region(), port=hub.port, endpoint=made, say=say)


@asynccontextmanager
async def _nats(rig: Rig) -> AsyncGenerator[Site]:
    require(NATS, "NATS")
    yield Site(
        rig=rig,
        region=new_region(),
        port=NATS,
        endpoint=lambda port: Nats(f"nats://127.0.0.1:{port}"),
    )


@asynccontextmanager
async def jetstream(rig: Rig) -> AsyncGenerator[Site]:
    """A stream of its own, for all that a region has."""
    require(NATS, "NATS")
    import nats

    region = new_region()
    known: Any = nats
    admin = await known.connect(f"nats://127.0.0.1:{NATS}")
    streams = admin.jetstream()
    subjects = [f"{key}.{region}" for key in ("trips", "quotes", "dead")]
    await streams.add_stream(name=region, subjects=subjects)
    try:
        yield Site(
            rig=rig,
            region=region,
            port=NATS,
            endpoint=lambda port: Nats(f"nats://127.0.0.1:{port}", ack_wait=4),
        )
    finally:
        await streams.delete_stream(region)
        await admin.close()


@asynccontextmanager
async def _published(rig: Rig) -> AsyncGenerator[Site]:
    require(REDIS, "Redis")
    yield Site(
        rig=rig,
        region=new_region(),
        port=REDIS,
        endpoint=lambda port: Redis(f"redis://127.0.0.1:{port}"),
    )


@asynccontextmanager
async def redis_streams(rig: Rig) -> AsyncGenerator[Site]:
    """Streams of a region, which are gone afterwards."""
    require(REDIS, "Redis")
    from redis import asyncio as redis_asyncio

    region = new_region()
    known: Any = redis_asyncio
    try:
        yield Site(
            rig=rig,
            region=region,
            port=REDIS,
            endpoint=lambda port: Redis(
                f"redis://127.0.0.1:{port}", kind="stream", claim_idle=3
            ),
        )
    finally:
        async with known.Redis(port=REDIS) as admin:
            if keys := await admin.keys(f"*{region}*"):
                await admin.delete(*keys)


@asynccontextmanager
async def amqp(rig: Rig) -> AsyncGenerator[Site]:
    """Queues of a region, which are gone afterwards."""
    require(AMQP, "RabbitMQ")
    region = new_region()
    site = Site(
        rig=rig,
        region=region,
        port=AMQP,
        endpoint=lambda port: Amqp(
            f"amqp://127.0.0.1:{port}", username="guest", password="guest"
        ),
        names=[f"dead.{region}"],
    )
    try:
        yield site
    finally:
        for name in ("billing", "clerks"):
            site.names += [f"{name}.{key}.{region}" for key in ("trips", "quotes")]
        await _delete_queues(site.names)


async def _delete_queues(names: Sequence[str]) -> None:
    known: Any = aiormq
    before = asyncio.all_tasks()
    admin = await known.connect(f"amqp://guest:guest@127.0.0.1:{AMQP}/")
    channel = await admin.channel()
    for name in names:
        await channel.queue_delete(name)
    await admin.close()
    # Why: the package does not wait for all of its tasks.
    while left := asyncio.all_tasks() - before:
        await asyncio.wait(left)


@asynccontextmanager
async def _mqtt(rig: Rig) -> AsyncGenerator[Site]:
    require(MQTT, "Mosquitto")
    yield Site(
        rig=rig,
        region=new_region(),
        port=MQTT,
        endpoint=lambda port: Mqtt(
            f"mqtt://127.0.0.1:{port}", client_id=new_region(), session=30
        ),
    )


@asynccontextmanager
async def _kafka(rig: Rig) -> AsyncGenerator[Site]:
    cluster = Cluster()
    try:
        yield Site(
            rig=rig,
            region=new_region(),
            port=cluster.port,
            endpoint=lambda port: Kafka(f"kafka://127.0.0.1:{port}", config=BRIEF),
        )
    finally:
        cluster.close()


class Cluster:
    """A cluster of Kafka that librdkafka plays in this process."""

    def __init__(self) -> None:
        from confluent_kafka import Producer

        known: Any = Producer
        self._owner = known(
            {"bootstrap.servers": "none", "test.mock.num.brokers": 1, "log_level": 2}
        )
        brokers = self._owner.list_topics(timeout=10).brokers
        self.port: int = next(iter(brokers.values())).port

    def close(self) -> None:
        """End it."""
        del self._owner


def _rig(
    name: str, start: Callable[[Rig], AbstractAsyncContextManager[Site]], can: str
) -> Rig:
    return Rig(name=name, open=start, can=frozenset(can.split()))


# What `can` names:
# sends     clients send messages
# headers   messages have headers; keys: and partitions; ids: and something to tell them by
# settles   messages are settled one by one; groups: and shared
# again     what a consumer leaves comes to another one of the group
# confirms  the server says that it has a message
# replies   requests have answers
# cuts      a proxy can stand before the server
# resumes   events go on where a link broke off
_QUEUE = "sends headers settles groups confirms replies"
RIGS: Sequence[Rig] = (
    _rig("memory", _memory, f"{_QUEUE} ids keys again"),
    _rig("websocket", _sockets, "cuts"),
    _rig("sse", _events, "ids cuts resumes"),
    _rig("nats", _nats, "sends headers replies cuts"),
    _rig("jetstream", jetstream, f"{_QUEUE} ids cuts again"),
    _rig("redis-pubsub", _published, "sends confirms cuts"),
    _rig("redis-stream", redis_streams, f"{_QUEUE} ids keys cuts resumes again"),
    _rig("amqp", amqp, f"{_QUEUE} ids cuts again"),
    _rig("kafka", _kafka, f"{_QUEUE} ids keys again"),
    _rig("mqtt", _mqtt, f"{_QUEUE} cuts resumes again"),
)
