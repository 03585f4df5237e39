"""Classes that were written with stand-ins → the types of their members, with real names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .code import Code, Symbol, code
from .layout import alternatives
from .projection import Schema, class_name, member_types, numbered, projection
from .python import literal

if TYPE_CHECKING:
    from .python import Speller

Write: TypeAlias = Callable[[Sequence[Schema]], Mapping[str, str]]
"""JSON Schema documents → the source of their classes by name."""

_MOST: Final = 250
"""Classes of one document."""
_MEMBER: Final = re.compile(r"^    f\d+x: (.*) = f\d+x_rest$", re.MULTILINE)
_TOKEN: Final = re.compile(r', | \| |"k(\d+)x"|\bC(\d+)x\b|[A-Za-z_]\w*|.')
"""A token of an annotation; the groups are the numbers of a constant and of a class."""
_KINDS: Final = {
    "Any": ir.Kind.ANY,
    "Bytes": ir.Kind.BASE64,
    "DateTime": ir.Kind.DATETIME,
    "Decimal": ir.Kind.DECIMAL,
    "DecimalText": ir.Kind.DECIMAL_TEXT,
    "None": ir.Kind.NULL,
    "UUID": ir.Kind.UUID,
    "bool": ir.Kind.BOOLEAN,
    "date": ir.Kind.DATE,
    "float": ir.Kind.NUMBER,
    "int": ir.Kind.INTEGER,
    "str": ir.Kind.STRING,
    "time": ir.Kind.TIME,
    "timedelta": ir.Kind.DURATION,
}


SHADOWING: Final = frozenset(
    {
        *("construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj"),
        *("parse_raw", "schema", "schema_json", "update_forward_refs", "validate"),
    }
)
"""Deprecated methods of pydantic models; a member may have their names."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The types of members as they were written, with stand-ins.

    `ids` are the named types by number; each class has the texts of its members, the
    extra ones last, and the constants that stand-ins mean in them.
    """

    ids: tuple[ir.TypeId, ...]
    classes: Mapping[ir.TypeId, tuple[tuple[str, ...], tuple[str, ...]]]

    def options(
        self, owner: ir.TypeId, member: int, speller: Speller
    ) -> tuple[Code, ...]:
        """The alternatives of a member's type as it was written."""
        texts, constants = self.classes[owner]
        parts = self._parts(texts[member], constants, speller)
        return tuple(alternatives(code(*parts)))

    def _parts(
        self, text: str, constants: tuple[str, ...], speller: Speller
    ) -> Iterator[Code | str]:
        for found in _TOKEN.finditer(text):
            token, constant, number = found[0], found[1], found[2]
            if constant:
                yield literal(constants[int(constant)])
            elif number:
                yield speller.model(self.ids[int(number)])
            elif token in _KINDS:
                yield speller.annotation(ir.Plain(_KINDS[token]))
            elif token == "Literal":
                yield code(Symbol("typing", "Literal"))
            elif token in ("dict", "list", "tuple"):
                yield speller.builtin(token)
            else:
                yield token


def hints(api: ir.Api, write: Write) -> Hints:
    """The types of the members of all objects of the documents."""
    numbers = numbered(api)
    shapes = [shape for shape in api.types.values() if isinstance(shape, ir.Object)]
    groups = [shapes[i : i + _MOST] for i in range(0, len(shapes), _MOST)]
    projections = [projection(api, numbers, group) for group in groups]
    sources = write([projected.schema for projected in projections])
    return Hints(
        ids=tuple(api.types),
        classes={
            shape.id: (_members(shape, sources, numbers), projected.constants)
            for group, projected in zip(groups, projections, strict=True)
            for shape in group
        },
    )


def _members(
    shape: ir.Object, sources: Mapping[str, str], numbers: Mapping[ir.TypeId, int]
) -> tuple[str, ...]:
    found = tuple(_MEMBER.findall(sources[class_name(numbers[shape.id])]))
    assert len(found) == len(member_types(shape)), shape.id
    return found
