"""Links without a word for a while: they are asked for a sign of life, and lost without one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ..frames import Lost
from ..transport import LinkOptions


async def watched(
    options: LinkOptions,
    ask: Callable[[], Awaitable[object]],
    lose: Callable[[Lost], None],
) -> None:
    """Ask for a sign of life again and again; `ask` may raise Lost itself."""
    if options.ping is None:
        return
    while True:
        await asyncio.sleep(options.ping)
        try:
            async with asyncio.timeout(options.ping_timeout):
                await ask()
        except TimeoutError:
            reason = f"no sign of life within {options.ping_timeout:g} s"
            return lose(Lost(reason))
        except Lost as lost:
            return lose(lost)
