"""Claims on names in one scope → one name each, by strength, then by what is unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Location

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Claim(Generic[K]):
    """Who wants a name, how strongly (0: pinned, then 1, 2, …), and which, best first.

    `kept` is the name that it had the last time; only a pin is stronger. `help` says what to
    do when another gets the name, where a pin for `at` is not the answer.
    """

    key: K
    rank: int
    candidates: tuple[str, ...]
    at: Location
    kept: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """A namespace: names that nobody may have, and the name of what has none.

    `in_order` lets the first of equals have the name that several ask for, as suits
    members that are added at the end; else all of them get a longer one.
    """

    reserved: Set[str]
    nameless: str
    in_order: bool = False

    def assign(self, claims: Iterable[Claim[K]], sink: Sink) -> dict[K, str]:
        """The ladder: pins, kept names, stronger claims; longer candidates; a number.

        A reserved name gets a trailing underscore. Who does not get the first candidate
        is reported.
        """
        ordered = list(claims)
        found: dict[K, str] = {}
        self._give([claim for claim in ordered if not claim.rank], found)
        taken = {*found.values(), *self.reserved}
        for claim in ordered:
            if claim.kept and claim.rank and claim.kept not in taken:
                found[claim.key] = claim.kept
                taken.add(claim.kept)
        others = sorted((c for c in ordered if c.key not in found), key=_rank)
        for _, equals in groupby(others, _rank):
            self._give(list(equals), found)
        given = frozenset(found.values())
        for claim in ordered:
            self._report(claim, found[claim.key], given, sink)
        return {claim.key: found[claim.key] for claim in ordered}

    def _give(self, equals: list[Claim[K]], found: dict[K, str]) -> None:
        """Names for claims of one strength, to each the first that is its own alone."""
        taken = {*found.values(), *self.reserved}
        ladders = {claim.key: self._candidates(claim) for claim in equals}
        levels = max(map(len, ladders.values()), default=0)
        for level in () if self.in_order else range(levels):
            waiting = [claim.key for claim in equals if claim.key not in found]
            asked = {
                key: ladders[key][level] for key in waiting if level < len(ladders[key])
            }
            counts = Counter(asked.values())
            given = {
                k: n for k, n in asked.items() if counts[n] == 1 and n not in taken
            }
            found.update(given)
            taken.update(given.values())
        for key, (best, *others) in ladders.items():
            if key not in found:
                wanted = (best, *others) if self.in_order else (best,)
                free = (name for name in wanted if name not in taken)
                found[key] = next(free, "") or _numbered(best, taken)
                taken.add(found[key])

    def _candidates(self, claim: Claim[K]) -> tuple[str, ...]:
        names = [name for name in claim.candidates if name] or [self.nameless]
        return tuple(f"{n}_" if n in self.reserved else n for n in names)

    def _report(self, claim: Claim[K], name: str, given: Set[str], sink: Sink) -> None:
        best = self._candidates(claim)[0]
        if name == best:
            return
        if name == claim.kept:
            message = f"{name} keeps its name; it would ask for {best} now"
            sink.report("kept-name", message, claim.at)
        else:
            reason = "is taken already" if best in given else "is wanted by others too"
            message = f"{best} {reason}; this is named {name}"
            sink.report("invented-name", message, claim.at, help=claim.help)


def _rank(claim: Claim[K]) -> int:
    return claim.rank


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
