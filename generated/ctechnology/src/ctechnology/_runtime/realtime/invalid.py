"""Messages that do not fit the document: an error in, and whoever is told of it."""

from __future__ import annotations

import warnings
from collections.abc import Awaitable, Callable
from typing import Final, Literal, TypeAlias

from .errors import InvalidMessage
from .stats import Stats

OnInvalid: TypeAlias = (
    Literal["warn", "raise"] | Callable[[InvalidMessage], Awaitable[object] | object]
)
"""What to do about a message that does not fit the document.

"warn"    an InvalidMessageWarning, once a place; the message is passed over
"raise"   the InvalidMessage is raised where the next message is asked for
function  called, and awaited, with every one; then the message counts as done
"""
_MOST: Final = 100


class InvalidMessageWarning(UserWarning):
    """A message does not fit the document and was passed over."""


class Quarantine:
    """Tells of messages that do not fit, and remembers which places were warned of."""

    def __init__(self, on_invalid: OnInvalid, stats: Stats) -> None:
        self._on_invalid = on_invalid
        self._stats = stats
        self._warned: set[tuple[str, str, str]] = set()

    async def take(self, error: InvalidMessage) -> None:
        """Hand over a message; raises the error where nobody takes it."""
        self._stats.invalid += 1
        if self._on_invalid == "raise":
            raise error
        if callable(self._on_invalid):
            found = self._on_invalid(error)
            if isinstance(found, Awaitable):
                await found
            return
        place = error.message, error.pointer, error.expected
        if place not in self._warned and len(self._warned) < _MOST:
            self._warned.add(place)
            warnings.warn(InvalidMessageWarning(str(error)), stacklevel=2)


def checked_on_invalid(value: OnInvalid) -> OnInvalid:
    """The option as it is; raises ValueError for anything else than its three forms."""
    if value in ("warn", "raise") or callable(value):
        return value
    raise ValueError('on_invalid must be "warn", "raise" or a function')
