"""Steps that come to their end, also when whoever waits for them is cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def undisturbed(steps: Coroutine[Any, Any, T]) -> T:
    """What steps come to; a caller that is cancelled waits for their end first."""
    task = asyncio.create_task(steps)
    await _over(task)
    return task.result()


async def stopped(task: asyncio.Task[Any]) -> None:
    """Cancel a task and wait until it is over, whatever it comes to."""
    task.cancel()
    await _over(task)


async def _over(task: asyncio.Task[Any]) -> None:
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if not task.cancelled():
        # Why: the loop complains of errors that nobody looked at.
        task.exception()
    if cancelled is not None:
        raise cancelled
