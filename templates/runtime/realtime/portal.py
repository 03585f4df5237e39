"""A loop in a thread of its own: coroutines in, what they come to out, for code that waits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class Portal:
    """Runs coroutines while somebody holds it; threads can share one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holders = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def hold(self) -> None:
        """Let the loop run until it is released as often as it was held."""
        with self._lock:
            self._holders += 1
            if self._holders == 1:
                loop = self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_run, args=(loop,), name="realtime", daemon=True
                )
                self._thread.start()

    def release(self) -> None:
        """Hold the loop no more; the last one ends it."""
        with self._lock:
            self._holders -= 1
            if self._holders:
                return
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is not None and thread is not None and thread.is_alive():
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def call(self, steps: Coroutine[Any, Any, T]) -> T:
        """What a coroutine comes to; cancelled when the caller is interrupted.

        Raises RuntimeError where there is no loop that could run it.
        """
        try:
            loop = self._joined()
        except RuntimeError:
            steps.close()
            raise
        try:
            found = asyncio.run_coroutine_threadsafe(steps, loop)
            try:
                return found.result()
            except BaseException:
                found.cancel()
                raise
        finally:
            self.release()

    def _joined(self) -> asyncio.AbstractEventLoop:
        """The loop, which is held from now on."""
        with self._lock:
            loop, thread = self._loop, self._thread
            if loop is None or thread is None:
                raise RuntimeError("it is not open: use `with`")
            if thread is threading.current_thread():
                raise RuntimeError("a callback of a client cannot wait for the client")
            if not thread.is_alive():
                raise RuntimeError("it was opened before a fork: make a client here")
            self._holders += 1
            return loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
