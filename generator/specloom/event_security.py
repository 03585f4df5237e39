"""Security schemes and requirements of an AsyncAPI document → ir records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from . import ir
from .security import read_scheme
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .source import Json, Node

_MECHANISMS: Final = {
    "userPassword": "",
    "plain": "PLAIN",
    "scramSha256": "SCRAM-SHA-256",
    "scramSha512": "SCRAM-SHA-512",
}
_HTTP: Final = ("http", "httpApiKey", "oauth2", "openIdConnect")
_PLACES: Final = ("query", "header", "cookie")
_NOT_IDENTITY: Final = ("scopes", "description")


@dataclass(frozen=True, slots=True)
class Schemes:
    """Gathers security schemes by their keys, and by where they stand.

    `others` are those of an OpenAPI document beside this one, which go first.
    """

    document: Document
    sink: Sink
    others: Mapping[str, ir.Scheme]
    found: dict[str, ir.EventScheme] = field(default_factory=dict[str, ir.EventScheme])
    keys: dict[str, str] = field(default_factory=dict[str, str])

    def keep_components(self) -> None:
        """Take up what the components hold."""
        shelf = self.document.node.child("components").child("securitySchemes")
        for key, entry in shelf.items():
            if not key.startswith("x-"):
                self._keep(key, self.document.behind(entry))

    def keep_other(self, key: str) -> bool:
        """Take up a scheme by its key; whether there is one."""
        if key not in self.found and key in self.others:
            self.found[key] = self.others[key]
        return key in self.found

    def requirements(self, owner: Node) -> tuple[ir.Security | None, ir.Scopes]:
        """The alternatives of a server or operation, and what they need of schemes."""
        if owner.child("security").value in (None, {}):
            return None, ()
        listed = list(owner.child("security").elements())
        if self.document.version.startswith("2"):
            found = [tuple(self._named(entry)) for entry in listed]
        else:
            found = [(self._referred(entry, owner),) for entry in listed]
        names = (tuple(name for name, _ in needed) for needed in found)
        scopes = tuple(
            (name, said) for needed in found for name, said in needed if said
        )
        return tuple(dict.fromkeys(names)), scopes

    def _named(self, entry: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
        """AsyncAPI 2: the schemes that are needed together, by their keys."""
        for name, at in entry.items():
            if self.keep_other(name):
                yield name, entry.texts(name)
            else:
                message = f"security scheme {name!r} is not described"
                self.sink.report("unknown-scheme", message, at.at)

    def _referred(self, entry: Node, owner: Node) -> tuple[str, tuple[str, ...]]:
        """AsyncAPI 3: a scheme, or a reference to one."""
        node = self.document.behind(entry)
        key = self.keys.get(node.at.place) or self._equal(node)
        if key is None:
            key = self._free(f"{owner.key}_{node.text('type') or 'security'}")
            self._keep(key, node)
        return key, node.texts("scopes")

    def _equal(self, node: Node) -> str | None:
        """The component that is the same as a scheme which is written out."""
        shelf = self.document.node.child("components").child("securitySchemes")
        wanted = _identity(node)
        for key, entry in shelf.items():
            if key in self.found and _identity(self.document.behind(entry)) == wanted:
                return key
        return None

    def _free(self, key: str) -> str:
        number, found = 2, key
        while found in self.found:
            found, number = f"{key}_{number}", number + 1
        return found

    def _keep(self, key: str, node: Node) -> None:
        self.keys.setdefault(node.at.place, key)
        self.found[key] = self.others.get(key) or _scheme(key, node, self.sink)


def _identity(node: Node) -> dict[str, Json]:
    return {key: n.value for key, n in node.items() if key not in _NOT_IDENTITY}


def _scheme(key: str, node: Node, sink: Sink) -> ir.EventScheme:
    kind, docs = node.text("type"), docs_of(node)
    if kind in _MECHANISMS:
        said = docs.description or "User name and password."
        docs = replace(docs, description=said)
        return ir.UserPassword(key, _MECHANISMS[kind], docs, node.at)
    if kind == "X509":
        said = docs.description or "A certificate of the client."
        return ir.MutualTLS(key, replace(docs, description=said), node.at)
    if kind == "apiKey" and node.text("in", "user") in ("user", "password"):
        is_user = node.text("in") != "password"
        word = "user name" if is_user else "password"
        said = docs.description or f"A key, sent as the {word}."
        return ir.UserKey(key, is_user, replace(docs, description=said), node.at)
    if kind in ("apiKey", "httpApiKey"):
        return _key(key, node, sink)
    found = read_scheme(key, node, sink) if kind in _HTTP else None
    return found or _other(key, node, f"{kind or 'a scheme without type'}", sink)


def _key(key: str, node: Node, sink: Sink) -> ir.EventScheme:
    """A key in a request of HTTP, which a WebSocket begins with too."""
    place = node.text("in")
    if place not in _PLACES or not node.text("name"):
        return _other(key, node, f"a key in {place or 'no place'}", sink)
    if node.text("type") == "apiKey":
        message = "`type: apiKey` is read as httpApiKey, as its place is one of HTTP"
        sink.report("repaired", message, node.child("type").at)
    return read_scheme(key, node, sink) or _other(key, node, "a key", sink)


def _other(key: str, node: Node, what: str, sink: Sink) -> ir.OtherScheme:
    message = f"{what} is kept by its name; the program has to authenticate itself"
    sink.report("kept-scheme", message, node.at)
    return ir.OtherScheme(key, node.text("type"), docs_of(node), node.at)
