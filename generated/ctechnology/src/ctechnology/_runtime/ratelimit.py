"""Limits that a client keeps by itself: the time in, the seconds to wait out."""

from __future__ import annotations

import math
from threading import Lock
from typing import Final, Literal, Protocol, TypeAlias

from msgspec import Struct

Scope: TypeAlias = Literal["client", "endpoint"]
"""Whether all calls share one budget, or those of each endpoint have their own."""


_A_YEAR: Final = 366 * 86_400.0
_FEW: Final = 1000
"""Budgets of endpoints that are kept before those that are full again are forgotten."""
_JITTER: Final = 1.0
"""Seconds that threads may ask out of order; more means that the clock was set back."""


class Limiter(Protocol):
    """Says how long each call has to wait; a client takes any object that can."""

    def reserve(self, now: float, key: str = "", longest: float = math.inf) -> float:
        """Take the next free slot, and return the seconds until it comes.

        Args:
            now: Seconds of the clock of the caller.
            key: The endpoint that is called.
            longest: Seconds that the caller would wait; where the slot is farther off,
                none is taken.
        """
        ...

    async def reserve_async(
        self, now: float, key: str = "", longest: float = math.inf
    ) -> float:
        """The same for asyncio."""
        ...


class Budget(Struct, frozen=True):
    """`rate` calls in `per` seconds, and `burst` of them at once after a pause."""

    rate: float
    per: float
    burst: int

    @property
    def interval(self) -> float:
        """Seconds from one slot to the next."""
        return self.per / self.rate

    @property
    def ahead(self) -> float:
        """Seconds that a slot may be taken before its turn."""
        return (self.burst - 1) * self.interval


def budget(rate: float, per: float, burst: int) -> Budget:
    """A budget that can be kept; raises ValueError for any other."""
    for name, value in (("rate", rate), ("per", per)):
        if not 0 < value < math.inf:
            raise ValueError(f"{name}: {value!r} is not above 0 and finite")
    if not isinstance(burst, int) or burst < 1:  # pyright: ignore
        raise ValueError(f"burst: {burst!r} is not a whole number from 1")
    found = Budget(rate, per, burst)
    if not 0 < found.interval * burst <= _A_YEAR:
        raise ValueError("rate, per and burst: a slot takes no time, or over a year")
    return found


def scoped(scope: Scope, key: str) -> str:
    """The key of a budget."""
    return key if scope == "endpoint" else ""


def checked_scope(scope: Scope) -> Scope:
    """The scope; raises ValueError for a word that is none."""
    if scope not in ("client", "endpoint"):
        raise ValueError(f"scope: {scope!r} is neither 'client' nor 'endpoint'")
    return scope


class RateLimiter:
    """A token bucket in this process, for any number of clients, threads and loops.

    Calls are served in the order in which they ask. `rate` calls in `per` seconds are
    let through, evenly spread; with a `burst` above 1 so many may go at once after a
    pause, which makes it up to `rate` + `burst` - 1 in some `per` seconds.

    Raises:
        ValueError: A number is not above 0, or `burst` is not a whole one.
    """

    def __init__(
        self,
        rate: float,
        per: float = 1.0,
        burst: int = 1,
        *,
        scope: Scope = "client",
    ) -> None:
        self._budget = budget(rate, per, burst)
        self._scope: Scope = checked_scope(scope)
        self._lock = Lock()
        self._turns: dict[str, float] = {}
        self._latest = -math.inf
        self._most = _FEW

    def reserve(self, now: float, key: str = "", longest: float = math.inf) -> float:
        """Take the next free slot, and return the seconds until it comes.

        Args:
            now: Seconds of any clock, always the same one.
            key: The endpoint that is called; of use with the scope "endpoint".
            longest: Seconds that the caller would wait; where the slot is farther off,
                none is taken.
        """
        name = scoped(self._scope, key)
        with self._lock:
            self._follow(now)
            turn = max(self._turns.get(name, now), now)
            wait = max(0.0, turn - self._budget.ahead - now)
            if wait <= longest:
                self._turns[name] = turn + self._budget.interval
        return wait

    async def reserve_async(
        self, now: float, key: str = "", longest: float = math.inf
    ) -> float:
        """The same, as clients of asyncio ask for it; nothing is awaited."""
        return self.reserve(now, key, longest)

    def __repr__(self) -> str:
        told = self._budget
        return f"RateLimiter({told.rate:g}, per={told.per:g}, burst={told.burst})"

    def _follow(self, now: float) -> None:
        """Forget what is past; keep pace with a clock that was set back."""
        step = now - self._latest
        if step < -_JITTER and self._turns:
            self._turns = {name: turn + step for name, turn in self._turns.items()}
        if step > 0 or step < -_JITTER:
            self._latest = now
        if len(self._turns) > self._most:
            self._turns = {n: turn for n, turn in self._turns.items() if turn > now}
            self._most = max(_FEW, 2 * len(self._turns))
