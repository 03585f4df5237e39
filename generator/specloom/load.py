"""Files and the references between them → a Document; the only module that reads documents."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from .overlay import apply_overlays
from .reader import read_source, within_budget
from .source import Location, Node, Source, Tokens, as_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .diagnostics import Sink

DATA_KEYS: Final = frozenset({"example", "examples", "default", "enum", "const"})
NAME_MAPS: Final = frozenset(
    {
        "properties", "patternProperties", "dependentSchemas", "definitions", "$defs",
        "schemas", "responses", "parameters", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks",
        "content", "encoding", "variables", "mapping", "mediaTypes", "scopes",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read beside the document: overlays, in order, and what `$ref`s may reach.

    `root` is the folder that they keep to, by default the parent of the document's folder.
    """

    overlays: tuple[Path, ...] = ()
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The named document, every file it refers to, and its kind and version."""

    root: Source
    kind: str
    version: str
    sources: dict[str, Source] = field(default_factory=dict[str, Source], repr=False)

    @property
    def node(self) -> Node:
        return Node(self.root, (), self.root.data)

    def follow(self, node: Node) -> Node:
        """The object behind a reference, through chains of them; else the node itself.

        Loops and dangling references are reported by `load`, so that here they end in an
        empty object.
        """
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
        address, _, fragment = ref.partition("#")
        tokens = tokens_of(fragment)
        if address:
            found = self.sources.get(_neighbour(base.source.file, address))
            return walk(found, tokens) if found else None
        return walk(base.source, tokens) or _nearby(base, tokens)


_ALONE: Final = Reading()


def is_swagger(document: Document) -> bool:
    """Whether the document is written in Swagger 2.0."""
    return document.version.startswith("2")


def reference(node: Node) -> str | None:
    """The text of the `$ref` of an object, when it has one."""
    ref = as_object(node.value).get("$ref")
    return ref if isinstance(ref, str) else None


def load(path: Path, sink: Sink, reading: Reading = _ALONE) -> Document | None:
    """Read a document and all files it refers to; None when errors were reported."""
    root = _read(str(path), sink)
    if root is None:
        return None
    overlays = _overlays(path, reading, sink)
    changed = apply_overlays(root, overlays, sink)
    if sink.errors() or (overlays and not within_budget(changed, sink)):
        return None
    found = _sniff(changed, sink)
    if found is None:
        return None
    document = Document(changed, *found)
    document.sources[root.file] = changed
    for overlay in overlays:
        # Why: it counts among the files, but nothing in it belongs to the document.
        document.sources[f"overlay {overlay.file}"] = replace(overlay, data=None)
    surroundings = _surroundings(path, reading)
    pending = [changed]
    while pending:
        source = pending.pop()
        for node, ref in references(Node(source, (), source.data)):
            added = _fetch(document, node, ref, surroundings, sink)
            if added is not None:
                pending.append(added)
    for source in tuple(document.sources.values()):
        for node, ref in references(Node(source, (), source.data)):
            _check(document, node, ref, sink)
    return document


def references(node: Node) -> Iterator[tuple[Node, str]]:
    """Every object with a `$ref`, passing over examples, defaults and other plain data."""
    ref = reference(node)
    if ref is not None:
        yield node, ref
    for key, child in node.items():
        if key in DATA_KEYS or key.startswith("x-"):
            continue
        if key in NAME_MAPS and isinstance(child.value, dict):
            for _, entry in child.items():
                yield from references(entry)
        else:
            yield from references(child)
    for element in node.elements():
        yield from references(element)


def walk(source: Source, tokens: Tokens) -> Node | None:
    """The value at the end of a pointer."""
    value = source.data
    for token in tokens:
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return Node(source, tokens, value)


def _nearby(base: Node, tokens: Tokens) -> Node | None:
    """The same way from the closest object around a reference that has it.

    A JSON Schema that was pasted into a document refers to its own `$defs` like this.
    """
    if tokens[:1] not in (("$defs",), ("definitions",)):
        return None
    ways = ((*base.tokens[:end], *tokens) for end in range(len(base.tokens), 0, -1))
    return next((found for way in ways if (found := walk(base.source, way))), None)


def tokens_of(fragment: str) -> Tokens:
    """`/paths/~1me` → `("paths", "/me")`; percent escapes are undone first (RFC 6901)."""
    parts = unquote(fragment).split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def _read(
    name: str, sink: Sink, at: Location | None = None, shown: str = ""
) -> Source | None:
    place = at or Location(Source(name, "", None), ())
    help = "A path in `$ref` is relative to the file in which it stands." if at else ""
    path = Path(name)
    if path.is_dir():
        sink.report(
            "is-a-folder", f"{name} is a folder, not a document", place, help=help
        )
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{name} cannot be read: {reason}"
        sink.report("file-not-found", message, place, help=help)
        return None
    except ValueError:
        sink.report("file-not-found", f"{name!r} is not a file name", place)
        return None
    source = read_source(name, raw, sink)
    return replace(source, name=shown) if source else None


def _overlays(path: Path, reading: Reading, sink: Sink) -> list[Source]:
    """The overlays that can be read."""
    surroundings = _surroundings(path, reading)
    found: list[Source] = []
    for overlay in reading.overlays:
        is_near = overlay.resolve().is_relative_to(surroundings)
        shown = _shown(path, str(overlay)) if is_near else overlay.name
        source = _read(str(overlay), sink, shown=shown)
        found += [source] if source else []
    return found


def _surroundings(path: Path, reading: Reading) -> Path:
    """The folder that references may not leave."""
    return (reading.root or path.resolve().parent.parent).resolve()


def _shown(path: Path, name: str) -> str:
    """The way to a file from the document's folder."""
    return Path(os.path.relpath(name, path.parent)).as_posix()


def _sniff(root: Source, sink: Sink) -> tuple[str, str] | None:
    data = as_object(root.data)
    for key, kind, known in (
        ("openapi", "openapi", ("3.0", "3.1", "3.2")),
        ("swagger", "openapi", ("2.0",)),
    ):
        if key not in data:
            continue
        version = str(data[key])
        if version in known or version.startswith(tuple(f"{v}." for v in known)):
            return kind, version
        message = f"version {version} of {key} is not supported"
        sink.report("unsupported-version", message, Location(root, (key,)))
        return None
    if "asyncapi" in data:
        message = "AsyncAPI documents are not supported yet"
        sink.report("unsupported-kind", message, Location(root, ("asyncapi",)))
        return None
    message = "this is neither an OpenAPI nor a Swagger document"
    sink.report("unknown-kind", message, Location(root, ()))
    return None


def _neighbour(file: str, address: str) -> str:
    """The path of a file that another one refers to."""
    return os.path.normpath(f"{Path(file).parent.as_posix()}/{unquote(address)}")


def _fetch(
    document: Document, node: Node, ref: str, surroundings: Path, sink: Sink
) -> Source | None:
    address = ref.partition("#")[0]
    if not address:
        return None
    at = Location(node.source, (*node.tokens, "$ref"))
    if urlsplit(address).scheme or address.startswith("//"):
        sink.report("remote-ref", f"{ref} is not on this disk", at)
        return None
    name = _neighbour(node.source.file, address)
    if name in document.sources:
        return None
    if not Path(name).resolve().is_relative_to(surroundings):
        sink.report("ref-outside", f"{ref} leaves the document's surroundings", at)
        return None
    source = _read(name, sink, at, _shown(Path(document.root.file), name))
    if source is not None:
        document.sources[name] = source
    return source


def _check(document: Document, node: Node, ref: str, sink: Sink) -> None:
    at = Location(node.source, (*node.tokens, "$ref"))
    address = ref.partition("#")[0]
    if address and _neighbour(node.source.file, address) not in document.sources:
        return
    target = document.target(node, ref)
    if target is None:
        near = _closest(document, node, ref)
        help = f"Did you mean {near}?" if near else ""
        sink.report("dangling-ref", f"{ref} points to nothing", at, help=help)
        return
    if not address and walk(node.source, tokens_of(ref[1:])) is None:
        sink.report("nearby-ref", f"{ref} is read as {target.at.pointer}", at)
    seen = {node.at.place}
    while target is not None and (onward := reference(target)) is not None:
        if target.at.place in seen:
            sink.report("ref-loop", f"{ref} leads back to itself", at)
            return
        seen.add(target.at.place)
        target = document.target(target, onward)


def _closest(document: Document, base: Node, ref: str) -> str | None:
    from difflib import get_close_matches

    head, _, name = ref.rpartition("/")
    parent = document.target(base, head) if head else None
    names = list(as_object(parent.value)) if parent else []
    near = get_close_matches(name, names, 1)
    return f"{head}/{near[0]}" if near else None
