"""A parent schema with a discriminator → the schemas that extend it by allOf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .document import reference
from .grammar import all_objects

if TYPE_CHECKING:
    from .document import Document
    from .source import Node

_SHELVES = ("schemas", "definitions", "$defs")


@dataclass(slots=True)
class Families:
    """Who extends whom; found on first use (OpenAPI 3.1, 4.8.25: Discriminator Object)."""

    document: Document
    _children: dict[str, list[Node]] = field(default_factory=dict[str, "list[Node]"])
    _is_read: bool = False

    def descendants(self, parent: Node) -> tuple[Node, ...]:
        """The named schemas that extend a schema, and those that extend them."""
        if not self._is_read:
            self._read()
        found: dict[str, Node] = {}
        pending = self._children.get(parent.at.place, [])[::-1]
        while pending:
            child = pending.pop()
            place = child.at.place
            if place not in found and place != parent.at.place:
                found[place] = child
                pending += self._children.get(place, [])[::-1]
        return tuple(found.values())

    def _read(self) -> None:
        self._is_read = True
        for kind, node in all_objects(self.document):
            is_named = not node.tokens or node.tokens[-2:-1] in {(s,) for s in _SHELVES}
            if kind != "schema" or not is_named:
                continue
            for part in node.child("allOf").elements():
                ref = reference(part)
                parent = self.document.target(part, ref) if ref is not None else None
                if parent is not None:
                    self._children.setdefault(parent.at.place, []).append(node)
