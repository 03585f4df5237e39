"""A document → every object that the specification names, with the kind that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from .document import ASYNCAPI, reference
from .event_grammar import EVENT_MEMBERS
from .schema_formats import foreign_member, schema_member

if TYPE_CHECKING:
    from .document import Document
    from .source import Node, Tokens

METHODS: Final = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)
_OPERATIONS: Final = dict.fromkeys(sorted(METHODS), "operation")
MEMBERS: Final[dict[str, dict[str, str]]] = {
    "document": {
        "paths": "{item}",
        "webhooks": "{item}",
        "x-webhooks": "{item}",
        "components": "components",
        "definitions": "{schema}",
        "parameters": "{parameter}",
        "responses": "{response}",
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "requestBodies": "{body}",
        "headers": "{header}",
        "callbacks": "{callback}",
        "pathItems": "{item}",
        "mediaTypes": "{media}",
    },
    "item": {
        **_OPERATIONS,
        "parameters": "[parameter]",
        "additionalOperations": "{operation}",
    },
    "operation": {
        "parameters": "[parameter]",
        "requestBody": "body",
        "responses": "{response}",
        "callbacks": "{callback}",
    },
    "callback": {"*": "item"},
    "parameter": {"schema": "schema", "content": "{media}"},
    "header": {"schema": "schema", "content": "{media}"},
    "body": {"content": "{media}"},
    "response": {"content": "{media}", "headers": "{header}", "schema": "schema"},
    "media": {"schema": "schema", "itemSchema": "schema", "encoding": "{encoding}"},
    "encoding": {"headers": "{header}"},
    "schema": {
        "properties": "{schema}",
        "patternProperties": "{schema}",
        "dependentSchemas": "{schema}",
        "$defs": "{schema}",
        "definitions": "{schema}",
        "allOf": "[schema]",
        "oneOf": "[schema]",
        "anyOf": "[schema]",
        "prefixItems": "[schema]",
        "items": "schema",
        "additionalProperties": "schema",
        "unevaluatedProperties": "schema",
        "unevaluatedItems": "schema",
        "propertyNames": "schema",
        "contains": "schema",
        "contentSchema": "schema",
        "not": "schema",
        "if": "schema",
        "then": "schema",
        "else": "schema",
    },
    **EVENT_MEMBERS,
}
"""The members that lead on: `kind` one object, `{kind}` a map and `[kind]` a list of them."""
_STATUS: Final = re.compile(r"[1-5]XX|[1-9][0-9]{2}|default")
_LIKE_STATUS: Final = re.compile(
    r"([1-5])[xX*]{2}|([1-9][0-9]{2})(?![0-9]).*", re.DOTALL
)


Mark: TypeAlias = "tuple[str, str, Tokens]"
"""The kind and the place of an object."""


def visit(
    document: Document, seen: set[Mark] | None = None
) -> Iterator[tuple[str, Node]]:
    """Every object with its kind, once, outer ones first; references are followed.

    What was `seen` before is passed over.
    """
    seen = set() if seen is None else seen
    pending = [(_root(document), document.node)]
    while pending:
        kind, node = pending.pop()
        if kind == "schema" and schema_member(node.value) == "schema":
            kind = "format"
        mark = (kind, node.source.file, node.tokens)
        if mark in seen:
            continue
        seen.add(mark)
        yield kind, node
        ref = reference(node)
        target = document.target(node, ref) if ref is not None else None
        onward = [*_inside(kind, node)]
        if target is not None:
            is_schema = kind == "media" and "/schemas/" in target.at.pointer
            onward.append(("schema" if is_schema else kind, target))
        pending.extend(reversed(onward))


def all_objects(document: Document) -> Iterator[tuple[str, Node]]:
    """Every object of the document, and of the one beside it."""
    seen: set[Mark] = set()
    for part in document.parts:
        yield from visit(part, seen)


def _root(document: Document) -> str:
    if document.kind != ASYNCAPI:
        return "document"
    return "asyncapi2" if document.version.startswith("2") else "asyncapi3"


def _inside(kind: str, node: Node) -> Iterator[tuple[str, Node]]:
    members = MEMBERS[kind]
    foreign = foreign_member(node.value) if isinstance(node.value, dict) else ""
    for key, child in node.items():
        is_other = key not in ("$ref", foreign) and not key.startswith("x-")
        wanted = members.get(key) or (members.get("*", "") if is_other else "")
        if "=" in wanted or (foreign and key == foreign):
            continue
        if wanted.startswith("{"):
            yield from (
                (wanted[1:-1], entry)
                for name, entry in child.items()
                if kind == "schema" or not name.startswith("x-")
            )
        elif wanted.startswith("["):
            yield from ((wanted[1:-1], entry) for entry in child.elements())
        elif wanted == "schema" and isinstance(child.value, list):
            yield from ((wanted, entry) for entry in child.elements())
        elif wanted:
            yield wanted, child


def is_status(text: str) -> bool:
    """Whether the text is a key of responses: `404`, `4XX` or `default`."""
    return bool(_STATUS.fullmatch(text))


def read_status(text: str) -> str:
    """`4xx` → `4XX`, `200 OK` → `200`, `Default` → `default`; else the text as it is."""
    plain = text.strip()
    if plain.lower() == "default":
        return "default"
    found = _LIKE_STATUS.fullmatch(plain)
    if found is None:
        return text
    return f"{found[1]}XX" if found[1] else found[2]
