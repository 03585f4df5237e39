"""Answers that break the document: what was found, and how callers are told of it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Literal, TypeAlias

from msgspec import Struct


class Mismatch(Struct, frozen=True, kw_only=True):
    """One place where an answer does not fit the document; it never shows a value.

    operation_id  the operation
    pointer       JSON pointer to the place in the body, "" for the whole
    place         the same with `*` for indexes and for names that the document does not list
    expected      what the document promises there, as "a whole number or null"
    got           what came, as "a string of 5 characters"; "nothing" when it is missing
    status_code   HTTP status of the answer, 0 where there is none
    """

    operation_id: str
    pointer: str
    place: str
    expected: str
    got: str
    status_code: int

    def __str__(self) -> str:
        shown = "".join(c if c.isprintable() else " " for c in self.pointer)
        if len(shown) > _MOST_SHOWN:
            shown = f"{shown[:_MOST_SHOWN]}…"
        place = f" at {shown}" if shown else ""
        return (
            f"{self.operation_id}: the answer does not fit the document{place}: "
            f"expected {self.expected}, got {self.got}"
        )


class MismatchWarning(UserWarning):
    """An answer does not fit the document; what does not fit is left as it came."""


OnMismatch: TypeAlias = Literal["warn", "raise"] | Callable[[Mismatch], object]
"""What to do about an answer that does not fit the document.

"warn"    a MismatchWarning, once a place
"raise"   a DecodeError for the first mismatch
function  called with every mismatch; what it raises ends the call
"""


def checked_on_mismatch(value: OnMismatch) -> OnMismatch:
    """The option as it is; raises ValueError for anything else than its three forms."""
    if value in ("warn", "raise") or callable(value):
        return value
    raise ValueError('on_mismatch must be "warn", "raise" or a function')


class Notices:
    """The places that were warned of, so that each is warned of once.

    Of very many the oldest are forgotten.
    """

    __slots__ = ("_lock", "_seen")

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[tuple[str, str], None] = {}

    def is_new(self, found: Mismatch) -> bool:
        """Whether its place was not asked about before."""
        key = found.operation_id, found.place
        with self._lock:
            if key in self._seen:
                return False
            self._seen[key] = None
            if len(self._seen) > _MOST_NOTICES:
                del self._seen[next(iter(self._seen))]
            return True


def tell(on_mismatch: OnMismatch, found: Iterable[Mismatch], notices: Notices) -> None:
    """Call the caller's function with each mismatch, else warn of those that are new."""
    for mismatch in found:
        if callable(on_mismatch):
            on_mismatch(mismatch)
        elif notices.is_new(mismatch):
            warnings.warn(str(mismatch), MismatchWarning, stacklevel=_level())


def _level() -> int:
    """The stack level of the first caller outside the client's package for `tell`."""
    from inspect import currentframe

    package = __package__ or __name__
    root = package.rpartition(".")[0] or package
    level, frame = 0, currentframe()
    while frame is not None:
        name = f"{frame.f_globals.get('__name__', '')}."
        if not name.startswith(f"{root}."):
            break
        level, frame = level + 1, frame.f_back
    return level


_MOST_SHOWN = 200
_MOST_NOTICES = 1000
