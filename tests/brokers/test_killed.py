"""Consumers that are killed at any point lose nothing; SPECLOOM_FULL kills a hundred times."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from runtime.realtime.sending import SendOptions

from .consuming import ENDPOINTS
from .fleet import Fleet
from .rigs import RIGS, Rig, Site, opened

IS_FULL = bool(os.environ.get("SPECLOOM_FULL"))
MESSAGES, KILLS = (100_000, 100) if IS_FULL else (3_000, 5)
LANES = {"kafka": 5}
"""Groups of their own that work at the same time, where it takes long to miss the dead."""
AT_ONCE = 200
PATIENCE = 900 if IS_FULL else 100
TESTS = Path(__file__).parents[1]
KEEPING = [rig for rig in RIGS if rig.name in ENDPOINTS]


class Diary:
    """What consumers wrote down: every message in the order in which it was worked on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[tuple[int, bool, str]] = []
        self.seen: dict[int, str] = {}
        self.unmarked = 0
        path.touch()
        self._rest = b""
        self._file = path.open("rb")

    def read(self) -> int:
        """Take in what was written since; how many lines there are."""
        *lines, self._rest = (self._rest + self._file.read()).split(b"\n")
        if self._rest.endswith(b";"):
            lines, self._rest = [*lines, self._rest], b""
        for line in lines:
            if line.endswith(b";"):
                km, again, id = line.decode().rstrip(";").split(" ", 2)
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


@asynccontextmanager
async def started(
    site: Site, diary: Diary
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """A consumer in a process of its own, which is killed at the end."""
    paths = os.pathsep.join(map(str, (TESTS, TESTS.parent / "templates")))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "brokers.consuming", site.rig.name, str(site.port), site.region),
        str(diary.path),
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        yield process
        assert process.returncode is None
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def produce(client: Fleet, site: Site, messages: int) -> None:
    """Send all messages, so many at once, each confirmed."""
    turns, trips = asyncio.Semaphore(AT_ONCE), client.trips(site.region)

    async def send(km: int) -> None:
        async with turns:
            options: SendOptions = {"key": f"k{km % 8}"}
            receipt = await trips.send_trip(vehicle_id="v", km=km, options=options)
            assert receipt.confirmed

    for start in range(0, messages, AT_ONCE):
        await asyncio.gather(*map(send, range(start, start + AT_ONCE)))


async def killed(site: Site, diary: Diary, messages: int, kills: int) -> None:
    """Let a consumer work, and kill it at some point, again and again."""
    chance = random.Random(site.region)
    for _ in range(kills):
        before = diary.read()
        some = chance.randrange(2 * messages // kills)
        async with started(site, diary):
            while diary.read() < before + some and len(diary.seen) < messages:
                await asyncio.sleep(chance.random() * 0.01)


async def lane(rig: Rig, path: Path, messages: int, kills: int) -> int:
    """Messages come while consumers are killed; how many were worked on again."""
    diary = Diary(path)
    try:
        async with asyncio.timeout(PATIENCE), opened(rig) as site:
            async with site.client() as client, asyncio.TaskGroup() as group:
                if rig.name == "amqp":
                    # Why: messages go to queues that are there.
                    async with client.trips(site.region).consume(group="billing"):
                        pass
                group.create_task(produce(client, site, messages))
                await killed(site, diary, messages, kills)
            async with started(site, diary):
                while diary.read() < messages or len(diary.seen) < messages:
                    await asyncio.sleep(0.01)
    finally:
        diary.close()
    assert sorted(diary.seen) == list(range(messages))
    assert diary.unmarked == 0
    return len(diary.lines) - messages


async def run(rig: Rig, folder: Path) -> str:
    """What became of all messages, in a line."""
    since, lanes = time.monotonic(), LANES.get(rig.name, 1)
    size = MESSAGES // lanes, KILLS // lanes
    async with asyncio.TaskGroup() as group:
        found = [
            group.create_task(lane(rig, folder / f"diary{number}", *size))
            for number in range(lanes)
        ]
    twice, lasted = sum(task.result() for task in found), time.monotonic() - since
    return f"{rig}: {MESSAGES} messages, {KILLS} kills, {twice} twice, {lasted:.0f} s"


@pytest.mark.parametrize("rig", KEEPING, ids=str)
def test_nothing_is_lost(rig: Rig, tmp_path: Path) -> None:
    print(f"\n{asyncio.run(run(rig, tmp_path))}")  # noqa: T201
