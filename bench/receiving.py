"""The same messages by the bare packages and by a client: seconds until all are objects."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, Literal, TypeAlias
from uuid import uuid4

import msgspec

from brokering import STATUS, publish
from runtime import Model, Service, Timing
from runtime.realtime import Kafka, Nats, Redis, WebSocket
from runtime.realtime.channel import Channel
from runtime.realtime.connector import Connector
from runtime.realtime.described import Channel as Described
from runtime.realtime.described import Message, Told, Where
from runtime.realtime.keys import own_keys
from runtime.realtime.transport import Endpoint

REDIS, NATS = 6379, 4222


class Position(Model):
    lat: float
    lon: float
    heading: int
    accuracy_m: float


class Battery(Model):
    level: float
    range_km: float
    is_charging: bool


class Doors(Model):
    locked: bool
    open: list[str]


class Status(Model):
    type: Literal["status"]
    vehicle_id: str
    at: str
    position: Position
    speed_kmh: float
    battery: Battery
    doors: Doors


Measure: TypeAlias = Callable[[int, int], Awaitable[float]]
"""Seconds for so many messages of the server at a port."""
_DECODE: Final = msgspec.json.Decoder(Status).decode
_AT_ONCE: Final = 100


def channel(endpoint: Endpoint, address: str) -> tuple[Connector, Channel[Status]]:
    """A channel that statuses come over."""
    message = Message(name="status", kind=Status)
    told = Told(by=(Where(True, ("type",)),), values={("status",): (message,)})
    service = Service(name="bench", version="1", base_url="", schemes={})
    timing = Timing()
    keys = own_keys(service, {}, timing)
    made = Connector(
        "bench", {}, keys, server=endpoint, variables=None, options={}, timing=timing
    )
    return made, Channel(made, Described(key="t", address=address, receives=told))


async def _counted(values: AsyncIterator[Any], messages: int) -> float:
    """Seconds from the first message to the last."""
    await anext(values)
    since = time.perf_counter()
    for _ in range(messages - 1):
        await anext(values)
    return time.perf_counter() - since


async def our_socket(port: int, messages: int) -> float:
    """WebSocket, by a client."""
    _, stream = channel(WebSocket(f"ws://127.0.0.1:{port}"), "/t")
    async with stream:
        return await _counted(stream.events(), messages)


async def bare_socket(port: int, messages: int) -> float:
    """WebSocket, by the package websockets."""
    from websockets.asyncio.client import connect

    async with connect(f"ws://127.0.0.1:{port}/t", max_size=2**24) as socket:
        _DECODE(await socket.recv(decode=False))
        since = time.perf_counter()
        for _ in range(messages - 1):
            _DECODE(await socket.recv(decode=False))
        return time.perf_counter() - since


async def our_subject(port: int, messages: int) -> float:
    """NATS, by a client."""
    subject = uuid4().hex
    connector, stream = channel(Nats(f"nats://127.0.0.1:{port}"), subject)
    async with stream:
        publishing = asyncio.to_thread(publish, port, subject, messages)
        sending = asyncio.create_task(publishing)
        found = await _counted(stream.events(), messages)
        await sending
    await connector.aclose()
    return found


async def bare_subject(port: int, messages: int) -> float:
    """NATS, by the package nats-py."""
    import nats

    subject, known = uuid4().hex, nats
    client: Any = await known.connect(f"nats://127.0.0.1:{port}")
    times: list[float] = []
    is_over, left = asyncio.Event(), messages

    async def take(message: Any) -> None:
        nonlocal left
        _DECODE(message.data)
        left -= 1
        if left in (0, messages - 1):
            times.append(time.perf_counter())
            if not left:
                is_over.set()

    await client.subscribe(subject, cb=take)
    await client.flush()
    await asyncio.to_thread(publish, port, subject, messages)
    await is_over.wait()
    await client.close()
    return times[-1] - times[0]


async def filled(port: int, messages: int) -> tuple[Any, str]:
    """A stream of Redis that has all messages."""
    from redis import asyncio as redis_asyncio

    known: Any = redis_asyncio
    admin, name = known.Redis(port=port), uuid4().hex
    for _ in range(messages // _AT_ONCE):
        async with admin.pipeline(transaction=False) as pipe:
            for _ in range(_AT_ONCE):
                pipe.xadd(name, {"data": STATUS})
            await pipe.execute()
    return admin, name


async def our_stream(port: int, messages: int) -> float:
    """A group of a Redis stream, by a client that settles each message."""
    admin, name = await filled(port, messages)
    endpoint = Redis(f"redis://127.0.0.1:{port}", kind="stream")
    connector, stream = channel(endpoint, name)
    async with stream.consume(group="bench") as consumer:
        found = await _counted(consumer, messages)
    await connector.aclose()
    await admin.delete(name)
    await admin.aclose()
    return found


async def bare_stream(port: int, messages: int) -> float:
    """A group of a Redis stream, by the package redis, settled a hundred at once."""
    admin, name = await filled(port, messages)
    await admin.xgroup_create(name, "bench", "0")
    since, left = time.perf_counter(), messages
    while left:
        found = await admin.xreadgroup("bench", "one", {name: ">"}, _AT_ONCE)
        entries = found[0][1]
        for _, fields in entries:
            _DECODE(fields[b"data"])
        await admin.xack(name, "bench", *(id for id, _ in entries))
        left -= len(entries)
    lasted = time.perf_counter() - since
    await admin.delete(name)
    await admin.aclose()
    return lasted


async def our_topic(port: int, messages: int) -> float:
    """A group of a Kafka topic, by a client that settles each message."""
    connector, stream = channel(Kafka(f"kafka://127.0.0.1:{port}"), "trips")
    async with stream.consume(group=uuid4().hex, prefetch=1000) as consumer:
        found = await _counted(consumer, messages)
    await connector.aclose()
    return found


async def bare_topic(port: int, messages: int) -> float:
    """A group of a Kafka topic, by the package confluent-kafka in a thread of its own."""
    return await asyncio.to_thread(_bare_topic, port, messages)


def _bare_topic(port: int, messages: int) -> float:
    from confluent_kafka import Consumer

    known: Any = Consumer
    consumer = known(
        {
            "bootstrap.servers": f"127.0.0.1:{port}",
            "group.id": uuid4().hex,
            "auto.offset.reset": "earliest",
        }
    )
    consumer.subscribe(["trips"])
    since, left = 0.0, messages
    while left:
        for message in consumer.consume(1000, 0.1):
            if message.error() is None:
                since = since or time.perf_counter()
                _DECODE(message.value())
                left -= 1
    lasted = time.perf_counter() - since
    consumer.close()
    return lasted
