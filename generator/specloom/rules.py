"""What a document must keep to beyond its meta-schema; a function's name is its code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .load import DATA_KEYS
from .schema import json_type
from .source import Node

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .load import Document

_KEYWORDS: Final[dict[str, tuple[str, ...]]] = {
    "type": ("string", "array"),
    "properties": ("object",),
    "patternProperties": ("object",),
    "additionalProperties": ("object", "boolean"),
    "items": ("object", "boolean"),
    "prefixItems": ("array",),
    "required": ("array",),
    "enum": ("array",),
    "allOf": ("array",),
    "oneOf": ("array",),
    "anyOf": ("array",),
    "not": ("object", "boolean"),
    "contains": ("object", "boolean"),
    "if": ("object", "boolean"),
    "then": ("object", "boolean"),
    "else": ("object", "boolean"),
    "format": ("string",),
    "nullable": ("boolean",),
    "$ref": ("string",),
}
_TYPES: Final = frozenset(
    {"null", "boolean", "integer", "number", "string", "array", "object", "file"}
)
_SCHEMA_LISTS: Final = ("allOf", "oneOf", "anyOf", "prefixItems")
_SCHEMA_MAPS: Final = ("properties", "patternProperties", "$defs", "definitions")
_SCHEMAS: Final = (
    "additionalProperties",
    "items",
    "not",
    "contains",
    "if",
    "then",
    "else",
)


def schema_keyword(document: Document, sink: Sink) -> None:
    """Every keyword of every schema has a value of the kind that JSON Schema asks for."""
    for source in document.sources.values():
        for schema in _schemas(Node(source, (), source.data)):
            _check_schema(schema, sink)


def unique_operation_id(document: Document, sink: Sink) -> None:
    """No two operations of the document have one id."""
    seen: dict[str, Node] = {}
    for shelf in ("paths", "webhooks"):
        for _, item in document.node.child(shelf).items():
            for _, operation in document.follow(item).items():
                id = operation.text("operationId")
                twin = seen.setdefault(id, operation)
                if id and twin.at.place != operation.at.place:
                    message = f"{id!r} is the id of {twin.at.place} too"
                    at = operation.child("operationId").at
                    sink.report("duplicate-operation-id", message, at)


RULES: Final = (schema_keyword, unique_operation_id)


def _check_schema(schema: Node, sink: Sink) -> None:
    if not isinstance(schema.value, (dict, bool)):
        message = f"a schema is an object, not {_a(schema)}"
        sink.report("schema-keyword", message, schema.at)
    for keyword, value in schema.items():
        kinds = _KEYWORDS.get(keyword)
        if kinds and json_type(value.value) not in kinds:
            wanted = " or ".join(_with_article(kind) for kind in kinds)
            message = f"`{keyword}` is {wanted}, not {_a(value)}"
            sink.report("schema-keyword", message, value.at)
    for name in [schema.text("type"), *schema.texts("type")]:
        if name and name not in _TYPES:
            message = f"{name!r} is not a type of JSON Schema"
            help = f"Types are {', '.join(sorted(_TYPES))}."
            sink.report("schema-keyword", message, schema.child("type").at, help=help)


def _a(node: Node) -> str:
    return _with_article(json_type(node.value))


def _with_article(kind: str) -> str:
    return kind if kind == "null" else f"{'an' if kind[0] in 'aio' else 'a'} {kind}"


def _schemas(node: Node) -> Iterator[Node]:
    """Every schema below an object that is not a schema itself, nested ones included."""
    for key, child in node.items():
        if key in DATA_KEYS or key.startswith("x-"):
            continue
        if key == "schema":
            yield from _nested(child)
        elif key in ("schemas", "definitions") and isinstance(child.value, dict):
            for _, schema in child.items():
                yield from _nested(schema)
        else:
            yield from _schemas(child)
    for element in node.elements():
        yield from _schemas(element)


def _nested(schema: Node) -> Iterator[Node]:
    yield schema
    for key in _SCHEMAS:
        child = schema.get(key)
        if child is not None and isinstance(child.value, (dict, bool)):
            yield from _nested(child)
    for key in _SCHEMA_LISTS:
        for element in schema.child(key).elements():
            yield from _nested(element)
    for key in _SCHEMA_MAPS:
        for _, member in schema.child(key).items():
            yield from _nested(member)
