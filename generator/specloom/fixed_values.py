"""A type → the members, at any depth, that have listed values only, and which they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from . import ir
from .paths import Types, bare
from .reach import parts

Path: TypeAlias = tuple[str, ...]
Scalar: TypeAlias = str | int | bool
Mark: TypeAlias = tuple[str, Scalar]
"""A value with the name of its class, as true is 1 to Python."""
_DEEPEST: Final = 5
_MANY: Final = 5_000
"""So many members of a type are looked at; the outer ones go first."""
_NUMBERS: Final = (ir.Kind.INTEGER, ir.Kind.NUMBER, ir.Kind.DECIMAL)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The only values of a member; `is_required` where all of the way must be there."""

    values: frozenset[Mark]
    is_required: bool


def mark(value: Scalar) -> Mark:
    return type(value).__name__, value


def fixed(types: Types, typed: ir.Type) -> Mapping[Path, Fixed]:
    """The listed values of a type, by paths of member names."""
    known: dict[tuple[ir.TypeId, int], int] = {}
    depths = range(_DEEPEST, 0, -1)
    depth = next((d for d in depths if _size(types, typed, d, known) <= _MANY), 1)
    return _fixed(types, typed, (), frozenset(), depth)


def _size(
    types: Types, typed: ir.Type, depth: int, known: dict[tuple[ir.TypeId, int], int]
) -> int:
    """How many members there are down to some depth."""
    shape = bare(types, typed)
    if not isinstance(shape, ir.Object | ir.Union) or depth < 0:
        return 0
    if (shape.id, depth) not in known:
        known[shape.id, depth] = 0
        is_object = isinstance(shape, ir.Object)
        inside = [_size(types, t, depth - is_object, known) for t in parts(shape)]
        known[shape.id, depth] = len(inside) + sum(inside)
    return known[shape.id, depth]


def _fixed(
    types: Types, typed: ir.Type, way: Path, met: frozenset[ir.TypeId], depth: int
) -> dict[Path, Fixed]:
    shape = bare(types, typed)
    if isinstance(shape, ir.Object | ir.Union):
        if shape.id in met or len(way) >= depth:
            return {}
        met |= {shape.id}
    if isinstance(shape, ir.Union):
        return _common([_fixed(types, v, way, met, depth) for v in shape.variants])
    found: dict[Path, Fixed] = {}
    for field in shape.fields if isinstance(shape, ir.Object) else ():
        place, values = (*way, field.wire), _values(types, field.type, frozenset())
        marks = frozenset([mark(value) for value in values])
        if marks:
            found[place] = Fixed(marks, field.required)
        for path, inner in _fixed(types, field.type, place, met, depth).items():
            is_required = field.required and inner.is_required
            found[path] = Fixed(inner.values, is_required)
    return found


def _common(found: list[dict[Path, Fixed]]) -> dict[Path, Fixed]:
    """What all alternatives have, with the values of all of them."""
    first, *others = found or [{}]
    return {
        path: Fixed(
            frozenset[Mark]().union(*(one[path].values for one in found)),
            all(one[path].is_required for one in found),
        )
        for path in first
        if all(path in other for other in others)
    }


def _values(
    types: Types, typed: ir.Type, met: frozenset[ir.TypeId]
) -> tuple[Scalar, ...]:
    """The listed values of a type; none where others are possible too."""
    if isinstance(typed, ir.Nullable):
        return ()
    shape = bare(types, typed)
    if isinstance(shape, ir.Const):
        return (shape.value,)
    if isinstance(shape, ir.Enumeration):
        return shape.values if shape.listed else ()
    if isinstance(shape, ir.Union) and shape.id not in met:
        found = [_values(types, v, met | {shape.id}) for v in shape.variants]
        return tuple(v for values in found for v in values) if all(found) else ()
    return ()


def kinds(types: Types, typed: ir.Type) -> frozenset[str]:
    """The JSON types that values of a type have; none where all are possible."""
    found = frozenset(_kinds(types, typed, frozenset()))
    return frozenset() if "" in found else found


def _kinds(types: Types, typed: ir.Type, met: frozenset[ir.TypeId]) -> Iterator[str]:
    if isinstance(typed, ir.Nullable):
        yield "null"
    match bare(types, typed):
        case ir.Object() | ir.Map():
            yield "object"
        case ir.Array() | ir.Tuple():
            yield "array"
        case ir.Union() as union if union.id not in met:
            for variant in union.variants:
                yield from _kinds(types, variant, met | {union.id})
        case ir.Const(value):
            yield _kind_of(value)
        case ir.Enumeration(base=base):
            yield "string" if base is ir.Kind.STRING else "number"
        case ir.Plain(kind):
            yield _kind(kind)
        case _:
            return


def _kind(kind: ir.Kind) -> str:
    match kind:
        case ir.Kind.ANY:
            return ""
        case ir.Kind.NULL:
            return "null"
        case ir.Kind.BOOLEAN:
            return "boolean"
        case _ if kind in _NUMBERS:
            return "number"
        case _:
            return "string"


def _kind_of(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "number"


def required(types: Types, typed: ir.Type) -> frozenset[str]:
    """The members that an object must have; of alternatives those of all."""
    return _required(types, typed, frozenset())


def _required(
    types: Types, typed: ir.Type, met: frozenset[ir.TypeId]
) -> frozenset[str]:
    shape = bare(types, typed)
    if isinstance(shape, ir.Union) and shape.id not in met:
        first, *others = (_required(types, v, met | {shape.id}) for v in shape.variants)
        return first.intersection(*others)
    fields = shape.fields if isinstance(shape, ir.Object) else ()
    return frozenset(field.wire for field in fields if field.required)
