"""How many moments come within a stretch of time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def most_in_a_window(moments: Sequence[float], length: float) -> int:
    """The most that any window of so many seconds has; its end does not belong to it."""
    ordered = sorted(moments)
    ends = (bisect_left(ordered, start + length - 1e-5) for start in ordered)
    return max((end - index for index, end in enumerate(ends)), default=0)
