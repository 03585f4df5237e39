"""Object types → one JSON Schema document in which every name is a numbered stand-in.

What reads it can neither change a name nor be misled by text of a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias, assert_never

from . import ir

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema: TypeAlias = dict[str, Any]

MODULE: Final = "here"
"""The module that stand-ins of other types come from."""
_PLAIN: Final[Mapping[ir.Kind, Schema]] = {
    ir.Kind.ANY: {},
    ir.Kind.NULL: {"type": "null"},
    ir.Kind.BOOLEAN: {"type": "boolean"},
    ir.Kind.INTEGER: {"type": "integer"},
    ir.Kind.NUMBER: {"type": "number"},
    ir.Kind.DECIMAL: {"customTypePath": f"{MODULE}.Decimal"},
    ir.Kind.DECIMAL_TEXT: {"customTypePath": f"{MODULE}.DecimalText"},
    ir.Kind.STRING: {"type": "string"},
    ir.Kind.DATETIME: {"customTypePath": f"{MODULE}.DateTime"},
    ir.Kind.DATE: {"type": "string", "format": "date"},
    ir.Kind.TIME: {"type": "string", "format": "time"},
    ir.Kind.DURATION: {"type": "string", "format": "duration"},
    ir.Kind.UUID: {"type": "string", "format": "uuid"},
    ir.Kind.BASE64: {"customTypePath": f"{MODULE}.Bytes"},
    ir.Kind.BINARY: {"type": "string"},
}
_PLAIN_TYPES: Final = ("boolean", "integer", "number", "string")


@dataclass(frozen=True, slots=True)
class Projection:
    """A document of some types; `constants` are the texts that its stand-ins `k0x` … mean."""

    schema: Schema
    constants: tuple[str, ...]


def class_name(number: int) -> str:
    return f"C{number}x"


def member_name(number: int) -> str:
    return f"f{number}x"


def constant(number: int) -> str:
    return f"k{number}x"


def member_types(shape: ir.Object) -> tuple[ir.Type, ...]:
    """The types of the members, then that of all extra ones, where they are kept."""
    extra = () if shape.extra is None else (ir.Map(shape.extra),)
    return (*(f.type for f in shape.fields), *extra)


def numbered(api: ir.Api) -> dict[ir.TypeId, int]:
    """The number of every named type."""
    return {id: number for number, id in enumerate(api.types)}


def projection(
    api: ir.Api, numbers: Mapping[ir.TypeId, int], shapes: Iterable[ir.Object]
) -> Projection:
    """The document of these objects; other named types are left to be imported.

    All members are required: what an absent one is, is not a matter of its type.
    """
    inside = {shape.id: shape for shape in shapes}
    writer = _Writer(api.types, numbers, frozenset(inside))
    schemas = {class_name(numbers[id]): writer.object(s) for id, s in inside.items()}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": schemas,
    }
    return Projection(schema, tuple(writer.constants))


@dataclass(frozen=True, slots=True)
class _Writer:
    types: Mapping[ir.TypeId, ir.Definition]
    numbers: Mapping[ir.TypeId, int]
    inside: frozenset[ir.TypeId]
    constants: dict[str, int] = field(default_factory=dict[str, int])

    def object(self, shape: ir.Object) -> Schema:
        types = enumerate(member_types(shape))
        members = {member_name(n): self._member(typed) for n, typed in types}
        base = "Model" if shape.extra is None else "OpenModel"
        return {
            "type": "object",
            "customBasePath": f"{MODULE}.{base}",
            "properties": members,
            "required": list(members),
        }

    def _member(self, typed: ir.Type) -> Schema:
        """The same as `type`; quicker to read where it may be null."""
        if isinstance(typed, ir.Nullable):
            inner = self.type(typed.inner)
            if inner.get("type") in _PLAIN_TYPES:
                return {**inner, "type": [inner["type"], "null"]}
        return self.type(typed)

    def type(self, typed: ir.Type) -> Schema:
        match typed:
            case ir.Plain(kind):
                return _PLAIN[kind]
            case ir.Const(str() as value):
                number = self.constants.setdefault(value, len(self.constants))
                return {"const": constant(number)}
            case ir.Const(value):
                return {"const": value}
            case ir.Array(item):
                return {"type": "array", "items": self.type(item)}
            case ir.Tuple(items):
                size = len(items)
                return {
                    "type": "array",
                    "prefixItems": [self.type(item) for item in items],
                    "items": False,
                    "minItems": size,
                    "maxItems": size,
                }
            case ir.Map(value):
                return {"type": "object", "additionalProperties": self.type(value)}
            case ir.Nullable(inner):
                return {"anyOf": [self.type(inner), {"type": "null"}]}
            case ir.Ref(id):
                return self._named(id)
            case _:
                assert_never(typed)

    def _named(self, id: ir.TypeId) -> Schema:
        shape = self.types[id]
        if isinstance(shape, ir.Alias):
            return self.type(shape.type)
        name = class_name(self.numbers[id])
        if id in self.inside:
            return {"$ref": f"#/$defs/{name}"}
        return {"customTypePath": f"{MODULE}.{name}"}
