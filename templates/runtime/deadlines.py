"""Deadlines of blocking calls: no wait for a socket outlasts the call that it is for.

The HTTP library knows a limit for each read and write only, so that a server that sends
a byte now and then would hold a call for ever.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any


class _Waiting(threading.local):
    """When what the thread waits for has to be over; None for never."""

    end: float | None = None


_WAITING = _Waiting()
_CONNECTED = (".connect_tcp.complete", ".start_tls.complete")
_SHORTEST = 0.001
"""Seconds; zero would mean not to wait, which is another thing to a socket."""


@contextmanager
def until(end: float | None) -> Generator[None]:
    """Bound what the thread waits for inside; a moment of time.monotonic."""
    before, _WAITING.end = _WAITING.end, end
    try:
        yield
    finally:
        _WAITING.end = before


class Limits(dict[str, float | None]):
    """Seconds for each phase, as much as is left of them when the phase begins."""

    def get(self, key: str, default: Any = None, /) -> Any:
        """Seconds for a phase, None for no limit."""
        return _bounded(super().get(key, default))


def on_trace(event: str, info: Mapping[str, Any]) -> None:
    """Bound the reads and writes of each connection, once it is made.

    A callback for the `trace` extension of requests, which hands out the connection's
    stream. Where that cannot be changed, the limits of each phase have to do.
    """
    if event.endswith(_CONNECTED):
        stream = info["return_value"]
        with suppress(AttributeError):
            stream.read = _waiting(stream.read)
            stream.write = _waiting(stream.write)


def _waiting(call: Callable[..., Any]) -> Callable[..., Any]:
    def bounded(data: Any, timeout: float | None = None) -> Any:
        return call(data, timeout=_bounded(timeout))

    return bounded


def _bounded(seconds: float | None) -> float | None:
    end = _WAITING.end
    if end is None:
        return seconds
    left = max(_SHORTEST, end - time.monotonic())
    return left if seconds is None else min(left, seconds)
