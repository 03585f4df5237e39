"""The budget that a process keeps: waits by a clock that the tests turn."""

from __future__ import annotations

import asyncio
import math
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.ratelimit import Limiter, RateLimiter
from runtime.redis_limits import RedisRateLimiter

from .windows import most_in_a_window


def waits(limiter: Limiter, *times: float) -> list[float]:
    return [round(limiter.reserve(now), 6) for now in times]


def test_calls_are_spread() -> None:
    assert waits(RateLimiter(4), 10, 10, 10, 10.5, 10.5, 20) == [
        0,
        0.25,
        0.5,
        0.25,
        0.5,
        0,
    ]


def test_budgets_of_longer_times() -> None:
    assert waits(RateLimiter(2, per=60), 0, 0, 0, 60) == [0, 30, 60, 30]


def test_bursts_come_back_with_time() -> None:
    limiter = RateLimiter(10, burst=3)
    assert waits(limiter, *[5] * 5) == [0, 0, 0, 0.1, 0.2]
    assert waits(limiter, *[5.4] * 3) == [0, 0, 0.1]
    assert waits(limiter, *[99] * 4) == [0, 0, 0, 0.1]


def test_nothing_is_taken_that_nobody_waits_for() -> None:
    limiter = RateLimiter(1)
    assert limiter.reserve(0) == 0
    for _ in range(3):
        assert limiter.reserve(0, longest=0.9) == 1
    assert limiter.reserve(0, longest=1) == 1
    assert limiter.reserve(0) == 2


def test_scopes() -> None:
    shared, apart = RateLimiter(1), RateLimiter(1, scope="endpoint")
    assert [shared.reserve(0, key) for key in "aab"] == [0, 1, 2]
    assert [apart.reserve(0, key) for key in "aab"] == [0, 1, 0]


def test_budgets_that_are_full_again_are_forgotten() -> None:
    limiter = RateLimiter(1, burst=5, scope="endpoint")
    for number in range(5000):
        limiter.reserve(number, f"/thing/{number}")
    assert len(vars(limiter)["_turns"]) <= 1001
    assert [limiter.reserve(5000, "/thing/4999") for _ in range(6)] == [0] * 5 + [1]


def test_budgets_that_are_in_use_are_kept() -> None:
    limiter = RateLimiter(1, per=10_000, scope="endpoint")
    for number in range(3000):
        limiter.reserve(number, f"/thing/{number}")
    assert limiter.reserve(3000, "/thing/0") == 7000


def test_a_clock_that_is_set_back_stops_nobody() -> None:
    limiter = RateLimiter(1)
    assert waits(limiter, 10_000, 10_000, 5_000, 5_000, 5_001) == [0, 1, 2, 3, 3]


def test_threads_that_ask_out_of_order() -> None:
    assert waits(RateLimiter(1), 10, 9.9, 10) == [0, 1.1, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": 0},
        {"rate": -1},
        {"rate": math.inf},
        {"rate": math.nan},
        {"rate": 1e300, "per": 1e-300},
        {"rate": 1e-9},
        {"per": 0},
        {"per": math.inf},
        {"burst": 0},
        {"burst": 1.5},
        {"burst": 10**9},
        {"scope": "all"},
    ],
)
def test_numbers_that_are_no_budget(wrong: dict[str, Any]) -> None:
    given: dict[str, Any] = {"rate": 1} | wrong
    with pytest.raises(ValueError, match=next(iter(wrong))):
        RateLimiter(**given)


def test_representation() -> None:
    assert repr(RateLimiter(2.5, 60, 3)) == "RateLimiter(2.5, per=60, burst=3)"


RATES = st.sampled_from([1, 3, 50, 0.5])
STEPS = st.lists(st.floats(0, 2), max_size=60)


@given(rate=RATES, burst=st.integers(1, 8), steps=STEPS)
def test_the_budget_is_kept(rate: float, burst: int, steps: list[float]) -> None:
    """However calls come: in their order, none early, and never more than allowed."""
    limiter, now, slots = RateLimiter(rate, burst=burst), 1000.0, list[float]()
    for step in steps:
        now += step
        slots.append(now + limiter.reserve(now))
        assert slots[-1] >= now
    assert slots == sorted(slots)
    for window in (1.0, 5.0):
        assert most_in_a_window(slots, window) <= math.ceil(window * rate) + burst - 1


@given(rate=RATES, burst=st.integers(1, 8), count=st.integers(1, 50))
def test_the_budget_is_used_up(rate: float, burst: int, count: int) -> None:
    limiter = RateLimiter(rate, burst=burst)
    last = [limiter.reserve(7) for _ in range(count)][-1]
    assert last == pytest.approx(max(0, count - burst) / rate)


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads take turns after every few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("busy_threads")
def test_threads_and_loops_share_one() -> None:
    limiter, found = RateLimiter(1000), list[float]()

    def plain() -> None:
        found.extend(limiter.reserve(0) for _ in range(500))

    async def task() -> None:
        for _ in range(500):
            found.append(await limiter.reserve_async(0))

    def loop() -> None:
        asyncio.run(task())

    threads = [threading.Thread(target=run) for run in (plain, loop) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(round(wait * 1000) for wait in found) == list(range(4000))


def test_both_are_limiters() -> None:
    limiters: list[Limiter] = [
        RateLimiter(1),
        RedisRateLimiter("redis://127.0.0.1", "sample", 1),
    ]
    assert [type(limiter).__name__ for limiter in limiters] == [
        "RateLimiter",
        "RedisRateLimiter",
    ]
