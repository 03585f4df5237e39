"""How many messages a second come as objects, by a client and by the bare package, in one run.

Each pair is measured in turn on this machine, with the same decoding, and the ratio is the
median of those of the pairs. NATS and Redis are those of this machine; the server of
WebSockets and the cluster of Kafka run in processes of their own. `realtime.svg` draws it.
Last comes what `import` of a client for WebSockets costs.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import receiving
from brokering import served
from receiving import NATS, REDIS, Measure
from run import importing, installed, medians

PAIRS = 7
MESSAGES = 20_000
CHART = Path(__file__).with_name("realtime.svg")
WANTED = 0.8
CONTESTS: tuple[tuple[str, Measure, Measure], ...] = (
    ("WebSocket", receiving.our_socket, receiving.bare_socket),
    ("NATS", receiving.our_subject, receiving.bare_subject),
    ("Redis streams", receiving.our_stream, receiving.bare_stream),
    ("Kafka", receiving.our_topic, receiving.bare_topic),
)


class Found(NamedTuple):
    """Messages a second by a client and by the bare package, and their ratio."""

    name: str
    ours: float
    bare: float
    ratio: float


@contextmanager
def port_of(name: str) -> Iterator[int]:
    """The port of a server that has, or sends, all messages."""
    if name in ("WebSocket", "Kafka"):
        with served(name.lower(), MESSAGES) as port:
            yield port
    else:
        yield NATS if name == "NATS" else REDIS


def measured(name: str, ours: Measure, bare: Measure) -> Found:
    """The medians of pairs that are measured in turn."""
    with port_of(name) as port:
        pairs = [
            (asyncio.run(_rate(ours, port)), asyncio.run(_rate(bare, port)))
            for _ in range(PAIRS + 1)
        ][1:]
    first, second = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    return Found(name, statistics.median(first), statistics.median(second), ratio)


async def _rate(measure: Measure, port: int) -> float:
    return MESSAGES / await measure(port, MESSAGES)


def chart(found: list[Found]) -> str:
    """Two bars for each transport."""
    most = max(max(f.ours, f.bare) for f in found)
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="560" height="270" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="560" height="270" fill="white"/>',
        '<text x="20" y="24" font-size="14">Messages of 268 bytes a second, as objects '
        "(generated client blue, bare package grey)</text>",
    ]
    for number, f in enumerate(found):
        top = 48 + 54 * number
        lines.append(f'<text x="20" y="{top + 24}">{f.name}</text>')
        for rate, colour, down in ((f.ours, "#2563eb", 0), (f.bare, "#bbb", 20)):
            width = 330 * rate / most
            lines += [
                f'<rect x="115" y="{top + down}" width="{width:.0f}" height="18" '
                f'fill="{colour}"/>',
                f'<text x="{121 + width:.0f}" y="{top + down + 14}" fill="#555">'
                f"{rate:,.0f}</text>",
            ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    """Print one line a transport, draw the chart, and print what `import` costs."""
    found = [measured(*contest) for contest in CONTESTS]
    for f in found:
        sys.stdout.write(
            f"{f.name}: {f.ours:,.0f} messages/s, bare {f.bare:,.0f}, "
            f"ratio {f.ratio:.2f} (wanted: at least {WANTED})\n"
        )
    CHART.write_text(chart(found), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        src = installed(folder)
        client, alone, ratio = medians(
            importing(src, _CLIENT), importing(src, "import msgspec\n" + _BARE)
        )
    sys.stdout.write(
        f"import for WebSockets: {client:.3f} s, websockets and msgspec alone: "
        f"{alone:.3f} s, ratio {ratio:.2f} (wanted: at most 1.3)\n"
    )


_BARE = "from websockets.asyncio.client import connect"
_CLIENT = (
    "from ctechnology.realtime import Realtime, WebSocket\n"
    "import ctechnology._runtime.realtime.transports.websocket"
)

if __name__ == "__main__":
    main()
