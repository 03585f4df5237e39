"""The `x-specloom-*` extensions of a document → ir records, each checked and located."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import ir
from .pagination import path

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Node


def envelope(node: Node | None, sink: Sink) -> ir.Envelope | None:
    """`x-specloom-envelope`: header, data, status, success and message."""
    if node is None or not _has(node, sink, "header", "data"):
        return None
    return ir.Envelope(
        header=node.text("header"),
        data=node.text("data"),
        status=path(node.text("status")),
        success=node.text("success"),
        message=path(node.text("message")),
    )


def login(scheme: str, node: Node | None, sink: Sink) -> tuple[str, ir.Login] | None:
    """`x-specloom-login` of a security scheme: operation, token and expiry members."""
    if node is None or not _has(node, sink, "operation", "token"):
        return None
    found = ir.Login(
        scheme=scheme,
        token=path(node.text("token")),
        expiry=path(node.text("expiry")) or None,
    )
    return node.text("operation"), found


def names(node: Node) -> Iterator[tuple[Node, str]]:
    """Every object with `x-specloom-name`, and the name that it asks for."""
    name = node.text("x-specloom-name")
    if name:
        yield node, name
    for _, child in node.items():
        yield from names(child)
    for element in node.elements():
        yield from names(element)


def _has(node: Node, sink: Sink, *members: str) -> bool:
    missing = [member for member in members if not node.text(member)]
    if missing:
        message = f"{node.key} needs {' and '.join(missing)}, as text"
        sink.report("bad-extension", message, node.at)
    return not missing
