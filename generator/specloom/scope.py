"""Claims on names in one scope → one name each, by strength, then by order."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Location

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Claim(Generic[K]):
    """Who wants a name, how strongly (0: pinned, then 1, 2, …), and which, best first.

    `help` says what to do when another gets it, where a pin for `at` is not the answer.
    """

    key: K
    rank: int
    candidates: tuple[str, ...]
    at: Location
    help: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """A namespace: names that nobody may have, and the name of what has none."""

    reserved: Set[str]
    nameless: str

    def assign(self, claims: Iterable[Claim[K]], sink: Sink) -> dict[K, str]:
        """The ladder: stronger claims first; then the next candidate; then a number.

        A reserved name gets a trailing underscore. Who does not get the first candidate
        because somebody else has it is reported.
        """
        ordered = list(claims)
        taken: set[str] = set()
        found: dict[K, str] = {}
        for claim in sorted(ordered, key=lambda c: c.rank):
            candidates = [self._allowed(c) for c in claim.candidates if c]
            candidates = candidates or [self._allowed(self.nameless)]
            name = next((c for c in candidates if c not in taken), "")
            name = name or _numbered(candidates[0], taken)
            if name != candidates[0]:
                message = f"{candidates[0]} is taken already; this is named {name}"
                sink.report("invented-name", message, claim.at, help=claim.help)
            taken.add(name)
            found[claim.key] = name
        return {claim.key: found[claim.key] for claim in ordered}

    def _allowed(self, name: str) -> str:
        return f"{name}_" if name in self.reserved else name


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
