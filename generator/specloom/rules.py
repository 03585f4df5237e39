"""What a document must keep to beyond its meta-schema; a function's name is its code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .grammar import MEMBERS
from .source import Node
from .values import json_type

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document

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


def schema_keyword(kind: str, node: Node, sink: Sink) -> None:
    """Every keyword of every schema has a value of the kind that JSON Schema asks for."""
    if kind == "schema":
        _check_schema(node, sink)


def unreadable(kind: str, node: Node, sink: Sink) -> None:
    """What a call is made of can be read: parameters, keys, and the objects around."""
    is_object = node.value is None or isinstance(node.value, dict)
    if kind in _OBJECTS and not is_object:
        message = f"this is {_a(node)}, and should be an object"
        sink.report("unreadable", message, node.at)
    if kind == "parameter" and "$ref" not in node:
        _check_parameter(node, sink)
    if kind in ("document", "components"):
        _check_maps(kind, node, sink)


def header_name(kind: str, node: Node, sink: Sink) -> None:
    """The names of headers can be sent (RFC 9110 §5.1)."""
    named = [node] if kind == "parameter" else []
    if kind in ("document", "components"):
        named = [scheme for scheme in _schemes(node) if scheme.text("type") == "apiKey"]
    for one in named:
        name = one.text("name")
        if one.text("in") == "header" and name and not _TOKEN.fullmatch(name):
            message = f"no request can have a header named {name!r}"
            sink.report("header-name", message, one.child("name").at)


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


RULES: Final = (schema_keyword, unreadable, header_name)
"""Asked about every object of the document, with its kind (grammar.py)."""
_OBJECTS: Final = ("item", "operation", "parameter", "response", "media", "body")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_IN: Final = ("path", "query", "header", "cookie", "body", "formData", "querystring")


def _check_parameter(node: Node, sink: Sink) -> None:
    place = node.text("in")
    if place not in _IN:
        message = (
            f"{place!r} is no place of a parameter" if place else "`in` is missing"
        )
        sink.report("unreadable", message, (node.get("in") or node).at)
    elif not node.text("name"):
        sink.report("unreadable", "the parameter has no name", node.at)


def _check_maps(kind: str, node: Node, sink: Sink) -> None:
    for key in (*MEMBERS[kind], "securitySchemes", "securityDefinitions"):
        child = node.get(key)
        if child is not None and not isinstance(child.value, dict):
            message = f"`{key}` is {_a(child)}, and should be an object"
            sink.report("unreadable", message, child.at)
    for scheme in _schemes(node):
        place = scheme.text("in", "header")
        if scheme.text("type") == "apiKey" and place not in _IN[1:4]:
            message = f"{place!r} is no place of a key"
            sink.report("unreadable", message, scheme.child("in").at)


def _schemes(node: Node) -> Iterator[Node]:
    for key in ("securitySchemes", "securityDefinitions"):
        for _, scheme in node.child(key).items():
            yield scheme


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


def _a(node: Node) -> str:
    return _with_article(json_type(node.value))


def _with_article(kind: str) -> str:
    return kind if kind == "null" else f"{'an' if kind[0] in 'aio' else 'a'} {kind}"
