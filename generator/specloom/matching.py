"""What there was and what there is → pairs of the same thing, and what has no other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """All in the order that they had."""

    pairs: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def matched(
    old: Sequence[T], new: Sequence[T], *keys: Callable[[T], Hashable]
) -> Matched[T]:
    """Pairs by the first key; those that are left by the next one, and so on.

    Of things with one key the first is meant; empty keys match nothing.
    """
    found: dict[int, int] = {}
    for key in keys:
        taken = set(found.values())
        free: dict[Hashable, int] = {}
        for place, thing in enumerate(new):
            if place not in taken and key(thing):
                free.setdefault(key(thing), place)
        for place, thing in enumerate(old):
            if place not in found and key(thing) in free:
                found[place] = free.pop(key(thing))
    taken = set(found.values())
    return Matched(
        pairs=tuple((old[a], new[b]) for a, b in sorted(found.items())),
        removed=tuple(thing for place, thing in enumerate(old) if place not in found),
        added=tuple(thing for place, thing in enumerate(new) if place not in taken),
    )
