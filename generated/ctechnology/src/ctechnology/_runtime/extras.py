"""Extra members: a decoded value and its raw JSON in, the undeclared members kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, TypeGuard, get_args

from msgspec import Struct
from msgspec.structs import fields

from .kinds import is_array, is_object
from .models import EXTRA_MEMBERS

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
    if isinstance(value, Struct):
        plan = _plan(type(value))
        if plan.keeper is not None:
            undeclared = [key for key in raw if key not in plan.declared]
            kept = {key: convert(raw[key], plan.kind) for key in undeclared}
            getattr(value, plan.keeper).update(kept)
        for name, wire in plan.branches:
            if wire in raw:
                fill(getattr(value, name), raw[wire], convert)
    elif is_array(value):
        for item, raw_item in zip(value, raw, strict=True):
            fill(item, raw_item, convert)
    elif is_object(value):
        for item, raw_item in zip(value.values(), raw.values(), strict=True):
            fill(item, raw_item, convert)


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
        if _is_struct(found):
            if EXTRA_MEMBERS in found.__struct_encode_fields__:
                return True
            pending.extend(member.type for member in fields(found))
        pending.extend(get_args(found))
    return False


@cache
def _plan(kind: type[Struct]) -> _Plan:
    members = fields(kind)
    keepers = [m for m in members if m.encode_name == EXTRA_MEMBERS]
    return _Plan(
        keeper=keepers[0].name if keepers else None,
        kind=get_args(keepers[0].type)[1] if keepers else Any,
        declared=frozenset(kind.__struct_encode_fields__),
        branches=tuple(
            (m.name, m.encode_name)
            for m in members
            if m.encode_name != EXTRA_MEMBERS and keeps_extras(m.type)
        ),
    )


def _is_struct(kind: Any) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)
