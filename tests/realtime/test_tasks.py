"""Steps that come to their end, whoever is cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.portal import Portal
from runtime.realtime.tasks import stopped, undisturbed

from .frames import complaints, settled


async def test_steps_end_before_who_is_cancelled() -> None:
    gate, ended = asyncio.Event(), list[str]()

    async def steps() -> None:
        await gate.wait()
        ended.append("steps")

    async def caller() -> None:
        try:
            await undisturbed(steps())
        finally:
            ended.append("caller")

    task = asyncio.create_task(caller())
    for _ in range(3):
        await settled()
        task.cancel()
    await settled()
    assert ended == []
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == ["steps", "caller"]


async def test_what_steps_come_to() -> None:
    async def steps() -> int:
        return 3

    async def fails() -> int:
        raise LookupError("no")

    assert await undisturbed(steps()) == 3
    with pytest.raises(LookupError):
        await undisturbed(fails())


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_task_is_over_when_it_was_stopped(before: int, stubborn: int) -> None:
    """However late, and however long it takes to clean up."""

    async def run() -> None:
        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                for _ in range(stubborn):
                    await asyncio.sleep(0)

        task = asyncio.create_task(work())
        for _ in range(before):
            await asyncio.sleep(0)
        await stopped(task)
        assert task.done()
        await stopped(task)

    asyncio.run(run())


async def test_stopping_passes_a_cancellation_on_when_it_is_done() -> None:
    gate = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await gate.wait()

    task = asyncio.create_task(work())
    await settled()
    stopper = asyncio.create_task(stopped(task))
    await settled()
    stopper.cancel()
    await settled()
    assert not stopper.done()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await stopper
    assert task.done()


async def test_what_a_stopped_task_raises_is_no_complaint() -> None:
    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("the socket is gone")

    async def stop() -> None:
        task = asyncio.create_task(work())
        await settled()
        await stopped(task)

    assert await complaints(stop) == []


async def test_what_steps_raise_for_who_is_cancelled_is_no_complaint() -> None:
    async def fails() -> None:
        await settled()
        raise OSError("the socket is gone")

    async def cancel() -> None:
        task = asyncio.create_task(undisturbed(fails()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})

    assert await complaints(cancel) == []


def test_a_portal_runs_while_somebody_holds_it() -> None:
    async def one() -> int:
        return 1

    async def loop() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    portal = Portal()
    with pytest.raises(RuntimeError, match="not open"):
        portal.call(one())
    portal.hold()
    portal.hold()
    first = portal.call(loop())
    portal.release()
    assert portal.call(one()) == 1
    assert portal.call(loop()) is first
    portal.release()
    assert first.is_closed()
    with pytest.raises(RuntimeError, match="not open"):
        portal.call(one())
    portal.hold()
    assert portal.call(loop()) is not first
    portal.release()


def test_a_portal_ends_what_is_left() -> None:
    ended: list[str] = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("task")

    async def start() -> Awaitable[None]:
        return asyncio.ensure_future(forever())

    portal = Portal()
    portal.hold()
    task = portal.call(start())
    assert task is not None
    portal.release()
    assert ended == ["task"]
