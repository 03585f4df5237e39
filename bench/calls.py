"""What a generated call costs beside a bare one, in CPU time of one process.

A server in another process answers over loopback. Bare is an httpx2 call and
`msgspec.json.decode`; the generated call also builds the request, authorises it, looks
at the status, opens the envelope and makes typed objects. Rounds are taken in turn, so
that a slow machine slows both, and the medians of their ratios are printed.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import httpx2
import msgspec

from ctechnology import AsyncCTechnology, CTechnology

ROUNDS, CALLS = 15, 200
TOKEN: Final = {"Authorization": "Token t"}
PATH: Final = "/vehicle/veh_1/status"


def seconds(call: Callable[[], object]) -> float:
    """CPU time of some calls."""
    start = time.process_time()
    for _ in range(CALLS):
        call()
    return time.process_time() - start


async def seconds_later(call: Callable[[], Awaitable[object]]) -> float:
    """CPU time of some awaited calls."""
    start = time.process_time()
    for _ in range(CALLS):
        await call()
    return time.process_time() - start


def report(kind: str, pairs: list[tuple[float, float]]) -> None:
    """Print microseconds of either side, and the median of the ratios."""
    bare, ours = (
        statistics.median(side) / CALLS * 1e6 for side in zip(*pairs, strict=True)
    )
    ratio = statistics.median(b / a for a, b in pairs)
    sys.stdout.write(
        f"{kind}: bare {bare:.0f} µs, generated {ours:.0f} µs, ratio {ratio:.2f}\n"
    )


def plain(url: str) -> None:
    """Compare the plain clients."""
    with CTechnology(token="t", base_url=url) as client, httpx2.Client() as pool:

        def bare() -> object:
            answer = pool.get(url + PATH, headers=TOKEN)
            return msgspec.json.decode(answer.content)

        def ours() -> object:
            return client.vehicle.get_status("veh_1")

        for call in (bare, ours):
            seconds(call)
        report("sync", [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)])


async def later(url: str) -> None:
    """Compare the asyncio clients."""
    client = AsyncCTechnology(token="t", base_url=url)
    async with client, httpx2.AsyncClient() as pool:

        async def bare() -> object:
            answer = await pool.get(url + PATH, headers=TOKEN)
            return msgspec.json.decode(answer.content)

        async def ours() -> object:
            return await client.vehicle.get_status("veh_1")

        for call in (bare, ours):
            await seconds_later(call)
        pairs = [
            (await seconds_later(bare), await seconds_later(ours))
            for _ in range(ROUNDS)
        ]
        report("async", pairs)


def main() -> None:
    """Print one line for each kind of client."""
    answerer = Path(__file__).with_name("answerer.py")
    command = [sys.executable, str(answerer)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().strip()
            plain(url)
            asyncio.run(later(url))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
