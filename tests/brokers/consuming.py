"""A program that writes down every trip before it settles it, and may die at any point."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from runtime.realtime.endpoints import Amqp, Kafka, Nats, Redis
from runtime.realtime.transport import Endpoint

from .fleet import Fleet

# Why: who is dead is missed sooner, but not before the cluster of librdkafka lets in.
_BRIEF: Final = {"session.timeout.ms": 4000, "heartbeat.interval.ms": 200}
ENDPOINTS: Final[Mapping[str, Callable[[int], Endpoint]]] = {
    "jetstream": lambda port: Nats(f"nats://127.0.0.1:{port}", ack_wait=2),
    "redis-stream": lambda port: Redis(
        f"redis://127.0.0.1:{port}", kind="stream", claim_idle=1
    ),
    "redis-stream-named": lambda port: Redis(
        f"redis://127.0.0.1:{port}", kind="stream", consumer="one"
    ),
    "amqp": lambda port: Amqp(
        f"amqp://127.0.0.1:{port}", username="guest", password="guest"
    ),
    "kafka": lambda port: Kafka(f"kafka://127.0.0.1:{port}", config=_BRIEF),
}
"""Where to, by a kind, which begins with the name of a transport, and the port."""


async def consume(kind: str, port: int, region: str, diary: Path) -> None:
    """Write a line for each trip: its kilometres, whether it came before, and its id.

    A line begins with its newline and has its own end, as one may be cut off.
    """
    out = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    async with Fleet(ENDPOINTS[kind](port)) as client:
        async with client.trips(region).consume(group="billing", prefetch=100) as trips:
            async for message in trips:
                async with message:
                    km, again = int(message.value.km), int(message.redelivered)
                    os.write(out, f"\n{km} {again} {message.id};".encode())


if __name__ == "__main__":
    _, name, number, where, path = sys.argv
    asyncio.run(consume(name, int(number), where, Path(path)))
