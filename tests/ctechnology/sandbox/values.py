"""JSON types, identifiers, and the three ways in which the API writes a moment."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

JSON: TypeAlias = (
    bool | int | float | str | Sequence["JSON"] | Mapping[str, "JSON"] | None
)
Row: TypeAlias = dict[str, JSON]

START = datetime(2025, 9, 17, 12, 0, tzinfo=UTC)
"""Where the clock stands when a world begins."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def type_id(prefix: str, label: str) -> str:
    """The same identifier for the same label, in the form `veh_01h455vb4pex5v…`."""
    digest = hashlib.sha256(f"{prefix}/{label}".encode()).digest()
    return f"{prefix}_01k5" + "".join(_ALPHABET[byte % 32] for byte in digest[:22])


def nulls(names: Iterable[str]) -> Row:
    return dict.fromkeys(names)


def with_millis(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def with_seconds(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def with_micros(moment: datetime) -> str:
    """As trips and notifications have it: an offset without a colon."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f+0000")


def read_moment(text: str) -> datetime:
    """The moment that a text names; ValueError when it names none, or lacks a zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


class Clock:
    """Stands still until it is advanced; a ticking one follows the real time."""

    def __init__(self, *, ticking: bool = False) -> None:
        self._ticking = ticking
        self._shift = timedelta()

    def now(self) -> datetime:
        return (datetime.now(UTC) if self._ticking else START) + self._shift

    def advance(self, seconds: float) -> None:
        self._shift += timedelta(seconds=seconds)
