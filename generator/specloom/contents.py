"""The media types of a request or response, with their schemas → ir bodies, best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from . import ir
from .media import Form, essence_of, form_of, framing_of, is_form, is_json, rank
from .sequences import sequence
from .values import ANY, docs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .schema import Pool
    from .source import Node

_BINARY: Final = ir.Plain(ir.Kind.BINARY)
_TEXT: Final = ir.Plain(ir.Kind.STRING)
_IGNORED_HEADERS: Final = frozenset({"content-type", "content-disposition"})


@dataclass(frozen=True, slots=True)
class Offer:
    """A media type that the document describes; `node` is what there is to say about it."""

    media_type: str
    schema: Node | None
    node: Node


def offers(pool: Pool, content: Node) -> Iterator[Offer]:
    """The entries of a `content`."""
    for media_type, entry in content.items():
        node = pool.document.follow(entry)
        yield Offer(media_type, node.get("schema"), node)


def sent(pool: Pool, found: Iterable[Offer]) -> tuple[ir.Body, ...]:
    """Every way to send a body."""
    return tuple(_bodies(pool, _ordered(found), "sent"))


def received(pool: Pool, found: Iterable[Offer]) -> tuple[ir.Body, ...]:
    """The body of what the service calls."""
    return tuple(_bodies(pool, _ordered(found)[:1], "received"))


def returned(
    pool: Pool, found: Iterable[Offer], *, is_error: bool = False
) -> tuple[ir.Body, ...]:
    """Every kind of answer, but for other spellings of what can be had as JSON.

    Sequences come last; errors are read whole.
    """
    ordered = _ordered(found)
    streams = [o for o in ordered if framing_of(o.media_type) and not is_error]
    whole = [o for o in ordered if o not in streams]
    kept = [o for o in whole if o is whole[0] or not _says_same(pool, whole[0], o)]
    return (*_bodies(pool, kept, "returned"), *(_items(pool, o) for o in streams))


def _items(pool: Pool, offer: Offer) -> ir.Body:
    """An answer that is read item by item."""
    return sequence(pool, offer.media_type, offer.node, offer.schema)


def _ordered(found: Iterable[Offer]) -> list[Offer]:
    return sorted(found, key=lambda offer: rank(offer.media_type))


def _says_same(pool: Pool, best: Offer, other: Offer) -> bool:
    """Whether an answer is data that the best answer has too, or an error bit by bit."""
    form = form_of(other.media_type)
    if form is Form.STREAM:
        return True
    if not is_json(best.media_type):
        return False
    is_text = _kind(pool, other) in ("text", "binary")
    if form is Form.XML:
        return not is_text
    alike = _value(best) is not None and _value(best) == _value(other)
    return alike and (form is Form.JSON or not is_text)


def _bodies(pool: Pool, found: list[Offer], verb: str) -> Iterator[ir.Body]:
    known: list[tuple[Offer, ir.Type]] = []
    for offer in found:
        typed = next((t for o, t in known if _value(o) == _value(offer)), None)
        plain, complaint = _plain(pool, offer)
        if plain is None and verb != "sent" and is_form(offer.media_type):
            plain, complaint = _BINARY, ("raw-body", "bytes")
        if plain is None:
            plain = typed or (pool.type_of(offer.schema) if offer.schema else ANY)
            known.append((offer, plain))
        item = offer.node.get("itemSchema")
        if complaint and offer is found[0]:
            code, word = complaint
            message = f"a body of {offer.media_type} is {verb} as {word}"
            pool.sink.report(code, message, offer.node.at)
        if item is not None:
            pool.type_of(item)
            message = f"the items of {offer.media_type} are {verb} together"
            pool.sink.report("stream", message, item.at)
        body = ir.Body(
            media_type=offer.media_type,
            type=plain,
            docs=docs_of(offer.schema) if offer.schema else ir.Docs(),
            at=offer.node.at,
            is_exact=item is None and not (complaint and offer is found[0]),
            parts=tuple(_parts(pool, offer)),
        )
        yield body
        if verb == "returned" and offer.media_type == "*/*":
            yield from _whatever(body)


def _whatever(body: ir.Body) -> Iterator[ir.Body]:
    """What an answer of any media type can be besides JSON, where its type allows it."""
    if body.type == _TEXT:
        yield replace(body, media_type="text/*")
    if body.type == ANY:
        yield replace(body, media_type="text/*", type=_TEXT)
        yield replace(body, type=_BINARY)


def _plain(pool: Pool, offer: Offer) -> tuple[ir.Type | None, tuple[str, str] | None]:
    """Text or bytes, None for what has a type; and what to report when that is less."""
    kind, form = _kind(pool, offer), form_of(offer.media_type)
    match form:
        case Form.JSON if essence_of(offer.media_type) == "*/*" and kind == "binary":
            return _BINARY, None
        case Form.JSON | Form.FIELDS:
            return None, None
        case Form.TEXT:
            return _TEXT, None
        case Form.XML:
            return _TEXT, ("xml-body", "text") if kind == "data" else None
        case Form.OPAQUE:
            return _BINARY, None
        case Form.STREAM if essence_of(offer.media_type).startswith("text/"):
            return _TEXT, None
        case Form.UNKNOWN if kind == "text":
            return _TEXT, None
        case _:
            return _BINARY, ("raw-body", "bytes") if kind == "data" else None


def _parts(pool: Pool, offer: Offer) -> Iterator[ir.Part]:
    """The encodings of a form; style wins over media type (OpenAPI 3.1, 4.8.15)."""
    if not is_form(offer.media_type):
        return
    for wire, node in offer.node.child("encoding").items():
        explode = node.optional_flag("explode")
        is_styled = any(k in node for k in ("style", "explode", "allowReserved"))
        style = node.text("style", "form") if is_styled else ""
        yield ir.Part(
            wire=wire,
            style=style,
            explode=style == "form" if explode is None else explode,
            allow_reserved=node.flag("allowReserved"),
            content_type="" if style else node.text("contentType"),
            headers=tuple(headers(pool, node)),
        )


def headers(pool: Pool, owner: Node) -> Iterator[ir.Header]:
    """The headers of a response or of a part."""
    for wire, entry in owner.child("headers").items():
        node = pool.document.follow(entry)
        if wire.lower() in _IGNORED_HEADERS:
            continue
        content = next((n for _, n in node.child("content").items()), node)
        schema = content.get("schema") or (node if "type" in node else None)
        typed = pool.type_of(schema) if schema else _TEXT
        yield ir.Header(wire, typed, node.flag("required"), docs_of(node))


def _value(offer: Offer) -> object:
    return offer.schema.value if offer.schema else None


def _kind(pool: Pool, offer: Offer) -> str:
    """What a schema says about a body: data, text, binary, or nothing."""
    if offer.schema is None:
        return ""
    schema = pool.document.follow(offer.schema)
    if schema.text("type") == "file" or schema.text("format") == "binary":
        return "binary"
    return "text" if schema.text("type") == "string" else "data" if schema.value else ""
