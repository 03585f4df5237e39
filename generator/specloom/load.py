"""Files and the references between them → a Document; the only module that reads documents."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from . import __version__
from .addresses import DATA_KEYS as DATA_KEYS
from .addresses import Reference, is_absolute, resolve
from .document import ASYNCAPI, OPENAPI, Document, reference
from .overlay import apply_overlays
from .reader import read_source, within_budget
from .source import Location, Node, Source, as_object

if TYPE_CHECKING:
    from .diagnostics import Sink

_KINDS: Final = (
    ("openapi", OPENAPI, ("3.0", "3.1", "3.2")),
    ("swagger", OPENAPI, ("2.0",)),
    (
        "asyncapi",
        ASYNCAPI,
        ("2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.0", "3.1"),
    ),
)
"""The member that tells the version of a document, its kind, and the versions known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read beside the document: overlays, in order, and what `$ref`s may reach.

    `root` is the folder that they keep to, by default the parent of the document's folder.
    `hosts` are those that addresses on the network may be on. `events` is an AsyncAPI
    document.
    """

    overlays: tuple[Path, ...] = ()
    root: Path | None = None
    hosts: tuple[str, ...] = ()
    events: Path | None = None


_ALONE: Final = Reading()


def load(path: Path, sink: Sink, reading: Reading = _ALONE) -> Document | None:
    """Read a document and all files it refers to; None when errors were reported."""
    root = _read(str(path), sink)
    if root is None:
        return None
    before = len(sink.errors())
    overlays = _overlays(path, reading, sink)
    file = _beside(path, reading.events)
    changed = _overlaid(root, [o for o in overlays if not _extends(o, file)], sink)
    found = _sniff(changed, sink) if len(sink.errors()) == before else None
    document = Document(changed, *found) if found else None
    other: Source | None = None
    if document is not None and file:
        mine = [overlay for overlay in overlays if _extends(overlay, file)]
        document, other = _with_events(document, file, mine, sink)
    if document is None:
        return None
    around = _surroundings(path, reading)
    for link in _Gathering(document, around, reading.hosts, sink).run(other):
        _check(document, link, sink)
    for overlay in overlays:
        # Why: it counts among the files, but nothing in it belongs to the document.
        document.sources[f"overlay {overlay.file}"] = replace(overlay, data=None)
    return document


def _with_events(
    document: Document, file: str, overlays: list[Source], sink: Sink
) -> tuple[Document | None, Source | None]:
    """The document with an AsyncAPI document beside it, and that; None for errors."""
    shown = _shown(Path(document.root.file), file)
    read, before = _read(file, sink, shown=shown), len(sink.errors())
    if read is None:
        return None, None
    changed = _overlaid(read, overlays, sink)
    found = _sniff(changed, sink) if len(sink.errors()) == before else None
    if found is None:
        return None, None
    if found[0] != ASYNCAPI:
        message = "this is no AsyncAPI document"
        sink.report("unsupported-kind", message, Location(changed, ()))
    if document.kind != OPENAPI:
        message = "there is an AsyncAPI document beside this, which is one itself"
        sink.report("unsupported-kind", message, Location(document.root, ()))
    if len(sink.errors()) > before:
        return None, None
    return replace(document, beside=(file, found[1])), changed


def _overlaid(source: Source, overlays: list[Source], sink: Sink) -> Source:
    """A document as overlays change it."""
    before = len(sink.errors())
    changed = apply_overlays(source, overlays, sink)
    if overlays and len(sink.errors()) == before:
        within_budget(changed, sink)
    return changed


def _extends(overlay: Source, file: str) -> bool:
    """Whether an overlay says that it is for the AsyncAPI document beside the other."""
    said = as_object(overlay.data).get("extends")
    if not isinstance(said, str) or not file:
        return False
    return Path(resolve(overlay.file, said)).resolve() == Path(file).resolve()


@dataclass(frozen=True, slots=True)
class _Gathering:
    """The files that references name, each read once.

    `real` has them by where they are on the disk, whatever way leads there.
    """

    document: Document
    surroundings: Path
    hosts: tuple[str, ...]
    sink: Sink
    found: list[Reference] = field(default_factory=list[Reference])
    tried: set[str] = field(default_factory=set[str])
    real: dict[Path, Source] = field(default_factory=dict[Path, Source])

    def run(self, other: Source | None = None) -> list[Reference]:
        """Take up the document, the one beside it and all they lead to; every reference."""
        for source in (self.document.root, other):
            if source is not None:
                self._remember(source)
        waiting = self._take(self.document.root)
        waiting += self._take(other) if other is not None else []
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
            self._remember(source)
            links = self.document.addresses.add(source)
            self.found.extend(link for link in links if not link.is_foreign)
            for link in links:
                if not link.address or self._is_known(link):
                    continue
                name = next(filter(_is_file, self._paths(link)), None)
                if name is not None and link.is_foreign:
                    self._keep(self._open(link, name))
                elif name is not None:
                    added = self._open(link, name)
                    pending += [added] if added else []
                elif not link.is_foreign:
                    waiting.append(link)
        return waiting

    def _remember(self, source: Source) -> None:
        self.document.sources[source.file] = source
        if not is_absolute(source.file):
            self.real[Path(source.file).resolve()] = source

    def _keep(self, source: Source | None) -> None:
        """A schema in another language is read, and its references are its own."""
        if source is not None:
            self._remember(source)
            root = Node(source, (), source.data)
            self.document.addresses.nodes.setdefault(resolve(source.file, ""), root)

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
        real = None if "\0" in name else Path(name).resolve()
        if real and not real.is_relative_to(self.surroundings):
            message = f"{link.text} leaves the document's surroundings"
            self.sink.report("ref-outside", message, link.at)
            return None
        if real in self.real:
            known = self.real[real]
            self.document.addresses.nodes[name] = Node(known, (), known.data)
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


def _beside(path: Path, events: Path | None) -> str:
    """The way to the AsyncAPI document, as references of the document would name it."""
    if events is None or events.resolve() == path.resolve():
        return ""
    way = os.path.relpath(events, path.parent)
    return os.path.normpath(path.parent / way)


def _shown(path: Path, name: str) -> str:
    """The way to a file from the document's folder."""
    return Path(os.path.relpath(name, path.parent)).as_posix()


def _sniff(root: Source, sink: Sink) -> tuple[str, str] | None:
    """The kind of a document and the version that it is read as."""
    data = as_object(root.data)
    for key, kind, known in _KINDS:
        if key not in data:
            continue
        version = str(data[key])
        if re.split(r"(?<=\.\d)(?!\d)", version, maxsplit=1)[0] in known:
            return kind, version
        newest = _newest(version, known) if kind == ASYNCAPI else None
        if newest is not None:
            message = f"version {version} is read as {newest}"
            sink.report("newer-version", message, Location(root, (key,)))
            return kind, newest
        message = f"version {version} of {key} is not supported"
        sink.report("unsupported-version", message, Location(root, (key,)))
        return None
    message = "this is neither an OpenAPI, a Swagger nor an AsyncAPI document"
    sink.report("unknown-kind", message, Location(root, ()))
    return None


def _newest(version: str, known: tuple[str, ...]) -> str | None:
    """The newest known version of the same major one that a version is newer than."""
    found = re.match(r"(\d+)\.(\d+)(?!\d)", version)
    if found is None:
        return None
    same = [v for v in known if v.startswith(f"{found[1]}.")]
    return same[-1] if same and int(found[2]) > int(same[-1][2:]) else None


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
