"""What values are: kinds, types, named definitions and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal, TypeAlias

from .source import Json, Location

TypeId: TypeAlias = str
"""The canonical JSON pointer of a schema, after the file when it is not the root's."""


class Kind(Enum):
    """Values without parts, by what they are to a user."""

    ANY = auto()
    NULL = auto()
    BOOLEAN = auto()
    INTEGER = auto()
    NUMBER = auto()
    DECIMAL = auto()
    STRING = auto()
    DATETIME = auto()
    DATE = auto()
    TIME = auto()
    DURATION = auto()
    UUID = auto()
    BASE64 = auto()
    BINARY = auto()


@dataclass(frozen=True, slots=True)
class Plain:
    kind: Kind


@dataclass(frozen=True, slots=True)
class Const:
    """Exactly this value: text, an integer or a boolean."""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Array:
    item: Type


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array of exactly these items."""

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """An object whose members all have one type and no declared names."""

    value: Type


@dataclass(frozen=True, slots=True)
class Nullable:
    inner: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """A named type, by its place in the documents."""

    id: TypeId


Type: TypeAlias = Plain | Const | Array | Tuple | Map | Nullable | Ref


@dataclass(frozen=True, slots=True)
class Docs:
    """What the document says to a reader."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False


Limits: TypeAlias = tuple[tuple[str, int | float | str | bool], ...]
"""Keywords of JSON Schema that limit values (`minimum`, `pattern`, …) with what they say."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is documented about a value, and checked on request, but never decoded by.

    `default` is a tuple of the one value, or empty where none is said.
    """

    default: tuple[Json, ...] = ()
    limits: Limits = ()


NO_REMARKS: Final = Remarks()


@dataclass(frozen=True, slots=True)
class Field:
    """A member of an object; `required` is about presence, null is in the type."""

    wire: str
    type: Type
    required: bool
    read_only: bool
    write_only: bool
    docs: Docs
    at: Location
    remarks: Remarks = NO_REMARKS


@dataclass(frozen=True, slots=True)
class Object:
    """An object with declared members; `extra` types all others when they are invited."""

    id: TypeId
    title: str
    docs: Docs
    fields: tuple[Field, ...]
    extra: Type | None
    at: Location


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Named values of one base; `listed` is False where the document calls the list open."""

    id: TypeId
    title: str
    docs: Docs
    base: Literal[Kind.STRING, Kind.INTEGER]
    values: tuple[str | int, ...]
    listed: bool
    at: Location


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells variants apart, and which value means which variant.

    `default` is the variant of all other values, where there is one.
    """

    wire: str
    mapping: tuple[tuple[str, TypeId], ...]
    default: TypeId | None = None


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types (null is outside, as Nullable)."""

    id: TypeId
    title: str
    docs: Docs
    variants: tuple[Type, ...]
    discriminator: Discriminator | None
    at: Location


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name for a type: a component that is an array, a map or a plain value."""

    id: TypeId
    title: str
    docs: Docs
    type: Type
    at: Location
    remarks: Remarks = NO_REMARKS


Definition: TypeAlias = Object | Enumeration | Union | Alias
