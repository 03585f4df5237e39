"""Consumers that are killed at any point lose nothing; SPECLOOM_FULL kills a hundred times."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from runtime.realtime.sending import SendOptions

from .consuming import ENDPOINTS
from .fleet import Fleet
from .rigs import RIGS, Rig, Site, opened

IS_FULL = bool(os.environ.get("SPECLOOM_FULL"))
MESSAGES, KILLS = (100_000, 100) if IS_FULL else (3_000, 5)
AT_ONCE = 200
PATIENCE = 900 if IS_FULL else 100
TESTS = Path(__file__).parents[1]
KEEPING = [rig for rig in RIGS if rig.name in ENDPOINTS]
Opened = Callable[[Rig], AbstractAsyncContextManager[Site]]


class Diary:
    """What consumers wrote down: every message in the order in which it was worked on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[tuple[int, bool, str]] = []
        self.seen: dict[int, str] = {}
        self.unmarked = 0
        path.touch()
        self._file = path.open("rb")

    def read(self) -> int:
        """Take in what was written since; how many lines there are."""
        for line in self._file:
            km, again, id = line.decode().rstrip("\n").split(" ", 2)
            self._note(int(km), again == "1", id)
        return len(self.lines)

    def close(self) -> None:
        """Read no more."""
        self._file.close()

    def _note(self, km: int, again: bool, id: str) -> None:
        before = self.seen.get(km)
        if before is None:
            self.seen[km] = id
        elif not again and (not id or id != before):
            self.unmarked += 1
        self.lines.append((km, again, id))


async def started(site: Site, diary: Diary) -> asyncio.subprocess.Process:
    """A consumer in a process of its own."""
    paths = os.pathsep.join(map(str, (TESTS, TESTS.parent / "templates")))
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "brokers.consuming", site.rig.name, str(site.port), site.region),
        str(diary.path),
        env={**os.environ, "PYTHONPATH": paths},
    )


async def produce(client: Fleet, site: Site) -> None:
    """Send all messages, so many at once, each confirmed."""
    turns, trips = asyncio.Semaphore(AT_ONCE), client.trips(site.region)

    async def send(km: int) -> None:
        async with turns:
            options: SendOptions = {"key": f"k{km % 8}"}
            receipt = await trips.send_trip(vehicle_id="v", km=km, options=options)
            assert receipt.confirmed

    for start in range(0, MESSAGES, AT_ONCE):
        await asyncio.gather(*map(send, range(start, start + AT_ONCE)))


async def killed(site: Site, diary: Diary) -> None:
    """Let a consumer work, and kill it at some point, again and again."""
    chance = random.Random(site.region)
    for _ in range(KILLS):
        before = diary.read()
        some = chance.randrange(2 * MESSAGES // KILLS)
        process = await started(site, diary)
        while diary.read() < before + some and len(diary.seen) < MESSAGES:
            assert process.returncode is None
            await asyncio.sleep(chance.random() * 0.01)
        process.kill()
        await process.wait()


async def run(rig: Rig, path: Path) -> str:
    """Messages come while consumers are killed; what became of them, in a line."""
    diary = Diary(path)
    try:
        async with asyncio.timeout(PATIENCE), opened(rig) as site:
            since = time.monotonic()
            async with site.client() as client:
                if rig.name == "amqp":
                    # Why: messages go to queues that are there.
                    async with client.trips(site.region).consume(group="billing"):
                        pass
                producing = asyncio.create_task(produce(client, site))
                await killed(site, diary)
                await producing
            process = await started(site, diary)
            while diary.read() and len(diary.seen) < MESSAGES:
                await asyncio.sleep(0.01)
            process.terminate()
            await process.wait()
            lasted = time.monotonic() - since
    finally:
        diary.close()
    assert sorted(diary.seen) == list(range(MESSAGES))
    assert diary.unmarked == 0
    twice = len(diary.lines) - MESSAGES
    return f"{rig}: {MESSAGES} messages, {KILLS} kills, {twice} twice, {lasted:.0f} s"


@pytest.mark.parametrize("rig", KEEPING, ids=str)
def test_nothing_is_lost(rig: Rig, tmp_path: Path) -> None:
    print(f"\n{asyncio.run(run(rig, tmp_path / 'diary'))}")  # noqa: T201
