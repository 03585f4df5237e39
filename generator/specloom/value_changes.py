"""Parameters and members, as they were and as they are → what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .assignable import Fit, Versions, without
from .changes import Change, Direction, change
from .limits import LOWER, UPPER
from .matching import matched
from .published import Limits, Value


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose values are compared: a call's arguments or a class's fields.

    `subject` gives what users write; `versions` the classes that their types name.
    """

    word: Literal["argument", "field"]
    subject: Callable[[Value], str]
    old: str
    new: str
    versions: Versions
    directions: frozenset[Direction] = frozenset()

    def change(
        self, what: str, value: Value, detail: str = "", became: str = ""
    ) -> Change:
        """A change of one value; `what` has `argument` or `field` in the place of `_`."""
        return change(
            what.replace("_", self.word),
            self.subject(value),
            detail,
            became=became,
            old=self.old,
            new=self.new,
            directions=self.directions,
        )


def value_changes(
    old: Sequence[Value], new: Sequence[Value], owner: Owner
) -> Iterator[Change]:
    """All changes of the values of one owner."""
    places = {
        id(v): n for vs in (old, new) for n, v in enumerate(vs) if v.place == "path"
    }
    found = matched(
        old,
        new,
        lambda v: (v.place, v.wire),
        lambda v: v.name,
        lambda v: ("path", places[id(v)]) if id(v) in places else (),
    )
    for value in found.removed:
        yield owner.change("_-removed", value)
    for value in found.added:
        needed = "required-" if value.required else ""
        yield owner.change(f"{needed}_-added", value, value.type)
    for before, after in found.pairs:
        yield from _changes(before, after, owner)
    if owner.word == "argument":
        yield from _order(old, new, owner)


def _changes(before: Value, after: Value, owner: Owner) -> Iterator[Change]:
    if before.name != after.name:
        yield owner.change("_-renamed", before, became=owner.subject(after))
    if before.place != after.place and "path" not in (before.place, after.place):
        detail = f"in the {before.place}, now in the {after.place}"
        yield owner.change("_-sent-elsewhere", after, detail)
    elif before.wire != after.wire:
        detail = f"as {before.wire}, now as {after.wire}"
        if owner.word == "argument" and before.name == after.name:
            yield owner.change("_-sent-elsewhere", after, detail)
    yield from _types(before, after, owner)
    if before.default != after.default:
        detail = f"{_shown(before.default)}, now {_shown(after.default)}"
        yield owner.change("_-default-changed", after, detail)
    way = limits_way(before.limits, after.limits)
    if way:
        yield owner.change(f"_-limits-{way}", after, _limits(before, after))
    if before.deprecated != after.deprecated:
        yield owner.change(
            "_-deprecated" if after.deprecated else "_-not-deprecated", after
        )


def _types(before: Value, after: Value, owner: Owner) -> Iterator[Change]:
    old, new = before.type, after.type
    if before.required != after.required:
        yield owner.change(
            "_-now-required" if after.required else "_-now-optional", after
        )
        # Why: None stands for absence only where nothing else does.
        absent = "UnsetType" if "UnsetType" in f"{old} | {new}" else "None"
        old, new = without(old, absent), without(new, absent)
    way = owner.versions.fit(old, new)
    if way is not Fit.SAME:
        yield owner.change(f"_-{way.value}", after, f"{old}, now {new}")
    for name in owner.versions.listed(old, new) if way in (Fit.SAME, Fit.WIDER) else ():
        yield owner.change("_-limits-tighter", after, f"now one of {name}")


def _order(
    old: Sequence[Value], new: Sequence[Value], owner: Owner
) -> Iterator[Change]:
    """Arguments that are passed by position, those of the path, and stand elsewhere now."""
    before = [v for v in old if v.place == "path"]
    wires = [v.wire for v in new if v.place == "path"]
    still = {v.wire for v in new}
    for place, value in enumerate(before):
        if value.wire in still and wires[place : place + 1] != [value.wire]:
            yield owner.change("_-reordered", value)


def limits_way(old: Limits, new: Limits) -> str:
    """Which of tighter, looser or changed limits have become; "" for none of them."""
    ways = {_way(key, old, new) for key in {*old, *new} if old.get(key) != new.get(key)}
    if not ways:
        return ""
    return ways.pop() if len(ways) == 1 else "changed"


def _way(key: str, old: Limits, new: Limits) -> str:
    if key not in old:
        return "tighter"
    if key not in new:
        return "looser"
    before, after = old[key], new[key]
    if isinstance(before, int | float) and isinstance(after, int | float):
        if key in LOWER:
            return "tighter" if after > before else "looser"
        if key in UPPER:
            return "tighter" if after < before else "looser"
    return "changed"


def _limits(before: Value, after: Value) -> str:
    keys = {**before.limits, **after.limits}
    different = [k for k in keys if before.limits.get(k) != after.limits.get(k)]
    return "; ".join(
        f"{key} {_shown_limit(before.limits, key)}, now {_shown_limit(after.limits, key)}"
        for key in different
    )


def _shown_limit(limits: Limits, key: str) -> str:
    return repr(limits[key]) if key in limits else "none"


def _shown(default: tuple[object, ...]) -> str:
    return repr(default[0]) if default else "none"
