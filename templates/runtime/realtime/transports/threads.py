"""Threads for libraries whose calls block: steps in a thread, news for the loop out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..frames import Lost
from .intake import Inlet


class Worker:
    """A thread that runs until it is told to end; `news` wakes it up."""

    def __init__(self, name: str, run: Callable[[], None], inlet: Inlet) -> None:
        self.is_ending = False
        self.news = threading.Event()
        self._run = run
        self._inlet = inlet
        self._loop = asyncio.get_running_loop()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._main, name=name, daemon=True)

    def start(self) -> None:
        """Begin to run."""
        self._thread.start()

    def tell(self, function: Callable[..., object], *values: Any) -> None:
        """Call a function in the loop, soon; called by the thread."""
        # Why: a loop that is closed meanwhile cares for nothing any more.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(function, *values)

    def end(self) -> None:
        """Let the thread end soon."""
        self.is_ending = True
        self.news.set()

    async def ended(self, patience: float) -> bool:
        """Whether the thread is over, at the latest in so many seconds."""
        self.end()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._over.wait()
                self._thread.join()
        return self._over.is_set()

    def _main(self) -> None:
        try:
            self._run()
        except Exception as error:  # noqa: BLE001
            # Why: nobody waits for the thread, and whoever reads or sends has to know.
            reason = f"{self._thread.name} ended: {type(error).__name__}"
            self.tell(self._inlet.lose, Lost(reason))
        finally:
            self.tell(self._over.set)
