"""Servers and publishers of bench/channels.py, in a process of their own.

`python pushing.py KIND NAME COUNT` writes a line with a port when it is ready. For each
line that it reads it publishes COUNT messages under NAME, and writes a line then; of
WebSockets each connection gets them.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

import confluent_kafka
import msgspec
import redis

MESSAGE: Final = msgspec.json.encode(
    {
        "vehicle_id": "veh_0123456789",
        "driving": True,
        "speed_kmh": 87.5,
        "odometer_km": 123456.7,
        "position": {
            "lat": 52.520008,
            "lon": 13.404954,
            "heading": 270,
            "at": "2026-11-28T10:00:00Z",
        },
        "battery": {"percent": 63, "charging": False, "range_km": 245.5},
        "doors": ["front_left", "front_right", "rear_left", "rear_right"],
    }
)
_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def nats(name: str, count: int) -> None:
    """Publish to a subject."""
    line = f"PUB {name} {len(MESSAGE)}\r\n".encode() + MESSAGE + b"\r\n"
    with socket.create_connection(("127.0.0.1", 4222)) as server:
        server.sendall(b'CONNECT {"verbose":false}\r\n')
        for size in _batches(count):
            server.sendall(line * size)
        server.sendall(b"PING\r\n")
        said = b""
        while b"PONG" not in said:
            said += server.recv(65536)


def streams(name: str, count: int) -> None:
    """Add to a stream of Redis."""
    server: Any = redis.Redis()
    with server:
        for size in _batches(count):
            pipe = server.pipeline(transaction=False)
            for _ in range(size):
                pipe.xadd(name, {"data": MESSAGE})
            pipe.execute()


def kafka(name: str, count: int, producer: Any) -> None:
    """Produce to all partitions of a topic in turn, as the cluster keeps 5 MB of each."""
    partitions = len(producer.list_topics(name).topics[name].partitions)
    for turn, size in enumerate(_batches(count)):
        for _ in range(size):
            producer.produce(name, MESSAGE, partition=turn % partitions)
        producer.flush()


def _batches(count: int) -> Iterator[int]:
    for start in range(0, count, 500):
        yield min(500, count - start)


async def websockets(count: int) -> None:
    """Send messages over each connection, as fast as they are taken."""
    frame = b"\x81\x7e" + len(MESSAGE).to_bytes(2, "big") + MESSAGE

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        key = request.lower().partition(b"sec-websocket-key:")[0]
        value = request[len(key) :].split(b"\r\n")[0].partition(b":")[2].strip()
        accept = b64encode(hashlib.sha1(value + _GUID).digest())
        writer.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        with suppress(ConnectionError):
            for size in _batches(count):
                writer.write(frame * size)
                await writer.drain()
            await reader.read(1)
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    _say(server.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def _say(port: int | str) -> None:
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()


def main(kind: str, name: str, count: int) -> None:
    """Publish whenever it is asked for."""
    if kind == "websocket":
        return asyncio.run(websockets(count))
    publish: dict[str, Callable[[], None]] = {
        "nats": lambda: nats(name, count),
        "redis": lambda: streams(name, count),
    }
    port: int | str = 0
    if kind == "kafka":
        producer: Any = confluent_kafka.Producer({"test.mock.num.brokers": 1})
        found = producer.list_topics(name, timeout=10).brokers.values()
        port = next(f"{broker.host}:{broker.port}" for broker in found)
        publish["kafka"] = lambda: kafka(name, count, producer)
    _say(port)
    for _ in sys.stdin:
        publish[kind]()
        _say("done")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
