"""`x-specloom-pagination` → how each list of a document goes on, checked against its types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from . import ir
from .paths import Types, answer_of, bare, item_of, member, success

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Node

KEY: Final = "x-specloom-pagination"


@dataclass(frozen=True, slots=True)
class _Members:
    """What a style needs, and what it can have besides `style`, `items` and `limit`.

    `count` may say where a server counts the items; a list never ends on a count.
    """

    needed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


_STYLES: Final = {
    ir.PageStyle.OFFSET: _Members(("offset", "limit"), ("first", "count")),
    ir.PageStyle.NUMBER: _Members(("page",), ("first", "count")),
    ir.PageStyle.CURSOR: _Members(("cursor",), ("next", "last", "before", "more")),
    ir.PageStyle.LINK: _Members(),
    ir.PageStyle.URL: _Members(("next",)),
}


def declared(node: Node | None, sink: Sink) -> ir.Pages | None:
    """The extension as it is written; None where there is none, or it is wrong."""
    if node is None:
        return None
    if node.value is False:
        return ir.Pages(ir.PageStyle.NONE, node.at)
    problems = list(_problems(node))
    for place, message in problems:
        sink.report("bad-extension", message, place.at)
    if problems:
        return None
    first = node.child("first").value
    style = ir.PageStyle(node.text("style"))
    return ir.Pages(
        style=style,
        at=node.at,
        parameter=next((node.text(k) for k in _MOVERS if k in node), ""),
        limit=node.text("limit"),
        items=_path(node, "items"),
        next=_path(node, "next"),
        last=_path(node, "last"),
        before=node.text("before"),
        more=_path(node, "more"),
        first=first if isinstance(first, int) else None,
    )


def path(dotted: str) -> tuple[str, ...]:
    """`header.status` → `("header", "status")`."""
    return tuple(part for part in dotted.split(".") if part)


def _path(node: Node, key: str) -> tuple[str, ...]:
    """A dotted path, or a list of names where one of them has a dot."""
    return path(node.text(key)) or node.texts(key)


_PATHS: Final = ("items", "next", "last", "more")
_MOVERS: Final = ("offset", "page", "cursor")


def _problems(node: Node) -> Iterator[tuple[Node, str]]:
    """What is wrong with the extension itself, and where."""
    style = node.text("style")
    if not style:
        yield node, f"{KEY} needs style, as text"
        return
    known = {style.value: members for style, members in _STYLES.items()}
    if style not in known:
        yield node, f"pagination style {style!r} is not known"
        return
    members = known[style]
    missing = [member for member in members.needed if not _is_given(node, member)]
    if missing:
        yield node, f"{KEY} needs {' and '.join(missing)}, as text"
    allowed = {"style", "items", "limit", *members.needed, *members.others}
    for key, value in node.items():
        if key not in allowed:
            yield value, f"pagination of style {style!r} has no member {key!r}"
        elif key == "first":
            if type(value.value) is not int or value.value < 0:
                yield value, "first must be a number, 0 or more"
        elif key not in missing and not _is_given(node, key):
            yield value, f"{key} must be text"
    if style == ir.PageStyle.CURSOR.value:
        yield from _of_cursors(node)


def _of_cursors(node: Node) -> Iterator[tuple[Node, str]]:
    if ("next" in node) == ("last" in node):
        yield node, f"{KEY} needs either next or last, as text"
    if "before" in node and "last" not in node:
        yield node.child("before"), "before goes with last"


def _is_given(node: Node, key: str) -> bool:
    """Whether a member is text; a path may also be a list of texts."""
    value = node.child(key).value
    if key in _PATHS and isinstance(value, list):
        return bool(value) and len(node.texts(key)) == len(value)
    return bool(node.text(key))


def fitted(
    pages: ir.Pages,
    operation: ir.Operation,
    envelope: ir.Envelope | None,
    types: Types,
) -> ir.Pages | str:
    """How an operation's list goes on, or why it cannot in this way."""
    query = {p.wire: p for p in operation.parameters if p.place is ir.Place.QUERY}
    for name in (pages.parameter, pages.before, pages.limit):
        if name and name not in query:
            return f"the operation has no query parameter {name!r}"
    item = item_of(types, replace(operation, pages=pages))
    if item is None:
        where = f" at {'.'.join(pages.items)}" if pages.items else ""
        return f"the answer has no list{where}"
    if pages.last and not _is_value(types, member(types, item, pages.last)):
        return f"the items have no value at {'.'.join(pages.last)}"
    found = _located(pages, operation, envelope, types)
    if isinstance(found, str) or pages.first is not None:
        return found
    moving = query.get(pages.parameter)
    start = moving.remarks.default[0] if moving and moving.remarks.default else None
    return replace(found, first=start if type(start) is int else None)


def _located(
    pages: ir.Pages,
    operation: ir.Operation,
    envelope: ir.Envelope | None,
    types: Types,
) -> ir.Pages | str:
    """The same with `next` and `more` as paths in the answer or in the header."""
    given = [found for found in (pages.next, pages.more) if found]
    response, answer = success(operation), answer_of(operation)
    payload = response.payload if response else None
    inside = [
        envelope is not None and payload is not None and found[0] == envelope.header
        for found in given
    ]
    if any(inside) and not all(inside):
        return "next and more must both be in the header, or both be outside"
    root = payload.header if any(inside) and payload else answer
    for found in given:
        rest = found[1:] if any(inside) else found
        end = member(types, root, rest) if root is not None else None
        if not rest or not _is_value(types, end):
            return f"the answer has no value at {'.'.join(found)}"
    if not any(inside):
        return pages
    return replace(pages, next=pages.next[1:], more=pages.more[1:], in_header=True)


def _is_value(types: Types, typed: ir.Type | None) -> bool:
    """Whether a type can hold a cursor, a flag or an address."""
    if typed is None:
        return False
    shape = bare(types, typed)
    return isinstance(shape, ir.Plain | ir.Const | ir.Enumeration | ir.Union)
