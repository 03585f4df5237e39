"""Schemas that fill in the `$dynamicRef`s of another → schemas with that filled in.

JSON Schema 2020-12, 8.2.3.2: a `$dynamicRef` leads to the outermost schema with that
`$dynamicAnchor` on the way to it, so that `$defs` beside a `$ref` act as type arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import reference
from .edits import Editor
from .grammar import visit
from .source import Json, Node, as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .document import Document


def filled_in(document: Document) -> Document:
    """The document with a copy of the generic schema wherever one is given arguments."""
    if not document.addresses.anchors:
        return document
    editor = Editor(document)
    nodes = [node for kind, node in visit(document) if kind == "schema"]
    for node in sorted(nodes, key=lambda node: -len(node.tokens)):
        arguments = _arguments(node)
        if arguments:
            _fill(document, editor, node, arguments)
    return editor.document()


def _arguments(node: Node) -> dict[str, str]:
    """By `#name` the pointers of the `$defs` that carry a dynamic anchor."""
    found = ((d.text("$dynamicAnchor"), d) for _, d in node.child("$defs").items())
    return {f"#{name}": d.at.pointer for name, d in found if name}


def _fill(
    document: Document, editor: Editor, node: Node, arguments: Mapping[str, str]
) -> None:
    """Put copies of what the schema and its allOf refer to in place of the references."""
    value = dict(as_object(editor.value(node)))
    parts: list[Json] = []
    for part in (node, *node.child("allOf").elements()):
        generic = document.follow(part) if reference(part) is not None else part
        is_here = generic.source.file == node.source.file
        copy = _copy(generic.value, arguments) if is_here else generic.value
        if copy is generic.value or generic is part:
            parts += [] if part is node else [part.value]
            continue
        if part is node:
            del value["$ref"]
        rest = {k: v for k, v in as_object(copy).items() if k not in ("$id", "$defs")}
        parts.append(rest)
    if parts and parts != [p.value for p in node.child("allOf").elements()]:
        editor.set(node, {**value, "allOf": parts})


def _copy(value: Json, arguments: Mapping[str, str]) -> Json:
    """The same value where no argument is asked for, else a copy that refers to them."""
    if isinstance(value, list):
        items = [_copy(item, arguments) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    if not isinstance(value, dict):
        return value
    asked = value.get("$dynamicRef")
    members = {key: _copy(member, arguments) for key, member in value.items()}
    if isinstance(asked, str) and asked in arguments:
        del members["$dynamicRef"]
        return {**members, "$ref": arguments[asked]}
    same = all(members[key] is value[key] for key in value)
    return value if same else members
