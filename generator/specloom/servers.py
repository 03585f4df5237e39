"""The `servers` of a document, path or operation → addresses, with what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import swagger
from .load import is_swagger

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .load import Document
    from .source import Node


def servers(document: Document, owner: Node) -> Iterator[tuple[str, str]]:
    """Address and description of every server, with variables at their defaults."""
    if is_swagger(document):
        yield from swagger.servers(owner)
    for server in owner.child("servers").elements():
        url = server.text("url")
        for name, variable in server.child("variables").items():
            url = url.replace(f"{{{name}}}", variable.text("default"))
        yield url, server.text("description")


def address(document: Document, *owners: Node) -> str | None:
    """The first absolute address that an operation, its path or the document names."""
    for owner in owners:
        for url, _ in servers(document, owner):
            if url.startswith(("http://", "https://")):
                return url.rstrip("/")
    return None


def base(document: Document, sink: Sink) -> str | None:
    """The address of the document's own server."""
    root = document.node
    found = address(document, root)
    if found is None:
        message = "no server with an absolute address is named"
        at = root.get("servers") or root
        sink.report("no-server", message, at.at)
    return found
