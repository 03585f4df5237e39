"""Messages and their types → ways to tell them apart, the surest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias

from . import ir
from .fixed_values import Fixed, Mark, Path, Scalar, fixed, kinds, mark, required
from .paths import Types, bare, member

_MOST: Final = 50
"""So many values of a member are combined with those of another."""
_Values: TypeAlias = "tuple[tuple[Mark, ...], ...]"
"""Each combination of values that a message has; none where it can have any."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A way to tell messages apart: expressions, and the values of each message there."""

    rule: ir.Rule
    by: tuple[ir.Expression, ...]
    values: tuple[_Values, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Messages of which one is received; `has_headers` where any come with it."""

    types: Types
    messages: tuple[ir.Message, ...]
    has_headers: bool = True

    def payloads(self) -> list[Mapping[Path, Fixed]]:
        """The listed values in each payload; none in what is no JSON."""
        return [
            fixed(self.types, m.payload) if m.format is ir.Format.JSON else {}
            for m in self.messages
        ]

    def headers(self) -> list[Mapping[Path, Fixed]]:
        """The listed values in each message's headers."""
        return [
            fixed(self.types, m.headers) if m.headers and self.has_headers else {}
            for m in self.messages
        ]

    def told(self, plan: _Plan) -> ir.Told:
        """The plan as a table; who has no value of its own comes last."""
        pairs = zip(self.messages, plan.values, strict=True)
        table = tuple((v, m.id) for m, values in pairs for v in values)
        rest = tuple(
            m.id for m, values in zip(self.messages, plan.values, strict=True)
            if not values
        )  # fmt: skip
        return ir.Told(
            plan.rule,
            plan.by,
            tuple((tuple(value for _, value in v), id) for v, id in table),
            rest[0] if len(rest) == 1 else None,
            rest if len(rest) > 1 else (),
        )


def ranked(candidates: Candidates) -> Iterator[ir.Told]:
    """Every plan by which each message is certain."""
    plans = chain(
        _by_discriminator(candidates),
        _by_constant(candidates.payloads(), in_payload=True),
        _by_pair(candidates.payloads()),
        _by_constant(candidates.headers(), in_payload=False),
        _by_kind(candidates),
    )
    yield from (candidates.told(plan) for plan in plans if _is_certain(plan))


def by_trial(candidates: Candidates) -> ir.Told:
    """The best of what is not certain: values that some share, members, or trying."""
    payloads = candidates.payloads()
    plans = [*_by_constant(payloads, in_payload=True), *_by_pair(payloads)]
    best = max(plans, key=_number_of_certain, default=None)
    if best is not None and _number_of_certain(best):
        return candidates.told(best)
    sets = [required(candidates.types, m.payload) for m in candidates.messages]
    order = sorted(range(len(sets)), key=lambda index: -len(sets[index]))
    tried = tuple(candidates.messages[index].id for index in order)
    is_telling = len(set(sets)) == len(sets)
    return ir.Told(ir.Rule.REQUIRED if is_telling else ir.Rule.TRIAL, tried=tried)


def with_override(
    candidates: Candidates, override: ir.Override, keys: Mapping[str, ir.MessageId]
) -> ir.Told:
    """By what the document says itself; constants tell of messages that it leaves out."""
    said: dict[ir.MessageId, list[tuple[Mark, ...]]] = {}
    for texts, key in override.mapping:
        if key in keys:
            typed = _typed(candidates, override.by, texts, keys[key])
            said.setdefault(keys[key], []).append(typed)
    tables = [
        candidates.payloads() if e.in_payload else candidates.headers()
        for e in override.by
    ]
    values: list[_Values] = []
    for index, message in enumerate(candidates.messages):
        places = [
            table[index].get(e.path)
            for table, e in zip(tables, override.by, strict=True)
        ]
        values.append(tuple(said.get(message.id, ())) or _combined(*places))
    return candidates.told(_Plan(ir.Rule.OVERRIDE, override.by, tuple(values)))


def _typed(
    candidates: Candidates,
    by: tuple[ir.Expression, ...],
    values: tuple[str, ...],
    id: ir.MessageId,
) -> tuple[Mark, ...]:
    """The keys of a mapping as values: the schema may ask for numbers or flags."""
    found: list[Mark] = []
    message = next((m for m in candidates.messages if m.id == id), None)
    for expression, value in zip(by, values, strict=False):
        owner = message and (
            message.payload if expression.in_payload else message.headers
        )
        typed = member(candidates.types, owner, expression.path) if owner else None
        found.append(mark(_read(candidates.types, typed, value)))
    return tuple(found)


def _read(types: Types, typed: ir.Type | None, value: str) -> Scalar:
    kind = kinds(types, typed) if typed is not None else frozenset[str]()
    if kind == frozenset({"number"}) and value.removeprefix("-").isdecimal():
        return int(value)
    return value == "true" if kind == frozenset({"boolean"}) else value


def _by_discriminator(candidates: Candidates) -> Iterator[_Plan]:
    """The member that the document calls a discriminator, with the names it maps."""
    tagged = [_tagged(candidates.types, m.payload) for m in candidates.messages]
    for wire in dict.fromkeys(chain.from_iterable(tagged)):
        values = tuple(
            tuple((mark(value),) for value in tags.get(wire, ())) for tags in tagged
        )
        by = (ir.Expression(True, (wire,)),)
        yield _Plan(ir.Rule.DISCRIMINATOR, by, values)


def _tagged(types: Types, typed: ir.Type) -> dict[str, tuple[str, ...]]:
    """The values of discriminators that a payload has, by their members."""
    shape = bare(types, typed)
    if isinstance(shape, ir.Union) and shape.discriminator is not None:
        told = shape.discriminator
        return {told.wire: tuple(value for value, _ in told.mapping)}
    found: dict[str, tuple[str, ...]] = {}
    for union in types.values():
        told_by = union.discriminator if isinstance(union, ir.Union) else None
        for value, id in told_by.mapping if told_by else ():
            if told_by and isinstance(shape, ir.Object) and shape.id == id:
                values = found.get(told_by.wire, ())
                found[told_by.wire] = (*values, *({value} - set(values)))
    return found


def _by_constant(
    found: list[Mapping[Path, Fixed]], *, in_payload: bool
) -> Iterator[_Plan]:
    """Members, those that are always there first, then the outer ones."""
    rule = ir.Rule.CONST if in_payload else ir.Rule.HEADER
    for path in _paths(found):
        places = [one.get(path) for one in found]
        if not _is_loose(places):
            values = tuple(_combined(place) for place in places)
            yield _Plan(rule, (ir.Expression(in_payload, path),), values)


def _is_loose(places: list[Fixed | None]) -> bool:
    """Whether a member that some lack has several values in others, and may be left out.

    A mark has one value, so that without it nobody is taken for another.
    """
    several = (p for p in places if p and len(p.values) > 1)
    return None in places and any(not place.is_required for place in several)


def _paths(found: list[Mapping[Path, Fixed]]) -> list[Path]:
    every = dict.fromkeys(path for one in found for path in one)

    def strength(path: Path) -> tuple[int, int]:
        is_loose = sum(not (p := one.get(path)) or not p.is_required for one in found)
        return is_loose, len(path)

    return sorted(every, key=strength)


def _by_pair(found: list[Mapping[Path, Fixed]]) -> Iterator[_Plan]:
    """A member that tells most messages, and one more for those with the same value."""
    paths = [path for path in _paths(found) if _is_short(found, path)]
    for first in paths:
        places = [one.get(first) for one in found]
        if places.count(None) > 1 or _is_loose(places):
            continue
        for second in (path for path in paths if path != first):
            values = tuple(_combined(one.get(first), one.get(second)) for one in found)
            by = (ir.Expression(True, first), ir.Expression(True, second))
            yield _Plan(ir.Rule.PAIR, by, values)


def _is_short(found: list[Mapping[Path, Fixed]], path: Path) -> bool:
    return all(len(one[path].values) <= _MOST for one in found if path in one)


def _by_kind(candidates: Candidates) -> Iterator[_Plan]:
    """Objects, lists, texts; what is no JSON has no kind, and what can be any is none."""
    json = [m for m in candidates.messages if m.format is ir.Format.JSON]
    found = {m.id: kinds(candidates.types, m.payload) for m in json}
    if all(found.values()):
        values = tuple(
            tuple((mark(kind),) for kind in sorted(found.get(m.id, ())))
            for m in candidates.messages
        )
        yield _Plan(ir.Rule.KIND, (), values)


def _combined(*places: Fixed | None) -> _Values:
    """The combinations of the values of members; they end where one has any value."""
    found: list[tuple[Mark, ...]] = [()]
    for place in places:
        if place is None:
            break
        ordered = sorted(place.values, key=str)
        found = [(*before, value) for before in found for value in ordered]
    return tuple(found) if found != [()] else ()


def _is_certain(plan: _Plan) -> bool:
    """Whether no two messages have one combination, and at most one has none."""
    every = [values for one in plan.values for values in one]
    is_open = sum(not one for one in plan.values)
    return len(set(every)) == len(every) and is_open < 2


def _number_of_certain(plan: _Plan) -> int:
    """How many messages have values that no other has."""
    every = Counter(values for one in plan.values for values in one)
    return sum(bool(one) and all(every[v] == 1 for v in one) for one in plan.values)
