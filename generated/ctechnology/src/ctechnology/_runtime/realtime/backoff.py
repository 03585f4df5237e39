"""How a lost link is made again: how long to wait, and when to give up."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from .errors import AuthError, ConnectionLost
from .frames import Lost


class Reconnect(Struct, frozen=True, kw_only=True):
    """When a lost link is made again; times in seconds.

    base      the longest pause before the first try; it doubles with each
    cap       the longest pause of all
    healthy   a link that lived so long lets the pauses begin at the base again
    attempts  tries in a row before the link is given up; None, the default, for no limit
    """

    base: float = 0.5
    cap: float = 30.0
    healthy: float = 60.0
    attempts: int | None = None

    def pause(self, failures: int, lost: Lost, random: float) -> float | None:
        """Seconds until the next try, None for none; `random` is between 0 and 1.

        Pauses are spread evenly from 0 on, so that many clients do not come at once.
        What a server asks for is kept, up to ten times the cap.
        """
        if not lost.retry or (self.attempts is not None and failures >= self.attempts):
            return None
        # Why: a power of two without bound is too large for a float after a weekend.
        longest = min(self.cap, self.base * 2.0 ** min(failures, 32))
        asked = min(lost.retry_after or 0.0, 10 * self.cap)
        return asked + random * longest


_VERDICT: Final = 5.0
"""Seconds that a server may take to refuse credentials after it has said hello."""
ALWAYS = Reconnect()
NEVER = Reconnect(attempts=0)
"""For links that are not to be made again."""


class Life(Struct, frozen=True, kw_only=True):
    """How a link went, from the try to make it until it was lost.

    lived   seconds that it was there, None when it never was
    heard   whether a message came over it
    """

    lost: Lost
    lived: float | None
    heard: bool


class Course(Struct, frozen=True, kw_only=True):
    """How the links of a client have gone so far.

    failures  links in a row that did not live long
    refused   whether the last link was lost as the server refused the credentials
    made      whether there ever was a link
    """

    failures: int = 0
    refused: bool = False
    made: bool = False

    def after(
        self, life: Life, rules: Reconnect, random: float, patience: float
    ) -> tuple[Course, float]:
        """How it goes on after a link was lost: the course, and seconds to wait first.

        `patience` are the seconds that the very first link may still take.

        Raises:
            AuthError: new credentials were refused as well.
            ConnectionLost: there is no sense in another try, or no time.
        """
        lost = life.lost
        lived = -1.0 if life.lived is None else life.lived
        is_healthy = lived >= rules.healthy
        failures = 0 if is_healthy else self.failures
        was_let_in = is_healthy or (life.heard and lived >= _VERDICT)
        if lost.auth and self.refused and not was_let_in:
            raise AuthError(lost.reason)
        made = self.made or life.lived is not None
        delay = rules.pause(failures, lost, random)
        if delay is None or (not made and delay > patience):
            raise ConnectionLost(lost.reason)
        return Course(failures=failures + 1, refused=lost.auth, made=made), delay
