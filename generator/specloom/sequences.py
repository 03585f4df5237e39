"""Bodies that are sequences of items (events, lines, records) → what one item is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import ir
from .compose import conjuncts, facts, opened
from .media import essence_of, framing_of, is_json
from .values import ANY, docs_of

if TYPE_CHECKING:
    from .schema import Pool
    from .source import Node

_TEXT: Final = ir.Plain(ir.Kind.STRING)
_EVENT: Final = frozenset({"event", "data", "id", "retry", "comment"})
"""The members that an event as a whole can have."""


def sequence(pool: Pool, media_type: str, node: Node, schema: Node | None) -> ir.Body:
    """The body of an answer in a sequential media type.

    An item is `itemSchema`; else what a `schema` holds that is an array, as OpenAPI 3.2
    (4.14.4) has it; else the `schema`, as documents have it that came before that.
    """
    said = node.get("itemSchema")
    item = said or _items(pool, schema)
    framing = framing_of(media_type)
    is_events = framing is ir.Framing.EVENTS
    whole = is_events and item is not None and _is_event(pool, item)
    typed: ir.Type = _TEXT if is_events else ANY
    # Why: a schema of text is that of the whole body, which tells nothing of its items.
    if item is not None and (said or not _is_text(pool, item)):
        typed = pool.type_of(item)
    return ir.Body(
        media_type=essence_of(media_type),
        type=typed,
        docs=docs_of(item) if item else ir.Docs(),
        at=node.at,
        framing=framing,
        whole=whole,
    )


def _items(pool: Pool, schema: Node | None) -> Node | None:
    """The schema of an item."""
    if schema is None:
        return None
    said = facts(conjuncts(pool.document, (schema,)))
    is_array = said.types == frozenset({"array"}) and len(said.items) == 1
    return said.items[0] if is_array else schema


def _is_text(pool: Pool, schema: Node) -> bool:
    """Whether a schema is that of text which is not listed."""
    said = facts(conjuncts(pool.document, (schema,)))
    is_text = said.types in (frozenset({"string"}), frozenset({"file"}))
    return is_text and not (said.enum or said.known)


def _is_event(pool: Pool, item: Node) -> bool:
    """Whether a schema is that of events as a whole, not of their data.

    If so, data that holds JSON is known from then on to be what that JSON is.
    """
    found: list[Node] = []
    if not _describes_events(pool, item, frozenset(), frozenset(), found):
        return False
    for data in opened(pool.document, found):
        if "contentSchema" not in data:
            continue
        kind = data.text("contentMediaType")
        if is_json(kind):
            pool.decoded.update(node.at.place for node in found)
        else:
            message = f"data in {kind or 'no media type'} is returned as text"
            pool.sink.report("stream", message, data.at)
    return True


def _describes_events(
    pool: Pool,
    schema: Node,
    known: frozenset[str],
    met: frozenset[str],
    found: list[Node],
) -> bool:
    """Whether every alternative has data, and no member that events do not have.

    `known` are the members that stand beside the alternatives; `found` gathers the
    schemas of data.
    """
    place = pool.document.follow(schema).at.place
    if place in met:
        return False
    said = facts(conjuncts(pool.document, (schema,)))
    members = known | said.properties.keys()
    found += said.properties.get("data", ())
    if said.choices:
        return all(
            _describes_events(pool, way, members, met | {place}, found)
            for choice in said.choices
            for way in choice
        )
    is_object = said.types is None or said.types == frozenset({"object"})
    return is_object and "data" in members and members <= _EVENT
