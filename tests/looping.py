"""Plugin of pytest: a test that is a coroutine runs in a loop of its own, and leaves no task."""

from __future__ import annotations

import asyncio
import inspect

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Run a coroutine as a test; what it leaves running is a failure."""
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test):
        return None
    wanted = inspect.signature(test).parameters
    given = {name: pyfuncitem.funcargs[name] for name in wanted}

    async def run() -> None:
        async with asyncio.timeout(60):
            await test(**given)
        await asyncio.sleep(0)
        own = asyncio.current_task()
        left = [task for task in asyncio.all_tasks() if task is not own]
        assert not left, f"left running: {left}"

    asyncio.run(run())
    return True
