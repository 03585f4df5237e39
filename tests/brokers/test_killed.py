"""Consumers that are killed at any point lose nothing; SPECLOOM_FULL kills a hundred times."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
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
AT_ONCE = 100
PATIENCE = 900 if IS_FULL else 100
TESTS = Path(__file__).parents[1]
CASES = [(kind, rig) for kind in ENDPOINTS for rig in RIGS if kind.startswith(rig.name)]


@dataclass(frozen=True)
class Flow:
    """How many messages come in all, and how many kills there are while they come.

    A `share` of the messages belongs to each kill, and one is left at the end. Before a
    kill no more is sent than half a share beyond its own, so that no kill comes too late.
    `turns` are the portions, of AT_ONCE messages, that may be sent.
    """

    messages: int
    kills: int
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    @property
    def share(self) -> int:
        """Messages for each kill, in whole portions."""
        return self.messages // AT_ONCE // (self.kills + 1) * AT_ONCE

    def let(self, messages: int) -> None:
        """Let so many more be sent."""
        for _ in range(messages // AT_ONCE):
            self.turns.release()


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
    kind: str, site: Site, diary: Diary
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """A consumer in a process of its own, which is killed at the end."""
    paths = os.pathsep.join(map(str, (TESTS, TESTS.parent / "templates")))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "brokers.consuming", kind, str(site.port), site.region),
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


async def produce(client: Fleet, site: Site, flow: Flow) -> None:
    """Send all messages, a portion at once, each confirmed."""
    trips = client.trips(site.region)

    async def send(km: int) -> None:
        options: SendOptions = {"key": f"k{km % 8}"}
        receipt = await trips.send_trip(vehicle_id="v", km=km, options=options)
        assert receipt.confirmed

    for start in range(0, flow.messages, AT_ONCE):
        await flow.turns.acquire()
        await asyncio.gather(*map(send, range(start, start + AT_ONCE)))


async def killed(kind: str, site: Site, diary: Diary, flow: Flow) -> None:
    """Let a consumer work, and kill it at some point of its share, again and again."""
    chance = random.Random(f"{kind} {diary.path.name}")
    flow.let(flow.share * 3 // 2)
    for kill in range(flow.kills):
        before, until = diary.read(), flow.share * kill + chance.randrange(flow.share)
        async with started(kind, site, diary):
            while diary.read() == before or len(diary.seen) < until:
                await asyncio.sleep(chance.random() * 0.01)
        diary.read()
        assert len(diary.seen) < flow.messages
        flow.let(flow.share)
    flow.let(flow.messages)


async def lane(kind: str, rig: Rig, path: Path, flow: Flow) -> int:
    """Messages come while consumers are killed; how many were worked on again."""
    diary = Diary(path)
    try:
        async with asyncio.timeout(PATIENCE), opened(rig) as site:
            async with site.client() as client, asyncio.TaskGroup() as group:
                if rig.name == "amqp":
                    # Why: messages go to queues that are there.
                    async with client.trips(site.region).consume(group="billing"):
                        pass
                group.create_task(produce(client, site, flow))
                await killed(kind, site, diary, flow)
            async with started(kind, site, diary):
                while diary.read() < flow.messages or len(diary.seen) < flow.messages:
                    await asyncio.sleep(0.01)
    finally:
        diary.close()
    assert sorted(diary.seen) == list(range(flow.messages))
    assert diary.unmarked == 0
    return len(diary.lines) - flow.messages


async def run(kind: str, rig: Rig, folder: Path) -> str:
    """What became of all messages, in a line."""
    since, lanes = time.monotonic(), LANES.get(rig.name, 1)
    async with asyncio.TaskGroup() as group:
        found = [
            group.create_task(
                lane(
                    kind,
                    rig,
                    folder / f"diary{number}",
                    Flow(MESSAGES // lanes, KILLS // lanes),
                )
            )
            for number in range(lanes)
        ]
    twice, lasted = sum(task.result() for task in found), time.monotonic() - since
    return f"{kind}: {MESSAGES} messages, {KILLS} kills, {twice} twice, {lasted:.0f} s"


@pytest.mark.parametrize(("kind", "rig"), CASES, ids=[kind for kind, _ in CASES])
def test_nothing_is_lost(kind: str, rig: Rig, tmp_path: Path) -> None:
    print(f"\n{asyncio.run(run(kind, rig, tmp_path))}")  # noqa: T201
