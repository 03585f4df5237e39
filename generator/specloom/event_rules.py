"""What an AsyncAPI document must keep to beyond its structure; a function's name is its code."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from .event_extensions import KNOWN
from .event_grammar import EVENT_MEMBERS
from .grammar import visit
from .rules import schema_keyword

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .source import Node

_PREFIX: Final = "x-specloom-"
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def header_name(kind: str, node: Node, sink: Sink) -> None:
    """The names of headers that carry keys can be sent (RFC 9110 §5.1)."""
    name = node.text("name")
    is_header = kind == "scheme" and node.text("in") == "header"
    if is_header and name and not _TOKEN.fullmatch(name):
        message = f"no request can have a header named {name!r}"
        sink.report("header-name", message, node.child("name").at)


def unknown_extension(kind: str, node: Node, sink: Sink) -> None:
    """Every extension that calls itself ours is one of ours."""
    if kind not in EVENT_MEMBERS:
        return
    for key, member in node.items():
        name = key.removeprefix(_PREFIX)
        if name != key and name not in KNOWN:
            near = get_close_matches(name, KNOWN, 1)
            help = f"Did you mean {_PREFIX}{near[0]}?" if near else ""
            sink.report(
                "unknown-extension", f"{key} is not known", member.at, help=help
            )


def duplicate_operation_id(document: Document, sink: Sink) -> None:
    """No two operations of AsyncAPI 2 have one id."""
    seen: dict[str, Node] = {}
    for kind, node in visit(document):
        id = node.text("operationId")
        if kind != "operation2" or not id:
            continue
        twin = seen.setdefault(id, node)
        if twin is not node:
            message = f"{id!r} is the id of {twin.at.place} too"
            sink.report("duplicate-operation-id", message, node.child("operationId").at)


EVENT_RULES: Final = (schema_keyword, header_name, unknown_extension)
"""Asked about every object of the document, with its kind (grammar.py)."""
