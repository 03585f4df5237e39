"""A document and changes of its data → the changed document; what was read stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from .source import Json, Location, Node, as_object, walk

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document


class Editor:
    """Collects changes; containers on the way to a change are copied, once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._roots: dict[str, Json] = {}
        self._own: dict[int, Json] = {}

    def value(self, node: Node) -> Json:
        """What stands in a node's place by now; None when the place is gone."""
        found = walk(replace(node.source, data=self._root(node)), node.tokens)
        return found.value if found else None

    def set(self, node: Node, value: Json) -> None:
        """Put a value into a place that exists."""
        file = node.source.file
        if not node.tokens:
            self._roots[file] = value
            return
        at = self._roots[file] = self._copied(self._root(node))
        for token in node.tokens[:-1]:
            inner = self._copied(_member(at, token))
            _assign(at, token, inner)
            at = inner
        _assign(at, node.tokens[-1], value)

    def document(self) -> Document:
        """The document with all changes."""
        if not self._roots:
            return self._document
        sources = {
            file: replace(source, data=self._roots.get(file, source.data))
            for file, source in self._document.sources.items()
        }
        root = sources[self._document.root.file]
        addresses = self._document.addresses.moved(self._roots)
        return replace(self._document, root=root, sources=sources, addresses=addresses)

    def _root(self, node: Node) -> Json:
        return self._roots.get(node.source.file, node.source.data)

    def _copied(self, value: Json) -> Json:
        if id(value) in self._own or not isinstance(value, dict | list):
            return value
        copy = value.copy()
        self._own[id(copy)] = copy
        return copy


def _member(container: Json, token: str) -> Json:
    if isinstance(container, list):
        return container[int(token)]
    return as_object(container)[token]


def _assign(container: Json, token: str, value: Json) -> None:
    if isinstance(container, list):
        container[int(token)] = value
    elif isinstance(container, dict):
        container[token] = value


DRAFT_7: Final = "draft-07"


class Draft:
    """An object under repair: its members, and what is said about each change.

    `version` is that of OpenAPI, or DRAFT_7 in an AsyncAPI document.
    """

    def __init__(self, node: Node, value: Json, version: str, sink: Sink) -> None:
        self.node, self.version, self._sink = node, version, sink
        self.value: dict[str, Json] = dict(as_object(value))
        self.is_changed = False

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def get(self, key: str) -> Json:
        return self.value.get(key)

    def put(self, key: str, value: object, message: str, *at: str) -> None:
        """Set a member to a JSON value; `at` is the place to show, or the member itself."""
        self.say(message, *(at or (key,)))
        self.value[key] = cast("Json", value)
        self.is_changed = True

    def read(self, key: str, value: object) -> None:
        """Set a member to what it means, where nothing is wrong with it."""
        self.value[key] = cast("Json", value)
        self.is_changed = True

    def drop(self, key: str, message: str) -> None:
        self.say(message, key)
        del self.value[key]
        self.is_changed = True

    def say(self, message: str, *at: str) -> None:
        """Report a repair that needs no change of the data."""
        place = Location(self.node.source, (*self.node.tokens, *at))
        self._sink.report("repaired", message, place)
