"""A file → its references, and the addresses that it and its schemas have."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin

from .schema_formats import FORMAT, foreign_member, is_avro
from .source import Node, Source, Tokens, as_object, walk

if TYPE_CHECKING:
    from .source import Json, Location

REFERENCES: Final = ("$ref", "$dynamicRef")
DATA_KEYS: Final = frozenset({"example", "examples", "default", "enum", "const"})
NAME_MAPS: Final = frozenset(
    {
        "properties", "patternProperties", "dependentSchemas", "definitions", "$defs",
        "schemas", "responses", "parameters", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks",
        "x-webhooks", "content", "encoding", "variables", "mapping", "mediaTypes",
        "scopes", "channels", "operations", "messages", "servers", "serverVariables",
        "correlationIds", "replies", "replyAddresses", "operationTraits",
        "messageTraits", "serverBindings", "channelBindings", "operationBindings",
        "messageBindings",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """An object and the member of it, `$ref` or `$dynamicRef`, that refers elsewhere.

    `is_foreign`: it stands in the place of a schema in another language, whose own
    references are not followed.
    """

    node: Node
    key: str
    is_foreign: bool = False

    @property
    def text(self) -> str:
        return self.node.text(self.key)

    @property
    def address(self) -> str:
        """What stands before the #; nothing in a reference within the file."""
        return self.text.partition("#")[0]

    @property
    def at(self) -> Location:
        return self.node.child(self.key).at


@dataclass(frozen=True, slots=True)
class Addresses:
    """What can be referred to by another way than a pointer.

    `nodes` are files, and schemas with `$id` and documents with `$self`, by address.
    `anchors` are schemas with `$anchor` or `$dynamicAnchor` by file, closest object with
    an address around them, and name; without an object, the first of the file. `bases` are
    the addresses of the objects of a file that have one of their own.
    """

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    anchors: dict[tuple[str, Tokens | None, str], Node] = field(
        default_factory=dict[tuple[str, Tokens | None, str], Node]
    )
    bases: dict[str, dict[Tokens, str]] = field(
        default_factory=dict[str, dict[Tokens, str]]
    )

    def add(self, source: Source) -> list[Reference]:
        """Take up a file; the references in it, but for examples and other plain data."""
        root = Node(source, (), source.data)
        self.nodes.setdefault(resolve(source.file, ""), root)
        own = as_object(root.value).get("$self")
        if isinstance(own, str):
            self._take(root, own, ())
        found: list[Reference] = []
        self._walk(root, (), found)
        return found

    def moved(self, roots: Mapping[str, Json]) -> Addresses:
        """The same places in files whose data has changed."""

        def now(node: Node) -> Node:
            data = roots.get(node.source.file)
            if data is None:
                return node
            source = replace(node.source, data=data)
            return walk(source, node.tokens) or node

        return Addresses(
            {address: now(node) for address, node in self.nodes.items()},
            {key: now(node) for key, node in self.anchors.items()},
            self.bases,
        )

    def base(self, node: Node) -> tuple[Tokens, str] | None:
        """The closest object at or around a node that has an address of its own."""
        known = self.bases.get(node.source.file)
        if known:
            for end in range(len(node.tokens), -1, -1):
                if node.tokens[:end] in known:
                    return node.tokens[:end], known[node.tokens[:end]]
        return None

    def anchor(self, resource: Node, name: str) -> Node | None:
        """The schema with this anchor in a file, or in an object with an address."""
        file, tokens = resource.source.file, resource.tokens
        found = self.anchors.get((file, tokens, name))
        return found or (None if tokens else self.anchors.get((file, None, name)))

    def _walk(self, node: Node, base: Tokens, found: list[Reference]) -> None:
        value = node.value
        if isinstance(value, dict):
            base = self._named(node, value, base)
            found += [Reference(node, k) for k in REFERENCES if _is_text(value.get(k))]
            foreign = foreign_member(value)
            for key, child in value.items():
                if not isinstance(child, (dict, list)) or _is_data(key):
                    continue
                way = (*node.tokens, key)
                if key == foreign:
                    found += _foreign(Node(node.source, way, child), value)
                elif isinstance(child, dict) and _is_name_map(key, child):
                    for name, entry in child.items():
                        self._walk(Node(node.source, (*way, name), entry), base, found)
                else:
                    self._walk(Node(node.source, way, child), base, found)
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, (dict, list)):
                    way = (*node.tokens, str(index))
                    self._walk(Node(node.source, way, entry), base, found)

    def _named(self, node: Node, value: dict[str, Json], base: Tokens) -> Tokens:
        """Take up the names of an object; the closest object with an address."""
        id = value.get("$id")
        if isinstance(id, str) and id.strip("#"):
            # Why: drafts before 2019-09 write an anchor as `$id: "#name"`.
            if id.startswith("#"):
                self._anchored(node, id[1:], base)
            else:
                self._take(node, id, base)
                base = node.tokens
        for key in ("$anchor", "$dynamicAnchor"):
            name = value.get(key)
            if isinstance(name, str):
                self._anchored(node, name, base)
        return base

    def _take(self, node: Node, address: str, base: Tokens) -> None:
        file = node.source.file
        known = self.bases.setdefault(file, {})
        whole = resolve(known.get(base, file), address.partition("#")[0])
        known[node.tokens] = whole
        self.nodes.setdefault(whole, node)

    def _anchored(self, node: Node, name: str, base: Tokens) -> None:
        file = node.source.file
        self.anchors.setdefault((file, base, name), node)
        self.anchors.setdefault((file, None, name), node)


_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
# Why: with two letters at least, as one letter is a drive of Windows.


def is_absolute(address: str) -> bool:
    """Whether an address says by itself where it is, as one with `https:` does."""
    return address.startswith("//") or _SCHEME.match(address) is not None


def resolve(base: str, address: str) -> str:
    """An address as seen from a file, which is a path, or from another address."""
    if is_absolute(base):
        try:
            return urljoin(base, address)
        except ValueError:
            return address
    if is_absolute(address):
        return address
    way = f"{Path(base).parent.as_posix()}/{unquote(address)}" if address else base
    return os.path.normpath(way)


def _foreign(node: Node, owner: Mapping[str, Json]) -> list[Reference]:
    """The reference to a schema in Avro; what is inside such a schema is not ours."""
    is_reference = _is_text(as_object(node.value).get("$ref"))
    found = is_reference and is_avro(str(owner[FORMAT]))
    return [Reference(node, "$ref", is_foreign=True)] if found else []


def _is_name_map(key: str, value: dict[str, Json]) -> bool:
    """Whether the members of an object have names; `headers` can also be one schema."""
    says = ("$ref", "type", FORMAT)
    if key == "headers" and any(_is_text(value.get(k)) for k in says):
        return False
    return key in NAME_MAPS and not (key == "headers" and "properties" in value)


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_data(key: str) -> bool:
    return key in DATA_KEYS or (key.startswith("x-") and key != "x-webhooks")
