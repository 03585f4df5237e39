"""JSON that breaks the document: bytes and a type in, what fits and the mismatches out.

The type leads: below a value that does not fit, each member and each item is decoded by
itself from its own bytes, so that what fits becomes exactly what it always becomes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from .codec import decode, make
from .kinds import is_array, is_object
from .members import EXTRA_MEMBERS, Member, Modelled, is_model, members
from .mismatches import Mismatch, Notices, OnMismatch, tell
from .protocol import CodecError, pointer
from .unions import is_union, named
from .wanted import wanted

Found: TypeAlias = tuple[Mismatch, ...]

MOST_REPORTS = 100
"""After so many mismatches of an answer the others are only counted."""
_MOST_LEVELS = 64
_MOST_ATTEMPTS = 4
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MEMBERS = msgspec.json.Decoder(dict[str, Raw])
_ITEMS = msgspec.json.Decoder(list[Raw])


def decode_tolerantly(
    kind: Any, data: bytes, operation_id: str, status_code: int = 0
) -> tuple[Any, Found]:
    """JSON bytes as a value of the type as far as they fit, and where they do not.

    Raises:
        CodecError: the bytes are not JSON, so that there is nothing to keep.
    """
    try:
        return decode(kind, data), ()
    except CodecError:
        return mend(kind, data, operation_id, status_code)


def decode_event(
    kind: Any, data: bytes, name: str, on_mismatch: OnMismatch = "warn"
) -> Any:
    """The same for what a service sends by itself; callers are told of mismatches.

    Raises:
        CodecError: the bytes are not JSON; or "raise", and they do not fit.
    """
    if on_mismatch == "raise":
        return decode(kind, data)
    value, found = decode_tolerantly(kind, data, name)
    tell(on_mismatch, found, _EVENTS)
    return value


_EVENTS = Notices()


def mend(
    kind: Any, data: bytes, operation_id: str, status_code: int
) -> tuple[Any, Found]:
    """What `decode` makes of the parts of bytes that it refuses as a whole.

    Raises:
        CodecError: the bytes are not JSON.
    """
    body = data.removeprefix(_BYTE_ORDER_MARK).strip()
    whole = _Json(decode(Any, body), body)
    mender = _Mender(operation_id, status_code)
    return mender.mended(bare(kind), whole, _MOST_ATTEMPTS), mender.found()


class _Json(Struct, frozen=True):
    """A value inside an answer, as plain JSON and as the bytes that it came in."""

    raw: Any
    data: bytes

    def members(self) -> dict[str, _Json]:
        """The members of an object."""
        raws = _MEMBERS.decode(self.data)
        return {key: _Json(self.raw[key], bytes(raw)) for key, raw in raws.items()}

    def items(self) -> list[_Json]:
        """The items of an array."""
        pairs = zip(self.raw, _ITEMS.decode(self.data), strict=True)
        return [_Json(raw, bytes(data)) for raw, data in pairs]


class _Mender:
    """One answer on its way: where it is, and what did not fit so far."""

    def __init__(self, operation_id: str, status_code: int) -> None:
        self._operation_id = operation_id
        self._status_code = status_code
        self._steps: list[str] = []
        self._marks: list[str] = []
        self._found: list[Mismatch] = []
        self._more = 0

    def found(self) -> Found:
        """The mismatches in the order of the walk; of very many the first, and a count."""
        if not self._more:
            return tuple(self._found)
        rest = self._mismatch("", "more", "no more mismatches", f"{self._more} more")
        return (*self._found, rest)

    def mended(self, kind: Any, value: _Json, attempts: int) -> Any:
        """A value that does not fit as a whole."""
        part = _inside(kind, value.raw)
        if part is not None and is_union(part):
            part = _inside(named(part, value.raw), value.raw)
        if part is None or len(self._steps) >= _MOST_LEVELS:
            return self._left(kind, value)
        try:
            if is_model(part):
                return self._object(part, value, attempts)
            if get_origin(part) is dict:
                return self._members(value.members(), get_args(part)[1], attempts)
            return self._array(part, value, attempts)
        except RecursionError:
            return self._left(kind, value)

    def _value(self, kind: Any, value: _Json, attempts: int) -> Any:
        """A value that may fit; after some failures on the way it is not tried whole.

        So each byte is decoded a few times at the most, however deep it stands.
        """
        if kind is Any:
            return value.raw
        part = _inside(kind, value.raw)
        is_plain = part is None or is_union(part)
        if attempts or is_plain or len(self._steps) >= _MOST_LEVELS:
            try:
                return decode(kind, value.data)
            except CodecError:
                attempts = max(attempts - 1, 0)
        return self.mended(kind, value, attempts)

    def _below(
        self, step: str, mark: str, kind: Any, value: _Json, attempts: int
    ) -> Any:
        self._steps.append(step)
        self._marks.append(mark)
        try:
            return self._value(kind, value, attempts)
        finally:
            self._steps.pop()
            self._marks.pop()

    def _object(self, kind: type[Modelled], value: _Json, attempts: int) -> Any:
        given = value.members()
        plan = _plan(kind)
        values: dict[str, Any] = {}
        for member, type_ in plan.declared:
            name, wire = member.name, member.wire
            if wire in given:
                values[name] = self._below(wire, wire, type_, given.pop(wire), attempts)
            elif member.required:
                values[name] = UNSET
                self._report(type_, lambda: "nothing", wire)
        if plan.keeper:
            values[plan.keeper] = self._members(given, plan.extra, attempts)
        return make(kind, values)

    def _members(
        self, given: Mapping[str, _Json], kind: Any, attempts: int
    ) -> dict[str, Any]:
        return {
            key: self._below(key, "*", kind, value, attempts)
            for key, value in given.items()
        }

    def _array(self, kind: Any, value: _Json, attempts: int) -> Any:
        kinds = _item_kinds(kind, len(value.raw))
        if kinds is None:
            return self._left(kind, value)
        pairs = enumerate(zip(kinds, value.items(), strict=True))
        items = [self._below(str(i), "*", k, item, attempts) for i, (k, item) in pairs]
        return tuple(items) if get_origin(kind) is tuple else items

    def _left(self, kind: Any, value: _Json) -> Any:
        """The value as it came."""
        self._report(kind, lambda: described(value.raw))
        return value.raw

    def _report(self, kind: Any, got: Callable[[], str], *below: str) -> None:
        if len(self._found) >= MOST_REPORTS:
            self._more += 1
            return
        at, place = pointer((*self._steps, *below)), pointer((*self._marks, *below))
        self._found.append(self._mismatch(at, place, wanted(kind), got()))

    def _mismatch(self, at: str, place: str, expected: str, got: str) -> Mismatch:
        return Mismatch(
            operation_id=self._operation_id,
            pointer=at,
            place=place,
            expected=expected,
            got=got,
            status_code=self._status_code,
        )


class _Plan(Struct, frozen=True):
    """The members of a class with their bare types, and what keeps all others."""

    declared: tuple[tuple[Member, Any], ...]
    keeper: str | None
    extra: Any


@cache
def _plan(kind: type[Modelled]) -> _Plan:
    found = members(kind)
    keepers = [m for m in found if m.wire == EXTRA_MEMBERS]
    return _Plan(
        declared=tuple((m, bare(m.kind)) for m in found if m.wire != EXTRA_MEMBERS),
        keeper=keepers[0].name if keepers else None,
        extra=get_args(keepers[0].kind)[1] if keepers else Any,
    )


@cache
def bare(kind: Any) -> Any:
    """A member's type without UnsetType, which no JSON is of."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    # Why: annotations of some libraries have it with more than the type itself.
    parts = [p for p in get_args(kind) if UnsetType not in (p, *get_args(p)[:1])]
    made: Any = Union
    return made[tuple(parts)]


def _inside(kind: Any, raw: Any) -> Any:
    """The one part of a type that has members or items as this JSON has, else None."""
    if is_object(raw):
        found = [p for p in _parts(kind) if is_model(p) or _is_map(p) or is_union(p)]
    elif is_array(raw):
        found = [p for p in _parts(kind) if _is_array_of(p) or is_union(p)]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _is_array_of(kind: Any) -> bool:
    return get_origin(kind) in (list, tuple)


def _is_map(kind: Any) -> bool:
    return get_origin(kind) is dict and get_args(kind)[0] is str


@cache
def _parts(kind: Any) -> tuple[Any, ...]:
    """The types that a union of types consists of, or the type itself."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(part for one in get_args(kind) for part in _parts(one))
    return _parts(get_args(kind)[0]) if get_origin(kind) is Annotated else (kind,)


def _item_kinds(kind: Any, count: int) -> tuple[Any, ...] | None:
    """The types of so many items, None where there must be another number of them."""
    kinds = get_args(kind)
    if get_origin(kind) is list or kinds[-1:] == (...,):
        return kinds[:1] * count
    return kinds if len(kinds) == count else None


def described(raw: Any) -> str:
    """What a JSON value is, without what it holds."""
    match raw:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return f"a string of {_count(raw, 'character')}"
        case int():
            return "a whole number"
        case _ if is_array(raw):
            return f"an array of {_count(raw, 'item')}"
        case _ if is_object(raw):
            return f"an object with {_count(raw, 'member')}"
        case _:
            return "a number"


def _count(raw: Any, unit: str) -> str:
    return f"{len(raw)} {unit}" if len(raw) == 1 else f"{len(raw)} {unit}s"
