"""The bindings of an object of AsyncAPI → what is said for each protocol, as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import ir
from .event_grammar import BINDINGS

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .source import Node


def bindings(document: Document, owner: Node, sink: Sink) -> ir.Bindings:
    """What a server, channel, operation or message has for each protocol."""
    found: list[tuple[str, Node]] = []
    for protocol, entry in document.follow(owner.child("bindings")).items():
        is_extension = protocol.startswith("x-")
        if protocol not in BINDINGS and not is_extension:
            message = f"bindings of {protocol} are kept as they are written"
            sink.report("unknown-binding", message, entry.at)
        found.append((protocol, document.follow(entry)))
    return tuple((protocol, node.value) for protocol, node in found)


def bound(document: Document, owner: Node, protocol: str, member: str) -> Node | None:
    """A member of the bindings for a protocol, such as a schema."""
    held = document.follow(owner.child("bindings"))
    found = document.follow(held.child(protocol)).get(member)
    return found if found is not None and found.value is not None else None
