"""A document → what there is to say about it as a whole: publisher, pinned names and files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from . import extensions, ir
from .source import Location, Node

if TYPE_CHECKING:
    from .document import Document


def publisher(info: Node) -> ir.Publisher:
    """Who offers the service."""
    licence, contact = info.child("license"), info.child("contact")
    return ir.Publisher(
        license=licence.text("identifier") or licence.text("name"),
        license_url=licence.text("url"),
        contact=contact.text("name"),
        contact_url=contact.text("url"),
        email=contact.text("email"),
        terms=info.text("termsOfService"),
    )


def pins(document: Document) -> Iterator[tuple[str, tuple[str, Location | None]]]:
    """The names that objects of all files ask for, by their places."""
    for source in document.sources.values():
        for node, name in extensions.names(Node(source, (), source.data)):
            yield node.at.place, (name, node.child("x-specloom-name").at)


def files(document: Document) -> Iterator[ir.File]:
    """Every file that was read."""
    for source in document.sources.values():
        text = source.text.encode("utf-8", "surrogatepass")
        name = source.name or Path(source.file).name
        yield ir.File(name, hashlib.sha256(text).hexdigest())
