"""Frames as tests write them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from runtime.realtime.frames import Frame, Gap

GAP = Gap(resumed=False, lasted=1.0, reason="gone")


def frame(value: object = None, **more: Any) -> Frame:
    """A frame that carries a value as JSON, or bytes as they are."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Frame(data=data, received_at=0.0, **more)


async def settled() -> None:
    """Let every task go on as far as it can without anything new."""
    for _ in range(20):
        await asyncio.sleep(0)


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds, for ten seconds at the most."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


async def complaints(steps: Callable[[], Awaitable[object]]) -> list[str]:
    """What the loop would have logged of errors that nobody looked at."""
    import gc

    found: list[str] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, said: found.append(said["message"]))
    await steps()
    await settled()
    gc.collect()
    return found
