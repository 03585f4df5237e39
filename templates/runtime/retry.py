"""Retries: what came back and what was tried in, the seconds to wait out."""

from __future__ import annotations

import math
import re
from email.utils import parsedate_to_datetime

from msgspec import Struct

from .messages import Failure, Response

MAX_RETRIES = 2
LONGEST_WAIT = 60.0
"""Seconds; a server that asks for more gets no retry."""

_REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_UNPROCESSED = frozenset({425, 429})
_SECONDS = re.compile(r"\d+(\.\d*)?")
_ABSURD = 366 * 24 * 3600.0


class Policy(Struct, frozen=True):
    """How often one call may be repeated; `repeatable` when it may run twice."""

    max_retries: int
    repeatable: bool


def is_repeatable(method: str, idempotency_key: bool) -> bool:
    """Whether running the request twice does no more than running it once."""
    return idempotency_key or method.upper() in _REPEATABLE


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
    text = response.headers.get("retry-after", "").strip()
    seconds = float(text) if _SECONDS.fullmatch(text) else _until(text, now)
    return seconds if seconds <= _ABSURD else None


def _until(text: str, now: float) -> float:
    """Seconds until an HTTP date, infinity when the text is none."""
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return math.inf


def _is_transient(outcome: Response | Failure, policy: Policy) -> bool:
    if isinstance(outcome, Failure):
        return not outcome.hopeless and (policy.repeatable or not outcome.sent)
    statuses = _TRANSIENT if policy.repeatable else _UNPROCESSED
    return outcome.status in statuses
