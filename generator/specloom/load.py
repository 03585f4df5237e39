"""Files and the references between them → a Document; the only module that reads documents."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from . import __version__
from .addresses import DATA_KEYS as DATA_KEYS
from .addresses import REFERENCES, Addresses, Reference, is_absolute, resolve
from .overlay import apply_overlays
from .reader import read_source, within_budget
from .source import Location, Node, Source, Tokens, as_object, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .diagnostics import Sink


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read beside the document: overlays, in order, and what `$ref`s may reach.

    `root` is the folder that they keep to, by default the parent of the document's folder.
    `hosts` are those that addresses on the network may be on.
    """

    overlays: tuple[Path, ...] = ()
    root: Path | None = None
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The named document, every file it refers to, and its kind and version."""

    root: Source
    kind: str
    version: str
    sources: dict[str, Source] = field(default_factory=dict[str, Source], repr=False)
    addresses: Addresses = field(default_factory=Addresses, repr=False)

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
            return walk(resource.source, (*resource.tokens, *tokens_of(fragment)))
        return self.addresses.anchor(resource, unquote(fragment))


_ALONE: Final = Reading()


def is_swagger(document: Document) -> bool:
    """Whether the document is written in Swagger 2.0."""
    return document.version.startswith("2")


def reference(node: Node) -> str | None:
    """The text of the `$ref` of an object, else of its `$dynamicRef`, when it has one.

    A `$dynamicRef` is read as a `$ref`: what it is at that place, not what it may become
    where the schema is used.
    """
    refs = (as_object(node.value).get(key) for key in REFERENCES)
    return next((ref for ref in refs if isinstance(ref, str)), None)


def load(path: Path, sink: Sink, reading: Reading = _ALONE) -> Document | None:
    """Read a document and all files it refers to; None when errors were reported."""
    root = _read(str(path), sink)
    if root is None:
        return None
    before = len(sink.errors())
    overlays = _overlays(path, reading, sink)
    changed = apply_overlays(root, overlays, sink)
    if overlays and len(sink.errors()) == before:
        within_budget(changed, sink)
    found = _sniff(changed, sink) if len(sink.errors()) == before else None
    if found is None:
        return None
    document = Document(changed, *found)
    around = _surroundings(path, reading)
    for link in _Gathering(document, around, reading.hosts, sink).run():
        _check(document, link, sink)
    for overlay in overlays:
        # Why: it counts among the files, but nothing in it belongs to the document.
        document.sources[f"overlay {overlay.file}"] = replace(overlay, data=None)
    return document


@dataclass(frozen=True, slots=True)
class _Gathering:
    """The files that references name, each read once."""

    document: Document
    surroundings: Path
    hosts: tuple[str, ...]
    sink: Sink
    found: list[Reference] = field(default_factory=list[Reference])
    tried: set[str] = field(default_factory=set[str])

    def run(self) -> list[Reference]:
        """Take up the document and all that it leads to; every reference."""
        waiting = self._take(self.document.root)
        while waiting:
            # Why: what is on no disk may be the `$id` of a schema in a file that is read
            # later, so that it is looked for when all files are known.
            link = waiting.pop(0)
            if not self._is_known(link):
                source = self._fetch(link)
                waiting = (self._take(source) if source else []) + waiting
        return self.found

    def _take(self, source: Source) -> list[Reference]:
        """Take up a file and the files around it; the references that lead elsewhere."""
        waiting: list[Reference] = []
        pending = [source]
        while pending:
            source = pending.pop()
            self.document.sources[source.file] = source
            links = self.document.addresses.add(source)
            self.found.extend(links)
            for link in links:
                if not link.address or self._is_known(link):
                    continue
                name = next(filter(_is_file, self._paths(link)), None)
                if name is None:
                    waiting.append(link)
                    continue
                added = self._open(link, name)
                pending += [added] if added else []
        return waiting

    def _is_known(self, link: Reference) -> bool:
        return any(self.document.resources(link.node, link.address))

    def _fetch(self, link: Reference) -> Source | None:
        """What is on no disk; a file that does not exist is reported."""
        paths, urls = self._paths(link), self._urls(link)
        if paths and not urls:
            return self._open(link, paths[-1])
        allowed = self._allowed(urls)
        if not allowed:
            url = urls[0] if urls else link.address
            text = (
                link.text if url == link.address else f"{link.text} means {url}, which"
            )
            self.sink.report("remote-ref", f"{text} is an address, not a path", link.at)
        return self._receive(link, [url for url in allowed if url not in self.tried])

    def _allowed(self, urls: list[str]) -> list[str]:
        if not self.hosts:
            return []
        from .remote import is_allowed

        return [url for url in urls if is_allowed(url, self.hosts)]

    def _receive(self, link: Reference, urls: list[str]) -> Source | None:
        """What is at the first of some addresses that has something; else why not."""
        if not urls:
            return None
        from .remote import Unreachable, fetch

        failed: list[str] = []
        for url in urls:
            self.tried.add(url)
            try:
                found, raw = fetch(url, self.hosts, f"specloom/{__version__}")
            except Unreachable as error:
                failed.append(f"{url}: {error}")
                continue
            return self._received(url, found, raw)
        for message in failed:
            self.sink.report("unreachable", message, link.at)
        return None

    def _received(self, sought: str, found: str, raw: bytes) -> Source | None:
        """The file behind an address, known by that and by where redirects led."""
        nodes = self.document.addresses.nodes
        known = nodes.get(found)
        source = None if known else read_source(found, raw, self.sink)
        source = replace(source, name=found) if source else None
        root = Node(source, (), source.data) if source else known
        if root is not None:
            nodes[sought] = root
        return source

    def _urls(self, link: Reference) -> list[str]:
        """The addresses on the network that a reference may mean, the likeliest first."""
        base = self.document.addresses.base(link.node)
        around = [*([base[1]] if base else []), link.node.source.file]
        found = (resolve(a, link.address) for a in around)
        return list(dict.fromkeys(url for url in found if "://" in url))

    def _paths(self, link: Reference) -> list[str]:
        """The files that a reference may mean; none where it names an absolute address."""
        base = self.document.addresses.base(link.node)
        around = [base[1]] if base and not is_absolute(base[1]) else []
        if is_absolute(link.address) or is_absolute(link.node.source.file):
            return []
        return [resolve(a, link.address) for a in (*around, link.node.source.file)]

    def _open(self, link: Reference, name: str) -> Source | None:
        if "\0" not in name and not Path(name).resolve().is_relative_to(
            self.surroundings
        ):
            message = f"{link.text} leaves the document's surroundings"
            self.sink.report("ref-outside", message, link.at)
            return None
        if name in self.tried:
            return None
        self.tried.add(name)
        shown = _shown(Path(self.document.root.file), name)
        return _read(name, self.sink, link.at, shown)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:
        return False


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


def _check(document: Document, link: Reference, sink: Sink) -> None:
    node, ref, at = link.node, link.text, link.at
    if not any(document.resources(node, link.address)):
        return
    target = document.target(node, ref)
    if target is None:
        near = _closest(document, node, ref)
        help = f"Did you mean {near}?" if near else ""
        sink.report("dangling-ref", f"{ref} points to nothing", at, help=help)
        return
    if document.exactly(node, ref) is None:
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
