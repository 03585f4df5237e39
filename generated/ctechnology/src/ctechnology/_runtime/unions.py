"""Unions: a raw JSON value and the union's variants in, the variant that fits out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeGuard, Union, get_args, get_origin

from msgspec import Struct, UnsetType

from .enums import OpenIntEnum, OpenStrEnum
from .kinds import is_array, is_object
from .members import EXTRA_MEMBERS, Modelled, is_model, members

Attempt: TypeAlias = Callable[[Any, Any], Any]
"""(raw JSON value, type) → typed value, or MISFIT."""
MISFIT = object()
_NOTHING: frozenset[str] = frozenset()


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
    default: Callable[[], Any] | None


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
    default: Callable[[], Any] | None = None,
) -> Any:
    """A type for fields that hold one of several variants.

    `variants` gives the types, best first, and `mapping` leads from values of the member
    `discriminator` to types, and `default` to the type of all other values of it; they
    are called late, so that they may name what is defined later. `module` is where the
    union is defined.
    """
    marker = _Union(name, (), {"__module__": module})
    marker.variants = Variants(variants, discriminator, mapping, default)
    return marker


def is_union(kind: object) -> TypeGuard[_Union]:
    """Whether a type was made by `union`."""
    return type(kind) is _Union


def choose(marker: _Union, raw: Any, attempt: Attempt) -> Any:
    """The raw value as the variant that fits, else an UnknownVariant.

    Raises:
        ValueError: the value says which variant it is, and does not fit it.
    """
    if type(raw) in _scalars(marker):
        return raw
    tag = _tag(marker.variants, raw)
    order = _candidates(marker, raw) if tag is None else _tagged(marker, tag)
    for kind in order:
        value = attempt(raw, kind)
        if value is not MISFIT and not isinstance(value, UnknownVariant):
            return value
    if named(marker, raw) is not None:
        raise ValueError("Expected the variant that the value says it is")
    return UnknownVariant(tag, raw)


def named(marker: _Union, raw: Any) -> Any:
    """The type of the variant that a value says it is, None when it does not say.

    It says so by its discriminator, by a member whose values tell all variants apart, or
    by being of the only one that has such members or items; in a union of unions to one
    of them.
    """
    return _named(marker, raw, frozenset())


def _named(marker: _Union, raw: Any, above: frozenset[_Union]) -> Any:
    if marker in above:
        return None
    tag = _tag(marker.variants, raw)
    kinds = _kinds(marker)
    if tag is not None:
        found = _mapping(marker).get(tag)
        kinds = () if found is None else (found,)
    inner = (_named(k, raw, above | {marker}) for k in kinds if is_union(k))
    within = next((kind for kind in inner if kind is not None), None)
    if within is not None:
        return within
    if tag is not None:
        return next((kind for kind in kinds if not is_union(kind)), None)
    return _alone(marker, raw)


def _alone(marker: _Union, raw: Any) -> Any:
    """The only variant that a value without a discriminator can be meant to be."""
    kinds = _kinds(marker)
    if is_array(raw):
        found = [kind for kind in kinds if get_origin(kind) in (list, tuple)]
    elif is_object(raw):
        told = _told(marker, raw)
        if told is not None:
            return told
        found = [kind for kind in kinds if get_origin(kind) is dict]
        found += [k for k in kinds if is_model(k) and _shape(k).admits(raw, _NOTHING)]
    else:
        return None
    if len(found) != 1 or not is_model(found[0]):
        return found[0] if len(found) == 1 else None
    shape = _shape(found[0])
    return found[0] if shape.required or shape.known.issuperset(raw) else None


def _told(marker: _Union, raw: Mapping[str, Any]) -> Any:
    models = [kind for kind in _kinds(marker) if is_model(kind)]
    for name in _telling(marker) & raw.keys():
        for kind in models:
            if _is_in(raw[name], _shape(kind).allowed(name)):
                return kind
    return None


def _tag(variants: Variants, raw: Any) -> str | None:
    if variants.discriminator is None or not is_object(raw):
        return None
    tag: object = raw.get(variants.discriminator)
    return tag if isinstance(tag, str) else None


def _tagged(marker: _Union, tag: str) -> tuple[Any, ...]:
    mapping, default = _mapping(marker), marker.variants.default
    if tag in mapping:
        return (mapping[tag],)
    return (default(),) if default is not None else ()


@cache
def _kinds(marker: _Union) -> tuple[Any, ...]:
    return marker.variants.kinds()


@cache
def _scalars(marker: _Union) -> frozenset[type]:
    """Types whose values are what they are, as all other variants are no scalars."""
    plain = {kind for kind in _kinds(marker) if kind in (str, int, bool)}
    others = [kind for kind in _kinds(marker) if kind not in plain]
    are_apart = all(is_model(k) or get_origin(k) in (list, dict) for k in others)
    return frozenset(plain) if are_apart else frozenset()


@cache
def _mapping(marker: _Union) -> Mapping[str, Any]:
    return marker.variants.mapping()


def _candidates(marker: _Union, raw: Any) -> tuple[Any, ...]:
    kinds = _kinds(marker)
    if not is_object(raw):
        return tuple(sorted(kinds, key=lambda kind: _distance(kind, raw)))
    present = set[str](raw)
    shapes = [(kind, _shape(kind)) for kind in kinds if is_model(kind)]
    telling = _telling(marker)
    fitting = [(kind, shape) for kind, shape in shapes if shape.admits(raw, telling)]
    fitting.sort(key=lambda pair: pair[1].rank(raw, present), reverse=True)
    others = [kind for kind in kinds if not is_model(kind)]
    whole = [kind for kind, shape in fitting if present <= shape.known]
    return (*whole, *others, *(kind for kind, _ in fitting if kind not in whole))


def _distance(kind: Any, raw: Any) -> int:
    """How far a type is from a value that is no object: the same, listed, or neither."""
    if kind is type(raw):
        return 1
    if not isinstance(raw, str | int):
        return 2
    if isinstance(kind, type) and issubclass(kind, _OPEN):
        return 0 if raw in kind._value2member_map_ else 3
    return 0 if raw in _literals(kind) else 2


_OPEN = (OpenStrEnum, OpenIntEnum)


@cache
def _telling(marker: _Union) -> frozenset[str]:
    """Members that every object variant limits to values that no other one has."""
    shapes = [_shape(kind) for kind in _kinds(marker) if is_model(kind)]
    names = [shape.constants.keys() | shape.listed.keys() for shape in shapes]
    shared = frozenset[str].intersection(*map(frozenset, names)) if names else ()
    return frozenset(
        name
        for name in shared
        if _are_disjoint([shape.allowed(name) for shape in shapes])
    )


def _are_disjoint(sets: list[frozenset[object]]) -> bool:
    return sum(map(len, sets)) == len(frozenset[object]().union(*sets))


class _Shape(Struct, frozen=True):
    """The members of an object variant, by wire name.

    `constants` are members with fixed values, `listed` those with enumerated ones, of
    which there may be more than the document knows.
    """

    required: frozenset[str]
    known: frozenset[str]
    constants: Mapping[str, frozenset[object]]
    listed: Mapping[str, frozenset[object]]

    def allowed(self, name: str) -> frozenset[object]:
        return self.constants.get(name) or self.listed[name]

    def admits(self, raw: Mapping[str, Any], telling: frozenset[str]) -> bool:
        limited = [*self.constants, *(telling & self.listed.keys())]
        return self.required <= raw.keys() and all(
            _is_in(raw[name], self.allowed(name)) for name in limited if name in raw
        )

    def rank(self, raw: Mapping[str, Any], present: set[str]) -> tuple[int, int]:
        limited = (*(present & self.constants.keys()), *(present & self.listed.keys()))
        fixed = sum(_is_in(raw[name], self.allowed(name)) for name in limited)
        return fixed, len(present & self.known)


def _is_in(value: Any, allowed: frozenset[object]) -> bool:
    return not isinstance(value, list | dict) and value in allowed


@cache
def _shape(kind: type[Modelled]) -> _Shape:
    declared = [m for m in members(kind) if m.wire != EXTRA_MEMBERS]
    constants = {m.wire: frozenset(_literals(m.kind)) for m in declared}
    listed = {m.wire: frozenset(_listed(m.kind)) for m in declared}
    return _Shape(
        required=frozenset(m.wire for m in declared if m.required),
        known=frozenset(constants),
        constants={name: values for name, values in constants.items() if values},
        listed={name: values for name, values in listed.items() if values},
    )


def _literals(kind: Any) -> tuple[object, ...]:
    """The values a type is fixed to; empty when it is not."""
    return _values(kind, lambda part: get_args(part) if _is_literal(part) else ())


def _listed(kind: Any) -> tuple[object, ...]:
    """The values that an enumeration lists; empty for other types."""
    return _values(kind, _enumerated)


def _enumerated(kind: Any) -> tuple[object, ...]:
    if isinstance(kind, type) and issubclass(kind, _OPEN):
        return tuple(member.value for member in kind)
    return ()


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _values(kind: Any, of: Callable[[Any], tuple[object, ...]]) -> tuple[object, ...]:
    """The values of a type, or of all parts of a union of types."""
    if get_origin(kind) not in (Union, UnionType):
        return of(kind)
    # Why: annotations of some libraries have it with more than the type itself.
    parts = [p for p in get_args(kind) if UnsetType not in (p, *get_args(p)[:1])]
    values = [(None,) if part is NoneType else of(part) for part in parts]
    return tuple(chain.from_iterable(values)) if all(values) else ()
