"""What comes over channels of a generated client, beside the bare library: messages a second.

Publishers are other processes (pushing.py); both sides read the same messages with msgspec
into objects with the same members. Sides take turns, and medians of the ratios of pairs are
printed and drawn. Brokers are those of this machine on their usual ports; Kafka is the
cluster of librdkafka that lives in its tests.
"""

from __future__ import annotations

import asyncio
import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import msgspec

from run import importing, medians

HERE: Final = Path(__file__).parent
COUNT, ROUNDS = 20_000, 9
CHART: Final = HERE / "channels.svg"


class Position(msgspec.Struct, frozen=True):
    lat: float
    lon: float
    heading: int | msgspec.UnsetType = msgspec.UNSET
    at: str | msgspec.UnsetType = msgspec.UNSET


class Battery(msgspec.Struct, frozen=True):
    percent: int
    charging: bool | msgspec.UnsetType = msgspec.UNSET
    range_km: float | msgspec.UnsetType = msgspec.UNSET


class Status(msgspec.Struct, frozen=True):
    vehicle_id: str
    driving: bool
    position: Position
    battery: Battery
    speed_kmh: float | msgspec.UnsetType = msgspec.UNSET
    odometer_km: float | msgspec.UnsetType = msgspec.UNSET
    doors: list[str] | msgspec.UnsetType = msgspec.UNSET


DECODE: Final = msgspec.json.Decoder(Status).decode


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher: its port or address, the name of its messages, and what publishes all.

    Messages are there when a side begins to read them, so that its own speed is measured.
    """

    port: str
    name: str
    go: Callable[[], None]


class Watch:
    """Seconds from the first message to the last of as many as are wanted."""

    def __init__(self) -> None:
        self._seen, self._start = 0, 0.0
        self.seconds = 0.0

    def more(self, count: int = 1) -> bool:
        """Count messages that are decoded; whether there are more to come."""
        if not self._seen:
            self._start = time.perf_counter()
        self._seen += count
        if self._seen < COUNT:
            return True
        self.seconds = time.perf_counter() - self._start
        return False


@contextmanager
def publisher(kind: str) -> Generator[Site]:
    """A process that publishes."""
    name = f"bench-{uuid4().hex}"
    command = [sys.executable, str(HERE / "pushing.py"), kind, name, str(COUNT)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        line, said = process.stdin, process.stdout

        def go() -> None:
            line.write("go\n")
            line.flush()
            said.readline()

        yield Site(said.readline().strip(), name, go)
        line.close()


async def bare_websocket(site: Site) -> float:
    from websockets.asyncio.client import connect

    watch = Watch()
    async with connect(f"ws://127.0.0.1:{site.port}/x", compression=None) as link:
        while watch.more() if DECODE(await link.recv(decode=False)) else False:
            pass
    return watch.seconds


async def bare_nats(site: Site) -> float:
    nats: Any = import_module("nats")
    watch, link = Watch(), await nats.connect("nats://127.0.0.1:4222")
    source = await link.subscribe(
        site.name, pending_msgs_limit=-1, pending_bytes_limit=-1
    )
    await link.flush()
    site.go()
    async for message in source.messages:
        DECODE(message.data)
        if not watch.more():
            break
    await link.close()
    return watch.seconds


async def bare_redis(site: Site) -> float:
    asking: Any = import_module("redis.asyncio")
    watch, link = Watch(), asking.Redis()
    last = b"0"
    site.go()
    while True:
        found = await link.xread({site.name: last}, count=200, block=1000)
        for _, entries in found:
            last = entries[-1][0]
            for _, fields in entries:
                DECODE(fields[b"data"])
            if not watch.more(len(entries)):
                await link.delete(site.name)
                await link.aclose()
                return watch.seconds


async def asyncio_kafka(site: Site) -> float:
    """By the asyncio client of the package, 500 messages a call at the most."""
    aio: Any = import_module("confluent_kafka.aio")
    consumer = aio.AIOConsumer(_tail(site))
    found = (await consumer.list_topics(site.name)).topics[site.name]
    places = _places(site, found)
    for one in places:
        _, one.offset = await consumer.get_watermark_offsets(one)
    await consumer.assign(places)
    watch = Watch()
    site.go()
    while True:
        messages = await consumer.consume(500, 1.0)
        for message in messages:
            DECODE(message.value())
        if messages and not watch.more(len(messages)):
            await consumer.close()
            return watch.seconds


async def bare_kafka(site: Site) -> float:
    """By calls that block, 500 messages each at the most."""
    kafka: Any = import_module("confluent_kafka")
    consumer = kafka.Consumer(_tail(site))
    places = _places(site, consumer.list_topics(site.name).topics[site.name])
    for one in places:
        _, one.offset = consumer.get_watermark_offsets(one)
    consumer.assign(places)
    watch = Watch()
    site.go()
    while True:
        messages = consumer.consume(500, 1.0)
        for message in messages:
            DECODE(message.value())
        if messages and not watch.more(len(messages)):
            consumer.close()
            return watch.seconds


def _tail(site: Site) -> dict[str, Any]:
    return {"bootstrap.servers": site.port, "group.id": uuid4().hex}


def _places(site: Site, topic: Any) -> list[Any]:
    kafka: Any = import_module("confluent_kafka")
    return [kafka.TopicPartition(site.name, number) for number in topic.partitions]


def ours(endpoint: Callable[[Any, Site], Any]) -> Callable[[Site], Awaitable[float]]:
    """The same by a generated client."""

    async def read(site: Site) -> float:
        pushed: Any = import_module("pushed")
        client = pushed.Pushed(endpoint(pushed.realtime, site))
        watch = Watch()
        async with client, client.status(site.name.removeprefix("bench-")) as stream:
            if not site.port.isdecimal() or site.port == "0":
                site.go()
            async for _ in stream.events():
                if not watch.more():
                    break
        return watch.seconds

    return read


SIDES: Final[dict[str, tuple[Any, Any]]] = {
    "websocket": (
        bare_websocket,
        ours(
            lambda rt, site: rt.WebSocket(f"ws://127.0.0.1:{site.port}", compress=False)
        ),
    ),
    "nats": (bare_nats, ours(lambda rt, _: rt.Nats("nats://127.0.0.1:4222"))),
    "redis": (
        bare_redis,
        ours(lambda rt, _: rt.Redis("redis://127.0.0.1:6379", kind="stream")),
    ),
    "kafka": (bare_kafka, ours(lambda rt, site: rt.Kafka(f"kafka://{site.port}"))),
    "kafka, asyncio": (
        asyncio_kafka,
        ours(lambda rt, site: rt.Kafka(f"kafka://{site.port}")),
    ),
}


def measured(kind: str) -> tuple[float, float, float]:
    """Messages a second of either side, and the median of the ratios."""
    pairs = list[tuple[float, float]]()
    with publisher(kind.partition(",")[0]) as site:
        for _ in range(ROUNDS + 1):
            bare, own = (COUNT / asyncio.run(side(site)) for side in SIDES[kind])
            pairs.append((bare, own))
    # Why: the first round also loads modules.
    bare, own = (statistics.median(side) for side in zip(*pairs[1:], strict=True))
    return bare, own, statistics.median(b / a for a, b in pairs[1:])


def chart(found: dict[str, tuple[float, float, float]]) -> str:
    """Bars of thousands of messages a second, the bare library above the client."""
    scale = 300 / max(max(bare, own) for bare, own, _ in found.values())
    height = 50 + 56 * len(found)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="560" height="{height}" fill="white"/>',
        '<text x="20" y="24" font-size="14">Messages a second with decode: '
        "bare library (grey), generated client (blue)</text>",
    ]
    for place, (kind, (bare, own, ratio)) in enumerate(found.items()):
        top = 44 + 56 * place
        lines.append(f'<text x="20" y="{top + 24}">{kind}</text>')
        for value, y, colour in ((bare, top, "#bbb"), (own, top + 20, "#2563eb")):
            width = value * scale
            lines += [
                f'<rect x="120" y="{y}" width="{width:.0f}" height="16" fill="{colour}"/>',
                f'<text x="{126 + width:.0f}" y="{y + 13}">{value / 1000:.0f}k'
                f"{f' ({ratio:.2f})' if y > top else ''}</text>",
            ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def imports(folder: str) -> None:
    """Compare `import` of the client and what its first channel loads."""
    bare = "import msgspec, websockets.asyncio.client"
    own = (
        "import pushed; from pushed.channels import status; "
        "from pushed._runtime.realtime.transports import websocket; pushed.Pushed"
    )
    client, alone, ratio = medians(importing(folder, own), importing(folder, bare))
    sys.stdout.write(
        f"import of a WebSocket client: websockets and msgspec {alone * 1000:.0f} ms, "
        f"generated {client * 1000:.0f} ms, ratio {ratio:.2f} (promised: 1.3)\n"
    )


def main(kinds: list[str]) -> None:
    """Generate the client, print one line a protocol, and draw them when it is all."""
    with tempfile.TemporaryDirectory() as folder:
        specloom = str(Path(sys.executable).with_name("specloom"))
        command = (specloom, "generate", str(HERE / "pushed.yaml"), "--output", folder)
        subprocess.run(command, check=True, capture_output=True)
        source = str(Path(folder) / "src")
        compileall.compile_dir(source, quiet=1)
        sys.path.insert(0, source)
        imports(source)
        found = dict[str, tuple[float, float, float]]()
        for kind in kinds or SIDES:
            bare, own, ratio = found[kind] = measured(kind)
            sys.stdout.write(
                f"{kind}: bare {bare:,.0f} messages/s, generated {own:,.0f}, "
                f"ratio {ratio:.2f} (wanted: 0.8)\n"
            )
    if not kinds:
        CHART.write_text(chart(found), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
