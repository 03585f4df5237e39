"""Parameter nodes of every dialect → ir parameters with their effective style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import ir, swagger
from .limits import remarks_of
from .values import ANY, docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .schema import Pool
    from .source import Node

_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
_STYLES: Final = {
    ir.Place.PATH: ("simple", False),
    ir.Place.QUERY: ("form", True),
    ir.Place.HEADER: ("simple", False),
    ir.Place.COOKIE: ("form", True),
}
_VERSION: Final = re.compile(r"api|v?\d+(\.\d+)*((alpha|beta)\d*)?", re.IGNORECASE)
_PLACES: Final = {place.value: place for place in ir.Place}
_IN_BODY: Final = ("body", "formData")


def parameter(node: Node, pool: Pool, sink: Sink) -> ir.Parameter | None:
    """A parameter, or None for what is no parameter of a method."""
    said = node.text("in")
    if said in _IN_BODY:
        return None  # Why: these of Swagger 2.0 are read with the body.
    if said == "querystring":
        message = f"{node.text('name') or 'the query string'} is described as a whole"
        sink.report("querystring", message, node.at)
        return None
    if said not in _PLACES:
        sink.report("unreadable", f"{said!r} is no place of a parameter", node.at)
        return None
    place, wire = _PLACES[said], node.text("name")
    if place is ir.Place.HEADER and wire.lower() in _IGNORED_HEADERS:
        return None  # Why: OpenAPI 3.1, 4.8.12.1: such definitions shall be ignored.
    content = next((n for _, n in node.child("content").items()), None)
    schema = (content or node).get("schema")
    if schema is None and content is None and "type" in node:
        schema = node  # Why: in Swagger 2.0 a parameter is its own schema.
    style, explode = _style(node, place)
    return ir.Parameter(
        wire=wire,
        place=place,
        type=pool.type_of(schema) if schema else ANY,
        required=node.flag("required") or place is ir.Place.PATH,
        style=style,
        explode=explode,
        allow_reserved=node.flag("allowReserved"),
        content_type=content.key if content else None,
        docs=docs_of(node),
        at=node.at,
        remarks=remarks_of(pool.document, (schema,)) if schema else ir.NO_REMARKS,
    )


def in_path(
    path: str, parameters: tuple[ir.Parameter, ...], node: Node, sink: Sink
) -> tuple[ir.Parameter, ...]:
    """Path parameters in the order of the path, the undeclared ones as strings."""
    declared = {p.wire: p for p in parameters if p.place is ir.Place.PATH}
    ordered: list[ir.Parameter] = []
    for wire in dict.fromkeys(placeholders(path)):
        found = declared.pop(wire, None)
        if found is None:
            message = f"{{{wire}}} of {path} is not declared"
            sink.report("undeclared-path-parameter", message, node.at)
            found = _undeclared(wire, node)
        ordered.append(found)
    for wire, unused in declared.items():
        message = f"{path} has no placeholder {{{wire}}}"
        sink.report("unused-path-parameter", message, unused.at)
    return (*ordered, *(p for p in parameters if p.place is not ir.Place.PATH))


def telling(path: str) -> tuple[str, ...]:
    """The segments of a path; versions and `api` only where no other has a word."""
    parts = tuple(part for part in path.split("/") if part)
    kept = tuple(part for part in parts if not _VERSION.fullmatch(part))
    return kept if any("{" not in part for part in kept) else parts


def placeholders(path: str) -> tuple[str, ...]:
    """`/a/{b}/{c}` → `("b", "c")`."""
    return tuple(part.partition("}")[0] for part in path.split("{")[1:] if "}" in part)


def _style(node: Node, place: ir.Place) -> tuple[str, bool]:
    """The effective style and explode: said, by collectionFormat, or the default."""
    collected = swagger.collection(node)
    default, explode = collected or _STYLES[place]
    style = node.text("style", default)
    said = node.optional_flag("explode")
    if said is not None:
        return style, said
    return style, explode if style == default else style == "form"


def _undeclared(wire: str, node: Node) -> ir.Parameter:
    style, explode = _STYLES[ir.Place.PATH]
    return ir.Parameter(
        wire=wire,
        place=ir.Place.PATH,
        type=ir.Plain(ir.Kind.STRING),
        required=True,
        style=style,
        explode=explode,
        allow_reserved=False,
        content_type=None,
        docs=ir.Docs(),
        at=node.at,
    )
