"""The budget that processes share, on a real server; every test has names of its own.

SPECLOOM_REDIS is the address of the server; with SPECLOOM_REQUIRE_REDIS its absence is a
failure.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
import redis
from redis import asyncio as redis_asyncio
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import NoScriptError

from runtime import LimiterUnavailableError
from runtime.redis_limits import RedisRateLimiter, redis_key

from .windows import most_in_a_window

ADDRESS = os.environ.get("SPECLOOM_REDIS", "redis://127.0.0.1:6379")
# Why: the types of the package are known in part only.
connect = cast(Any, redis.Redis).from_url
connect_async = cast(Any, redis_asyncio.Redis).from_url
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture
def server() -> Iterator[Any]:
    with connect(ADDRESS) as client:
        try:
            client.ping()
        except NoConnection:
            if os.environ.get("SPECLOOM_REQUIRE_REDIS"):
                raise
            pytest.skip(f"no Redis at {ADDRESS}")
        yield client


@pytest.fixture
def name(server: Any) -> Iterator[str]:
    """A name that nobody else has; what was kept below it is removed."""
    found = f"specloom:{uuid4()}"
    yield found
    for key in server.scan_iter(f"{redis_key(found, '')[:-1]}*"):
        server.delete(key)


class Recording:
    """A client that keeps what the server answered: wait and time in microseconds."""

    def __init__(self, client: Any, *, knows: bool = True) -> None:
        self.client, self.knows = client, knows
        self.calls: list[str] = []
        self.answers: list[list[int]] = []

    def execute_command(self, *args: Any) -> Any:
        self.calls.append(args[0])
        if not self.knows:
            self.knows = True
            raise NoScriptError
        self.answers.append(self.client.execute_command(*args))
        return self.answers[-1]

    @property
    def slots(self) -> list[float]:
        """When the calls may go, by the clock of the server."""
        return [(wait + now) / 1e6 for wait, now in self.answers]


class Forgetful:
    """A client of asyncio whose server does not know a script the first time."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.calls: list[str] = []

    async def execute_command(self, *args: Any) -> Any:
        self.calls.append(args[0])
        if len(self.calls) == 1:
            raise NoScriptError
        return await self.client.execute_command(*args)


def test_calls_are_spread(server: Any, name: str) -> None:
    recording = Recording(server)
    limiter = RedisRateLimiter(recording, name, rate=1, per=0.5)
    for _ in range(5):
        limiter.reserve()
    first, *others = recording.slots
    assert recording.answers[0][0] == 0
    assert others == pytest.approx([first + 0.5 * n for n in range(1, 5)], abs=1e-5)


def test_waits_are_seconds(name: str) -> None:
    limiter = RedisRateLimiter(ADDRESS, name, rate=1, per=60, burst=3)
    assert [limiter.reserve(time.time()) for _ in range(3)] == [0, 0, 0]
    assert limiter.reserve(0) == pytest.approx(60, abs=5)
    assert limiter.reserve(longest=100) == pytest.approx(120, abs=5)
    assert limiter.reserve() == pytest.approx(120, abs=5)
    assert limiter.reserve(longest=math.inf) == pytest.approx(180, abs=5)
    limiter.close()


def test_a_budget_fills_up_and_its_key_goes(server: Any, name: str) -> None:
    limiter, key = RedisRateLimiter(server, name, rate=100, burst=2), redis_key(
        name, ""
    )
    assert [limiter.reserve() for _ in range(2)] == [0, 0]
    assert 0 < int(server.pttl(key)) <= 20
    time.sleep(0.05)
    assert not server.exists(key)
    assert [limiter.reserve() for _ in range(2)] == [0, 0]


def test_a_turn_that_is_past(server: Any, name: str) -> None:
    """A server can keep a key a little longer than it was told."""
    server.set(redis_key(name, ""), "1000.5")
    limiter = RedisRateLimiter(server, name, rate=1, per=60)
    assert limiter.reserve() == 0
    assert limiter.reserve() == pytest.approx(60, abs=5)


def test_one_round_trip_a_slot(server: Any, name: str) -> None:
    """The script is sent when the server does not know it; then its name is enough."""
    recording = Recording(server, knows=False)
    limiter = RedisRateLimiter(recording, name, rate=1, per=60)
    waits = [limiter.reserve() for _ in range(3)]
    assert recording.calls == ["EVALSHA", "EVAL", "EVALSHA", "EVALSHA"]
    assert waits == pytest.approx([0, 60, 120], abs=5)
    assert len(recording.answers) == 3


def test_one_round_trip_a_slot_with_asyncio(name: str) -> None:
    async def reserve() -> list[float]:
        async with connect_async(ADDRESS) as connected:
            client = Forgetful(connected)
            limiter = RedisRateLimiter(client, name, rate=1, per=60)
            found = [await limiter.reserve_async() for _ in range(2)]
            assert client.calls == ["EVALSHA", "EVAL", "EVALSHA"]
            return found

    assert asyncio.run(reserve()) == pytest.approx([0, 60], abs=5)


def test_scopes(server: Any, name: str) -> None:
    shared = RedisRateLimiter(server, name, rate=1, per=60)
    apart = RedisRateLimiter(server, f"{name}2", rate=1, per=60, scope="endpoint")
    assert [shared.reserve(0, key) > 0 for key in "aab"] == [False, True, True]
    assert [apart.reserve(0, key) > 0 for key in "aab"] == [False, True, False]


def test_keys_are_apart() -> None:
    parts = ["", "a", "a:", ":a", "a:b", "%3A", "{a}", "*", "ä", "\udc80", "a b\r\n"]
    keys = {redis_key(name, key) for name in parts for key in parts}
    assert len(keys) == len(parts) ** 2
    assert all(key.isascii() and key.isprintable() for key in keys)
    assert not any(set("{}* ") & set(key) for key in keys)


def test_asyncio_in_several_loops(name: str) -> None:
    limiter = RedisRateLimiter(ADDRESS, name, rate=1, per=60)

    async def both() -> list[float]:
        found = [await limiter.reserve_async(0.0) for _ in range(2)]
        await limiter.aclose()
        return found

    waits = [*asyncio.run(both()), *asyncio.run(both()), limiter.reserve()]
    assert waits == pytest.approx([0, 60, 120, 180, 240], abs=5)
    limiter.close()


def test_loops_at_once(name: str) -> None:
    limiter = RedisRateLimiter(ADDRESS, name, rate=1, per=60)
    with asyncio.Runner() as first, asyncio.Runner() as second:
        waits = [run.run(limiter.reserve_async()) for run in (first, second) * 2]
        for runner in (first, second):
            runner.run(limiter.aclose())
    assert waits == pytest.approx([0, 60, 120, 180], abs=5)


def test_clients_that_are_given(server: Any, name: str) -> None:
    async def loop() -> float:
        async with connect_async(ADDRESS) as client:
            limiter = RedisRateLimiter(client, name, rate=1, per=60)
            with pytest.raises(TypeError, match="a plain client"):
                limiter.reserve()
            found = await limiter.reserve_async()
            await limiter.aclose()
            assert await client.exists(redis_key(name, ""))
            return found

    assert asyncio.run(loop()) == 0
    limiter = RedisRateLimiter(server, name, rate=1, per=60)
    assert limiter.reserve() > 50
    limiter.close()
    assert server.ping()
    with pytest.raises(TypeError, match=r"a client of redis\.asyncio"):
        asyncio.run(limiter.reserve_async())


@pytest.fixture
def nowhere() -> Iterator[str]:
    """An address where nobody listens, with a password."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        yield f"redis://:s3cret@127.0.0.1:{port}"


@pytest.mark.parametrize("is_async", [False, True])
def test_a_server_that_is_away(nowhere: str, is_async: bool) -> None:
    limiter = RedisRateLimiter(nowhere, "sample", rate=1, timeout=0.5)
    with pytest.raises(LimiterUnavailableError) as caught:
        asyncio.run(limiter.reserve_async()) if is_async else limiter.reserve()
    assert "'sample'" in str(caught.value)
    assert "s3cret" not in f"{caught.value!r} {caught.value.__cause__!r} {limiter!r}"
    assert repr(limiter) == "RedisRateLimiter('sample', 1, per=1, burst=1)"


@pytest.mark.parametrize("is_async", [False, True])
def test_no_limit_while_the_server_is_away(
    nowhere: str, is_async: bool, caplog: pytest.LogCaptureFixture
) -> None:
    limiter = RedisRateLimiter(nowhere, "sample", rate=1, unavailable="allow")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            wait = (
                asyncio.run(limiter.reserve_async()) if is_async else limiter.reserve()
            )
            assert wait == 0
    assert caplog.messages == ["rate limiter 'sample': no answer of Redis, no limit"]


def test_a_server_that_comes_back(
    server: Any, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    limiter = RedisRateLimiter(server, name, rate=1, per=60, unavailable="allow")
    server.rpush(redis_key(name, ""), "no budget")
    with caplog.at_level(logging.WARNING):
        assert [limiter.reserve() for _ in range(2)] == [0, 0]
        server.delete(redis_key(name, ""))
        assert [limiter.reserve() > 0 for _ in range(2)] == [False, True]
    assert [message.partition(": ")[2] for message in caplog.messages] == [
        "no answer of Redis, no limit",
        "Redis answers again",
    ]


def test_a_server_that_hangs() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"redis://127.0.0.1:{silent.getsockname()[1]}"
        limiter = RedisRateLimiter(address, "sample", rate=1, timeout=0.1)
        started = time.monotonic()
        with pytest.raises(LimiterUnavailableError, match="Timeout"):
            limiter.reserve()
        assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": 0},
        {"burst": 0},
        {"per": -1},
        {"timeout": 0},
        {"name": ""},
        {"scope": "all"},
        {"unavailable": "wait"},
        {"redis": "http://127.0.0.1"},
    ],
)
def test_wrong_arguments(wrong: dict[str, Any]) -> None:
    given: dict[str, Any] = {"redis": ADDRESS, "name": "n", "rate": 1} | wrong
    (argument,) = wrong
    with pytest.raises(ValueError, match=f"(?i){argument}"):
        RedisRateLimiter(**given)


def test_the_package_redis_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("redis", "redis.retry"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match="extra redis"):
        RedisRateLimiter(ADDRESS, "sample", rate=1)


RATE, BURST, SECONDS = 50, 5, 3
WORKER = """
import sys, time
import redis
from runtime.redis_limits import RedisRateLimiter

class Recording:
    def __init__(self, client): self.client = client
    def execute_command(self, *args):
        self.answer = self.client.execute_command(*args)
        return self.answer

address, name, rate, burst, seconds = sys.argv[1:]
client = Recording(redis.Redis.from_url(address))
limiter = RedisRateLimiter(client, name, float(rate), burst=int(burst))
print("ready", flush=True)
end = float(sys.stdin.readline()) + float(seconds)
slots = []
while not slots or slots[-1] < end:
    wait = limiter.reserve()
    slots.append(sum(client.answer) / 1e6)
    time.sleep(max(0.0, wait - 0.5))  # half a second ahead, so that no machine is too slow
print(slots)
client.client.close()
"""


def test_eight_processes_share_a_budget(server: Any, name: str) -> None:
    arguments = [ADDRESS, name, str(RATE), str(BURST), str(SECONDS)]
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, *arguments],
            env={**os.environ, "PYTHONPATH": str(TEMPLATES)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    for worker in workers:
        assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
    now, fraction = server.time()
    start = now + fraction / 1e6
    slots: list[float] = []
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write(f"{start}\n")
        worker.stdin.flush()
    shares = [json.loads(worker.communicate(timeout=60)[0]) for worker in workers]
    slots = sorted(slot for share in shares for slot in share)
    assert all(shares)
    assert most_in_a_window(slots, 1.0) <= RATE + BURST
    inside = [slot for slot in slots if slot < start + SECONDS]
    assert len(inside) >= 0.9 * RATE * SECONDS
    assert len(inside) <= RATE * SECONDS + BURST
