"""Retries: what came back and what was tried in, the seconds to wait out."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from email.utils import parsedate_to_datetime

from msgspec import Struct

from .messages import Failure, Response

MAX_RETRIES = 2
LONGEST_WAIT = 60.0
"""Seconds; a server that asks for more gets no retry."""

REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""Methods that do no more when they run twice (RFC 9110, 9.2.2)."""
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_UNPROCESSED = frozenset({425, 429})
_SECONDS = r"\d+(\.\d*)?"
_ABSURD = 366 * 24 * 3600.0


class Policy(Struct, frozen=True, kw_only=True):
    """How often one call may be repeated.

    repeatable  whether it may run twice
    replayable  whether its body can be sent twice
    statuses    further statuses after which it is repeated
    """

    max_retries: int
    repeatable: bool
    replayable: bool = True
    statuses: Collection[int] = ()


class RetryBudget:
    """What keeps many clients from making an outage worse; shared by clones of a client.

    100 retries at once, and then one for every five calls that succeed.
    """

    _COST = 5
    _MOST = 100 * _COST

    def __init__(self) -> None:
        self._left = self._MOST

    def spend(self) -> bool:
        """Take one retry; False when there is none left."""
        if self._left < self._COST:
            return False
        self._left -= self._COST
        return True

    def earn(self) -> None:
        """Note a call that succeeded."""
        self._left = min(self._MOST, self._left + 1)


class Holds:
    """Endpoints that wait because a 429 said so; shared by clones of a client."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def hold(self, endpoint: str, until: float) -> None:
        """Let calls to an endpoint wait; times of a clock that never goes back."""
        self._until[endpoint] = max(until, self._until.get(endpoint, until))

    def left(self, endpoint: str, now: float) -> float:
        """Seconds that a call to the endpoint has to wait."""
        until = self._until.get(endpoint)
        if until is None:
            return 0.0
        if until <= now:
            self._until.pop(endpoint, None)
        return max(0.0, until - now)


def retry_delay(
    outcome: Response | Failure, policy: Policy, attempt: int, now: float, random: float
) -> float | None:
    """Seconds to wait before attempt + 1, None for no further attempt.

    `attempt` counts from 0, `now` is seconds since 1970, `random` between 0 and 1.
    """
    if attempt >= policy.max_retries or not _is_transient(outcome, policy):
        return None
    if isinstance(outcome, Response):
        told = retry_after(outcome, now)
        if told is not None:
            return told if told <= LONGEST_WAIT else None
    return random * min(8.0, 0.5 * 2.0**attempt)


def retry_after(response: Response, now: float) -> float | None:
    """Seconds that the server asks to wait, never negative; None if it does not say."""
    return seconds_of(response.headers.get("retry-after", ""), now)


def seconds_of(text: str, now: float) -> float | None:
    """The seconds of a `Retry-After` (RFC 9110, 10.2.3); None where it says none."""
    text = text.strip()
    seconds = float(text) if re.fullmatch(_SECONDS, text) else _until(text, now)
    return seconds if seconds <= _ABSURD else None


def _until(text: str, now: float) -> float:
    """Seconds until an HTTP date, infinity when the text is none."""
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return math.inf


def _is_transient(outcome: Response | Failure, policy: Policy) -> bool:
    if isinstance(outcome, Failure):
        may_repeat = policy.repeatable and policy.replayable
        return not outcome.hopeless and (may_repeat or not outcome.sent)
    if not policy.replayable:
        return False
    if policy.repeatable and outcome.status in policy.statuses:
        return True
    return outcome.status in (_TRANSIENT if policy.repeatable else _UNPROCESSED)


def hold_after(outcome: Response | Failure, now: float) -> float | None:
    """Seconds that other calls to an endpoint wait after a 429, None for none.

    `now` is seconds since 1970.
    """
    if not isinstance(outcome, Response) or outcome.status != 429:
        return None
    told = retry_after(outcome, now)
    return told if told is not None and told <= LONGEST_WAIT else None
