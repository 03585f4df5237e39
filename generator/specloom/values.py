"""What schemas are made of at the ends: plain kinds, values and what is said to a reader."""

from __future__ import annotations

from typing import Final

from . import ir
from .source import Json, Node

ANY: Final = ir.Plain(ir.Kind.ANY)
NULL: Final = ir.Plain(ir.Kind.NULL)
PLAIN: Final[dict[str, ir.Kind]] = {
    "boolean": ir.Kind.BOOLEAN,
    "integer": ir.Kind.INTEGER,
    "number": ir.Kind.NUMBER,
    "string": ir.Kind.STRING,
    "file": ir.Kind.BINARY,
}


def docs_of(node: Node) -> ir.Docs:
    """Title is not among them: it is a candidate for a name, not a sentence."""
    return ir.Docs(
        summary=node.text("summary"),
        description=node.text("description"),
        deprecated=node.flag("deprecated"),
    )


def json_type(value: Json) -> str:
    """The JSON Schema name of a value's type."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
