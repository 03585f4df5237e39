"""Header pairs in, a read-only mapping out whose names ignore case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar, cast, get_origin

import msgspec

from .times import DateTime, parse_datetime

T = TypeVar("T")


class Headers(Mapping[str, str]):
    """Headers of an answer; `headers["Retry-After"]` finds `retry-after`.

    A header that came several times is joined by `, `; `get_list` keeps the values
    apart. The representation shows names only, as values may be secret.
    """

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple((name.lower(), value) for name, value in pairs)

    def get_list(self, name: str) -> list[str]:
        """All values of one header in their order; empty when there is none."""
        wanted = name.lower()
        return [value for found, value in self._pairs if found == wanted]

    def get_as(self, name: str, kind: type[T]) -> T | None:
        """One header as an `int`, a `datetime`, a `list[str]` …; None when it is absent.

        Raises ValueError when its text is none of that kind.
        """
        text = self.get(name)
        if text is None:
            return None
        try:
            return cast(T, _read(text.strip(), kind))
        except (msgspec.ValidationError, ValueError):
            raise ValueError(f"header {name}: its text is of another kind") from None

    def __getitem__(self, name: str) -> str:
        values = self.get_list(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.get_list(name))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for name, _ in self._pairs))

    def __len__(self) -> int:
        return len({name for name, _ in self._pairs})

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"


def check_name(name: str) -> None:
    """Raise ValueError for what cannot be the name of a header."""
    if not re.fullmatch(_NAME, name):
        raise ValueError(f"{name!r} cannot be the name of a header")


def breaks_lines(text: str) -> bool:
    """Whether the text would end the line of a header."""
    return re.search(_FORBIDDEN, text) is not None


def checked_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Headers as they are; raises ValueError for those that would break a message."""
    found = tuple(pairs)
    for name, value in found:
        check_name(name)
        if breaks_lines(value):
            raise ValueError(f"header {name}: the value must not hold line breaks")
    return found


# Why: texts, as compiling patterns takes much of the time that an import has.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_FORBIDDEN = r"[\r\n\0]"


def _read(text: str, kind: Any) -> Any:
    if kind in (datetime, DateTime):
        try:
            return parse_datetime(text)
        except ValueError:
            return parsedate_to_datetime(text)
    is_list = get_origin(kind) in (list, tuple, set)
    raw = [part.strip() for part in text.split(",")] if is_list else text
    return msgspec.convert(raw, kind, strict=False)
