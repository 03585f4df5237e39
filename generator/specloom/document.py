"""Files that were read and the references between them → what a reference points to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .addresses import REFERENCES, Addresses, resolve
from .schema_formats import FORMAT, is_ours, schema_member
from .source import Node, Source, Tokens, as_object, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENAPI: Final = "openapi"
ASYNCAPI: Final = "asyncapi"


@dataclass(frozen=True, slots=True)
class Document:
    """The named document, every file it refers to, and its kind and version.

    `beside` is the file of an AsyncAPI document that is read with it, and its version.
    """

    root: Source
    kind: str
    version: str
    sources: dict[str, Source] = field(default_factory=dict[str, Source], repr=False)
    addresses: Addresses = field(default_factory=Addresses, repr=False)
    beside: tuple[str, str] | None = None

    @property
    def node(self) -> Node:
        return Node(self.root, (), self.root.data)

    @property
    def parts(self) -> tuple[Document, ...]:
        """The document and the one beside it, each with all files."""
        if self.beside is None:
            return (self,)
        file, version = self.beside
        root = self.sources[file]
        other = replace(self, root=root, kind=ASYNCAPI, version=version, beside=None)
        return self, other

    @property
    def events(self) -> Document | None:
        """The AsyncAPI document."""
        return next((part for part in self.parts if part.kind == ASYNCAPI), None)

    def follow(self, node: Node) -> Node:
        """The object behind a reference; of a schema with its format, the schema.

        Loops and dangling references are reported by `load`, so that here they end in an
        empty object.
        """
        node = self.behind(node)
        while _has_format(node):
            node = self.behind(node.child("schema"))
        return node

    def behind(self, node: Node) -> Node:
        """The object behind a reference, through chains of them; else the node itself."""
        seen: set[str] = set()
        while (ref := reference(node)) is not None:
            target = self.target(node, ref)
            if target is None or target.at.place in seen:
                return Node(node.source, node.tokens, {})
            seen.add(target.at.place)
            node = target
        return node

    def target(self, base: Node, ref: str) -> Node | None:
        """What a reference in an object points to."""
        return self.exactly(base, ref) or _nearby(base, ref)

    def exactly(self, base: Node, ref: str) -> Node | None:
        """The same by the rules, without a look at what is nearby."""
        address, _, fragment = ref.partition("#")
        for resource in self.resources(base, address):
            found = self._inside(resource, fragment)
            if found is not None:
                return found
        return None

    def resources(self, base: Node, address: str) -> Iterator[Node]:
        """What a fragment may be looked for in: the file or schema with this address.

        Inside a schema that has a `$id` an address is relative to that, and a pointer starts
        at that. Real documents forget it, so that the file is looked at next.
        """
        own = self.addresses.base(base)
        file = base.source.file
        if not address:
            if own is not None and own[0]:
                yield from filter(None, [walk(base.source, own[0])])
            yield Node(base.source, (), base.source.data)
            return
        for around in ([own[1]] if own else []) + [file]:
            yield from filter(
                None, [self.addresses.nodes.get(resolve(around, address))]
            )

    def _inside(self, resource: Node, fragment: str) -> Node | None:
        if not fragment:
            return resource
        if fragment.startswith("/"):
            ways = (tokens_of(fragment), _lenient_tokens(fragment))
            found = (walk(resource.source, (*resource.tokens, *way)) for way in ways)
            return next(filter(None, found), None)
        return self.addresses.anchor(resource, unquote(fragment))


def is_swagger(document: Document) -> bool:
    """Whether the document is written in Swagger 2.0."""
    return document.kind == OPENAPI and document.version.startswith("2")


def _has_format(node: Node) -> bool:
    """Whether this is a JSON Schema beside the name of its format (AsyncAPI 3)."""
    if not isinstance(node.value, dict) or FORMAT not in node.value:
        return False
    return schema_member(node.value) == "schema" and is_ours(node.text(FORMAT))


def reference(node: Node) -> str | None:
    """The text of the `$ref` of an object, else of its `$dynamicRef`, when it has one.

    A `$dynamicRef` is read as a `$ref`: what it is at that place, not what it may become
    where the schema is used.
    """
    refs = (as_object(node.value).get(key) for key in REFERENCES)
    return next((ref for ref in refs if isinstance(ref, str)), None)


def _nearby(base: Node, ref: str) -> Node | None:
    """The same way from the closest object around a reference that has it.

    A JSON Schema that was pasted into a document refers to its own `$defs` like this.
    """
    if not ref.startswith(("#/$defs/", "#/definitions/")):
        return None
    tokens = tokens_of(ref[1:])
    ways = ((*base.tokens[:end], *tokens) for end in range(len(base.tokens), 0, -1))
    return next((found for way in ways if (found := walk(base.source, way))), None)


def tokens_of(fragment: str) -> Tokens:
    """`/paths/~1me` → `("paths", "/me")`; percent escapes are undone first (RFC 6901)."""
    return _unescaped(unquote(fragment).split("/")[1:])


def _lenient_tokens(fragment: str) -> Tokens:
    """The same where a slash inside of a key was written as %2F."""
    return _unescaped([unquote(part) for part in fragment.split("/")[1:]])


def _unescaped(parts: list[str]) -> Tokens:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)
