"""The `servers` of a document, path or operation → records, and the address to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import ir, swagger
from .document import is_swagger
from .parameters import placeholders
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .source import Node


def servers(document: Document, owner: Node) -> Iterator[ir.Server]:
    """Every server that an owner names."""
    if is_swagger(document):
        for url in swagger.addresses(owner):
            yield ir.Server(url, "", ir.Docs(), (), owner.at)
    for node in owner.child("servers").elements():
        url = node.text("url")
        variables = node.child("variables")
        yield ir.Server(
            url=url,
            name=node.text("name"),
            docs=docs_of(node),
            variables=tuple(
                read_variable(wire, variables.child(wire))
                for wire in dict.fromkeys(placeholders(url))
            ),
            at=node.at,
        )


def read_variable(wire: str, node: Node) -> ir.Variable:
    """A part of an address that is chosen."""
    default = node.text("default") if "default" in node else None
    return ir.Variable(wire, default, node.texts("enum"), docs_of(node))


def usual(server: ir.Server) -> str | None:
    """The address with every variable at its default; None where one has none."""
    url = server.url
    for variable in server.variables:
        if variable.default is None:
            return None
        url = url.replace(f"{{{variable.wire}}}", variable.default)
    return url


def address(document: Document, *owners: Node) -> str | None:
    """The first absolute address that an operation, its path or the document names."""
    for owner in owners:
        for server in servers(document, owner):
            url = usual(server)
            if url is not None and is_absolute(url):
                return url.rstrip("/")
    return None


def is_absolute(url: str) -> bool:
    """Whether an address, or one with a variable in the place of its scheme, names a host."""
    return url.startswith(("http://", "https://")) or "}://" in url


def base(document: Document, sink: Sink) -> str | None:
    """The address of the document's own server."""
    root = document.node
    found = address(document, root)
    if found is None:
        message = "no server with an absolute address is named"
        at = root.get("servers") or root
        sink.report("no-server", message, at.at)
    return found
