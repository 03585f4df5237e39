"""What values a document allows, and the arguments of a call in; a ValueError or nothing out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from msgspec import UNSET, Struct

from .kinds import is_array, is_object
from .members import members, model_of
from .operation import Operation
from .settings import Arguments


class Limit(Struct, frozen=True, kw_only=True):
    """The limits of one value, by the keywords of JSON Schema; None means no limit."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    min_properties: int | None = None
    max_properties: int | None = None
    pattern: str | None = None
    unique_items: bool = False


Places: TypeAlias = Mapping[str, Limit]


class Limits(Struct, frozen=True, kw_only=True):
    """All limits of a document.

    `operations` has those of arguments by method and path, then place and name
    (`query limit`); `models` has those of members by class, then attribute.
    """

    operations: Mapping[str, Places] = {}
    models: Mapping[type, Places] = {}


def check(
    limits: Limits, operation: Operation[object, object], arguments: Arguments
) -> None:
    """Look at what a call sends.

    Raises:
        ValueError: values outside their limits; it names all places, and no value.
    """
    own = limits.operations.get(f"{operation.method} {operation.path}", {})
    found = [
        f"{place} {complaint}"
        for place, value in _values(arguments)
        for complaint in _complaints(value, own.get(place), limits)
    ]
    if found:
        raise ValueError(f"{operation.id}: {'; '.join(found)}")


def _values(arguments: Arguments) -> Iterator[tuple[str, Any]]:
    for place, values in (
        ("path", arguments.path),
        ("query", arguments.query),
        ("header", arguments.headers),
        ("cookie", arguments.cookies),
    ):
        yield from ((f"{place} {name}", value) for name, value in values.items())
    if is_object(arguments.body):
        for name, value in arguments.body.items():
            yield f"body {name}", value
    else:
        yield "body", arguments.body


def _complaints(value: Any, limit: Limit | None, limits: Limits) -> Iterator[str]:
    """What is wrong with a value and with what it holds."""
    if value is None or value is UNSET:
        return
    if limit is not None:
        yield from _own(value, limit)
    kind = model_of(value)
    if kind is not None:
        known = limits.models.get(kind, {})
        for member in members(kind):
            inner = getattr(value, member.name)
            for complaint in _complaints(inner, known.get(member.name), limits):
                yield f"{member.wire} {complaint}"
    elif is_object(value):
        for key, inner in value.items():
            yield from (f"{key} {c}" for c in _complaints(inner, None, limits))
    elif is_array(value):
        for index, inner in enumerate(value):
            yield from (f"{index} {c}" for c in _complaints(inner, None, limits))


def _own(value: Any, limit: Limit) -> Iterator[str]:
    if isinstance(value, str):
        yield from _range(len(value), limit.min_length, limit.max_length, "characters")
        if limit.pattern is not None and not re.search(limit.pattern, value):
            yield f"must match {limit.pattern}"
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        for bound, is_kept, words in (
            (limit.minimum, _at_least, "at least"),
            (limit.maximum, _at_most, "at most"),
            (limit.exclusive_minimum, _above, "more than"),
            (limit.exclusive_maximum, _below, "less than"),
            (limit.multiple_of, _is_multiple, "a multiple of"),
        ):
            if bound is not None and not is_kept(
                Decimal(str(value)), Decimal(str(bound))
            ):
                yield f"must be {words} {bound}"
    elif is_object(value):
        least, most = limit.min_properties, limit.max_properties
        yield from _range(len(value), least, most, "members")
    elif is_array(value):
        yield from _range(len(value), limit.min_items, limit.max_items, "items")
        if limit.unique_items and any(
            item in value[:i] for i, item in enumerate(value)
        ):
            yield "must have no item twice"


def _range(size: int, least: int | None, most: int | None, noun: str) -> Iterator[str]:
    if least is not None and size < least:
        yield f"must have at least {least} {noun}"
    if most is not None and size > most:
        yield f"must have at most {most} {noun}"


Test: TypeAlias = Callable[[Decimal, Decimal], bool]


def _at_least(value: Decimal, bound: Decimal) -> bool:
    return value >= bound


def _at_most(value: Decimal, bound: Decimal) -> bool:
    return value <= bound


def _above(value: Decimal, bound: Decimal) -> bool:
    return value > bound


def _below(value: Decimal, bound: Decimal) -> bool:
    return value < bound


def _is_multiple(value: Decimal, bound: Decimal) -> bool:
    return not bound or value % bound == 0
