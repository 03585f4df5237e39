"""Unions: a raw JSON value and the union's variants in, the variant that fits out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeGuard, Union, get_args, get_origin

from msgspec import Struct, UnsetType, ValidationError
from msgspec.structs import fields

from .kinds import is_object
from .models import EXTRA_MEMBERS

Convert: TypeAlias = Callable[[Any, Any], Any]
"""(raw JSON value, type) → typed value; raises ValidationError when it does not fit."""


class UnknownVariant(Struct, frozen=True):
    """A value that fits no variant of its union; it is sent back as it came."""

    tag: str | None
    """The discriminator's value, if there is one."""
    raw: Any
    """The JSON value."""


class Variants(Struct, frozen=True):
    """What a union was declared with; the types are looked up on first use."""

    kinds: Callable[[], tuple[Any, ...]]
    discriminator: str | None
    mapping: Callable[[], Mapping[str, Any]]


class _Union(type):
    """Class of the run-time markers that stand for unions; any value is an instance."""

    variants: Variants

    def __instancecheck__(cls, instance: object) -> bool:
        return True


def union(
    name: str,
    module: str,
    *,
    variants: Callable[[], tuple[Any, ...]],
    discriminator: str | None = None,
    mapping: Callable[[], Mapping[str, Any]] = dict,
) -> Any:
    """A type for fields that hold one of several variants.

    `variants` gives the types, best first, and `mapping` leads from values of the member
    `discriminator` to types; both are called late, so that they may name what is
    defined later. `module` is where the union is defined.
    """
    marker = _Union(name, (), {"__module__": module})
    marker.variants = Variants(variants, discriminator, mapping)
    return marker


def is_union(kind: object) -> TypeGuard[_Union]:
    """Whether a type was made by `union`."""
    return type(kind) is _Union


def choose(marker: _Union, raw: Any, convert: Convert) -> Any:
    """The raw value as the variant that fits, else an UnknownVariant; never raises."""
    tag = _tag(marker.variants, raw)
    if tag is None:
        order = _candidates(_kinds(marker), raw)
    else:
        mapping = _mapping(marker)
        order = (mapping[tag],) if tag in mapping else ()
    for kind in order:
        try:
            value = convert(raw, kind)
        except (ValidationError, RecursionError):
            continue
        if not isinstance(value, UnknownVariant):
            return value
    return UnknownVariant(tag, raw)


def _tag(variants: Variants, raw: Any) -> str | None:
    if variants.discriminator is None or not is_object(raw):
        return None
    tag: object = raw.get(variants.discriminator)
    return tag if isinstance(tag, str) else None


@cache
def _kinds(marker: _Union) -> tuple[Any, ...]:
    return marker.variants.kinds()


@cache
def _mapping(marker: _Union) -> Mapping[str, Any]:
    return marker.variants.mapping()


def _candidates(kinds: tuple[Any, ...], raw: Any) -> tuple[Any, ...]:
    if not is_object(raw):
        return tuple(sorted(kinds, key=lambda kind: kind is not type(raw)))
    members = set[str](raw)
    shapes = [(kind, _shape(kind)) for kind in kinds if _is_struct(kind)]
    fitting = [(kind, shape) for kind, shape in shapes if shape.admits(raw)]
    fitting.sort(key=lambda pair: pair[1].rank(members), reverse=True)
    others = [kind for kind in kinds if not _is_struct(kind)]
    return (*(kind for kind, _ in fitting), *others)


def _is_struct(kind: object) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)


class _Shape(Struct, frozen=True):
    """The members of an object variant, by wire name."""

    required: frozenset[str]
    known: frozenset[str]
    constants: Mapping[str, tuple[object, ...]]

    def admits(self, raw: Mapping[str, Any]) -> bool:
        return self.required <= raw.keys() and all(
            raw[name] in allowed
            for name, allowed in self.constants.items()
            if name in raw
        )

    def rank(self, members: set[str]) -> tuple[int, int]:
        return len(members & self.constants.keys()), len(members & self.known)


@cache
def _shape(kind: type[Struct]) -> _Shape:
    members = [f for f in fields(kind) if f.encode_name != EXTRA_MEMBERS]
    constants = {f.encode_name: _constants(f.type) for f in members}
    return _Shape(
        required=frozenset(f.encode_name for f in members if f.required),
        known=frozenset(constants),
        constants={name: values for name, values in constants.items() if values},
    )


def _constants(kind: Any) -> tuple[object, ...]:
    """The values a member can have, empty when they are not constants."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) not in (Union, UnionType):
        return ()
    parts = [part for part in get_args(kind) if part is not UnsetType]
    values = [(None,) if part is NoneType else _constants(part) for part in parts]
    return tuple(chain.from_iterable(values)) if all(values) else ()
