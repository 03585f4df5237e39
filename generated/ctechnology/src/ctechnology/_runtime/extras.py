"""Extra members: a decoded value and its raw JSON in, the undeclared members kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias, get_args

from msgspec import Struct

from .kinds import is_array, is_object
from .members import EXTRA_MEMBERS, Modelled, is_model, members, model_of

Convert: TypeAlias = Callable[[Any, Any], Any]
"""(raw JSON value, type) → typed value; raises ValidationError when it does not fit."""


class _Plan(Struct, frozen=True):
    """Where objects of one class keep extra members, and which fields lead to more.

    `kind` is the type of an extra member.
    """

    keeper: str | None
    kind: Any
    declared: frozenset[str]
    branches: tuple[tuple[str, str], ...]
    """Attribute and wire names."""


def fill(value: Any, raw: Any, convert: Convert) -> None:
    """Copy the undeclared members of `raw` into the objects of `value`.

    Raises:
        ValidationError: a member does not fit the type of such members.
    """
    kind = model_of(value)
    if kind is not None:
        plan = _plan(kind)
        if plan.keeper is not None and not raw.keys() <= plan.declared:
            getattr(value, plan.keeper).update(_undeclared(raw, plan, convert))
        for name, wire in plan.branches:
            if wire in raw:
                fill(getattr(value, name), raw[wire], convert)
    elif is_array(value):
        for item, raw_item in zip(value, raw, strict=True):
            fill(item, raw_item, convert)
    elif is_object(value):
        for item, raw_item in zip(value.values(), raw.values(), strict=True):
            fill(item, raw_item, convert)


def _undeclared(
    raw: Mapping[str, Any], plan: _Plan, convert: Convert
) -> Mapping[str, Any]:
    found = {key: raw[key] for key in raw if key not in plan.declared}
    if plan.kind is Any:
        return found
    return {key: convert(item, plan.kind) for key, item in found.items()}


@cache
def keeps_extras(kind: Any) -> bool:
    """Whether a value of this type can hold an object that keeps extra members."""
    seen: set[Any] = set()
    pending: list[Any] = [kind]
    while pending:
        found = pending.pop()
        if found in seen:
            continue
        seen.add(found)
        if is_model(found):
            if any(member.wire == EXTRA_MEMBERS for member in members(found)):
                return True
            pending.extend(member.kind for member in members(found))
        pending.extend(get_args(found))
    return False


@cache
def _plan(kind: type[Modelled]) -> _Plan:
    found = members(kind)
    keepers = [m for m in found if m.wire == EXTRA_MEMBERS]
    return _Plan(
        keeper=keepers[0].name if keepers else None,
        kind=get_args(keepers[0].kind)[1] if keepers else Any,
        declared=frozenset(m.wire for m in found),
        branches=tuple(
            (m.name, m.wire)
            for m in found
            if m.wire != EXTRA_MEMBERS and keeps_extras(m.kind)
        ),
    )
