"""An operation that says nothing of pages → how its list goes on, where that is certain.

Only what a server itself says about its next page is certain: an address or a cursor.
Offsets and numbers of pages are never detected, as no document tells what they count and
how such a list ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .paths import Types, answer_of, bare, field_at, member, success
from .source import walk

if TYPE_CHECKING:
    from .document import Document

Found: TypeAlias = tuple[ir.Pages, str]

_SIZES: Final = frozenset({"per_page", "page_size", "pagesize", "limit", "size"})
_MOVERS: Final = frozenset({"page", "offset", "cursor", "after", "before"})
_TEXT: Final = ir.Plain(ir.Kind.STRING)
_NEXT: Final = frozenset(
    {"next", "nextpage", "nextlink", "nexturl", "nexturi", "nextpageurl", "nextpageuri"}
)
_ADDRESSES: Final = frozenset({"uri", "url", "uri-reference"})


def detected(document: Document, operation: ir.Operation, types: Types) -> Found | None:
    """How a list goes on, and what that was read from; None where it is not certain."""
    successes = [r for r in operation.responses if r.status.startswith("2")]
    response, answer = success(operation), answer_of(operation)
    if operation.method != "GET" or len(successes) != 1 or not response or not answer:
        return None
    if response.others:
        return None
    items = _only_list(types, answer)
    if items is None:
        return None
    return (
        _by_link(operation, response, items)
        or _by_last_item(operation, types, answer, items)
        or _by_cursor(operation, types, answer, items)
        or _by_address(document, operation, types, answer, items)
    )


def _by_link(
    operation: ir.Operation, response: ir.Response, items: tuple[str, ...]
) -> Found | None:
    """A documented `Link` header beside parameters for a place and a size."""
    has_link = any(header.wire.lower() == "link" for header in response.headers)
    names = {name.lower() for name in _movable(operation)}
    if not has_link or not names & _SIZES or not names & _MOVERS:
        return None
    pages = ir.Pages(ir.PageStyle.LINK, operation.at, items=items)
    return pages, "its answers have the header Link"


def _by_last_item(
    operation: ir.Operation,
    types: Types,
    answer: ir.Type,
    items: tuple[str, ...],
) -> Found | None:
    """`starting_after`, and `has_more` beside items that all have an `id`."""
    more = field_at(types, answer, "has_more")
    found = member(types, answer, items) if items else None
    rows = bare(types, found) if found is not None else None
    if "starting_after" not in _movable(operation) or not isinstance(rows, ir.Array):
        return None
    is_flag = more is not None and more.required and _kind(types, more) is _FLAG
    if not is_flag or not _has_id(types, rows.item):
        return None
    pages = ir.Pages(
        ir.PageStyle.CURSOR,
        operation.at,
        parameter="starting_after",
        last=("id",),
        before="ending_before" if "ending_before" in _movable(operation) else "",
        more=("has_more",),
        items=items,
    )
    return pages, "`has_more` tells whether to go on after the last `id`"


_FLAG: Final = ir.Kind.BOOLEAN


def _has_id(types: Types, item: ir.Type) -> bool:
    """Whether every item has an `id` that is text, whichever variant it is."""
    shape = bare(types, item)
    if isinstance(shape, ir.Union):
        inner = [bare(types, variant) for variant in shape.variants]
        is_flat = not any(isinstance(variant, ir.Union) for variant in inner)
        return is_flat and all(_has_id(types, variant) for variant in shape.variants)
    field = field_at(types, item, "id")
    return field is not None and field.required and _kind(types, field) is _TEXT.kind


def _by_cursor(
    operation: ir.Operation,
    types: Types,
    answer: ir.Type,
    items: tuple[str, ...],
) -> Found | None:
    """A parameter for a cursor or token, and one member that is the next one of it."""
    names = [n for n in _movable(operation) if re.search("cursor|token", n.lower())]
    for name in names:
        plain = _plain(name)
        # Why: a token alone may be a credential.
        if plain == "token":
            continue
        wanted = (f"next{plain}", plain if plain.startswith("next") else "")
        found = [
            path for path, _ in _texts(types, answer) if _plain(path[-1]) in wanted
        ]
        if len(names) == 1 and len(found) == 1:
            pages = ir.Pages(
                ir.PageStyle.CURSOR,
                operation.at,
                parameter=name,
                next=found[0],
                items=items,
            )
            return pages, f"`{'.'.join(found[0])}` is the next `{name}`"
    return None


def _by_address(
    document: Document,
    operation: ir.Operation,
    types: Types,
    answer: ir.Type,
    items: tuple[str, ...],
) -> Found | None:
    """A member such as `next` that is an address, beside parameters that move the list."""
    if not {name.lower() for name in _movable(operation)} & _MOVERS:
        return None
    found = [
        path
        for path, field in _texts(types, answer)
        if _plain(path[-1]) in _NEXT and _is_address(document, field)
    ]
    if len(found) != 1:
        return None
    pages = ir.Pages(ir.PageStyle.URL, operation.at, next=found[0], items=items)
    return pages, f"`{'.'.join(found[0])}` is the address of the next page"


def _movable(operation: ir.Operation) -> tuple[str, ...]:
    """The query parameters that can be left out."""
    return tuple(
        p.wire
        for p in operation.parameters
        if p.place is ir.Place.QUERY and not p.required
    )


def _only_list(types: Types, answer: ir.Type) -> tuple[str, ...] | None:
    """The path to the one list of an answer, None where there is none or a choice."""
    shape = bare(types, answer)
    if isinstance(shape, ir.Array):
        return ()
    fields = shape.fields if isinstance(shape, ir.Object) else ()
    lists = [f.wire for f in fields if isinstance(bare(types, f.type), ir.Array)]
    return (lists[0],) if len(lists) == 1 else None


def _texts(types: Types, answer: ir.Type) -> Iterator[tuple[tuple[str, ...], ir.Field]]:
    """The members of an answer that are text, and those of objects in it."""
    shape = bare(types, answer)
    for field in shape.fields if isinstance(shape, ir.Object) else ():
        if _kind(types, field) is _TEXT.kind:
            yield (field.wire,), field
        inner = bare(types, field.type)
        for below in inner.fields if isinstance(inner, ir.Object) else ():
            if _kind(types, below) is _TEXT.kind:
                yield (field.wire, below.wire), below


def _kind(types: Types, field: ir.Field) -> ir.Kind | None:
    shape = bare(types, field.type)
    return shape.kind if isinstance(shape, ir.Plain) else None


def _plain(name: str) -> str:
    """`nextPageToken` and `next_page_token` alike."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_address(document: Document, field: ir.Field) -> bool:
    """Whether the document calls a text an address."""
    node = walk(field.at.source, field.at.tokens)
    if node is None:
        return False
    seen = [document.follow(node)]
    for keyword in ("anyOf", "oneOf", "allOf"):
        parts = seen[0].child(keyword).elements()
        seen += [document.follow(part) for part in parts]
    return any(part.text("format") in _ADDRESSES for part in seen)
