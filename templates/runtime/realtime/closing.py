"""Why a WebSocket ended or was never made: close codes and statuses in, what they mean out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .described import Closing
from .frames import Lost

_USUAL: Final[Mapping[int, Closing]] = {
    1000: "end",
    1002: "fatal",
    1003: "fatal",
    1007: "fatal",
    1008: "fatal",
    1010: "fatal",
    3000: "auth",
    3003: "fatal",
    4401: "auth",
    4403: "fatal",
}
"""What close codes mean where the document says nothing; others: try again."""
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses of a handshake after which it is tried again."""


def closed(code: int, said: str, closing: Mapping[int, Closing]) -> Lost:
    """What it means that the server closed a connection.

    `said` is the reason in its words, `closing` what the document says about codes.
    RFC 6455, section 7.4.
    """
    reason = f"closed with {code}{f': {said:.100}' if said else ''}"
    match closing.get(code, _USUAL.get(code, "retry")):
        case "end":
            return Lost(reason, ended=True)
        case "fatal":
            return Lost(reason, retry=False)
        case "auth":
            return Lost(reason, auth=True)
        case "retry":
            return Lost(reason)


def refused(status: int, retry_after: float | None) -> Lost:
    """What it means that the server answered a handshake with a status of HTTP."""
    return Lost(
        f"the handshake was answered with {status}",
        retry=status == 401 or status in _PASSING,
        auth=status == 401,
        retry_after=retry_after,
    )
