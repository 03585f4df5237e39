"""Links without a word for a while: they are asked for a sign of life, and lost without one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from ..frames import Lost
from ..transport import LinkOptions


async def watched(
    options: LinkOptions,
    ask: Callable[[], Coroutine[Any, Any, object]],
    lose: Callable[[Lost], None],
) -> None:
    """Ask for a sign of life again and again; `ask` may raise Lost itself."""
    if options.ping is None:
        return
    while True:
        await asyncio.sleep(options.ping)
        asked = asyncio.ensure_future(ask())
        try:
            # Why: some packages cannot be cancelled while their sockets are stuck.
            done, _ = await asyncio.wait({asked}, timeout=options.ping_timeout)
            if not done:
                reason = f"no sign of life within {options.ping_timeout:g} s"
                return lose(Lost(reason))
            asked.result()
        except Exception as error:  # noqa: BLE001
            lost = error if isinstance(error, Lost) else None
            return lose(lost or Lost(f"no sign of life: {type(error).__name__}"))
        finally:
            asked.cancel()
