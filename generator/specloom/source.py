"""A read file and located cursors into it: from a place in the data to a line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Tokens: TypeAlias = tuple[str, ...]


class Position(NamedTuple):
    """Line and column count from 1, in characters; `text` is the whole line."""

    line: int
    column: int
    text: str


def at_start(_: Tokens) -> int:
    """The locator of a file without structure."""
    return 0


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read; `locate` finds the character offset of a pointer in its text.

    `name` is the way to it from the folder of the named document, which itself has none.
    `origin` says where a value was written when that may be another file, an overlay.
    """

    file: str
    text: str = field(repr=False)
    data: Json = field(repr=False)
    locate: Callable[[Tokens], int] = field(repr=False, compare=False, default=at_start)
    name: str = ""
    origin: Callable[[Tokens], Location] | None = field(
        repr=False, compare=False, default=None
    )


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source, as the tokens of a JSON pointer (RFC 6901)."""

    source: Source = field(repr=False)
    tokens: Tokens

    @property
    def written(self) -> Location:
        """Where the value was written: in the overlay that it came from, if any."""
        return self.source.origin(self.tokens) if self.source.origin else self

    @property
    def file(self) -> str:
        return self.written.source.file

    @property
    def pointer(self) -> str:
        return to_pointer(self.tokens)

    @property
    def place(self) -> str:
        """The canonical pointer; in other files than the named one with the name before."""
        return self.source.name + self.pointer

    def position(self) -> Position:
        """Where the value (a collection: its key) starts; found when asked for."""
        at = self.written
        return position_at(at.source.text, at.source.locate(at.tokens))


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document together with where it stands.

    `elsewhere` are members of an object that is merged from several, where they stand.
    """

    source: Source = field(repr=False)
    tokens: Tokens
    value: Json
    elsewhere: Mapping[str, Node] | None = field(
        repr=False, compare=False, default=None
    )

    @property
    def at(self) -> Location:
        return Location(self.source, self.tokens)

    @property
    def key(self) -> str:
        return self.tokens[-1] if self.tokens else ""

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def get(self, key: str) -> Node | None:
        """The member of an object; None when absent or when this is no object."""
        if isinstance(self.value, dict) and key in self.value:
            return self._member(key, self.value[key])
        return None

    def child(self, key: str) -> Node:
        """The member of an object, or an empty object in its place."""
        return self.get(key) or Node(self.source, (*self.tokens, key), {})

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of an object in document order; none when this is no object."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, self._member(key, value)

    def _member(self, key: str, value: Json) -> Node:
        if self.elsewhere is not None:
            return self.elsewhere[key]
        return Node(self.source, (*self.tokens, key), value)

    def elements(self) -> Iterator[Node]:
        """The elements of an array; none when this is no array."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Node(self.source, (*self.tokens, str(index)), value)

    def text(self, key: str, default: str = "") -> str:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool:
        return isinstance(self.value, dict) and self.value.get(key) is True

    def optional_flag(self, key: str) -> bool | None:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, bool) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of an array member; other elements are passed over."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if not isinstance(value, list):
            return ()
        return tuple(item for item in value if isinstance(item, str))


def walk(source: Source, tokens: Tokens) -> Node | None:
    """The value at the end of a pointer."""
    value = source.data
    for token in tokens:
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return Node(source, tokens, value)


def to_pointer(tokens: Tokens) -> str:
    """`("paths", "/me")` → `#/paths/~1me`."""
    plain = "/".join(tokens)
    if "~" not in plain and plain.count("/") == len(tokens) - 1:
        return f"#/{plain}"
    parts = [t.replace("~", "~0").replace("/", "~1") for t in tokens]
    return "#" + "".join(f"/{part}" for part in parts)


def position_at(text: str, offset: int) -> Position:
    """Line and column of a character offset."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1, line)


def as_object(value: Json) -> Mapping[str, Json]:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """The value when it is an array, else an empty one."""
    return value if isinstance(value, list) else []
