"""Parameter nodes of every dialect → ir parameters with their effective style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import ir, swagger
from .limits import remarks_of
from .reach import parts
from .values import ANY, docs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .diagnostics import Sink
    from .schema import Pool
    from .source import Node

_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
_STYLES: Final = {
    ir.Place.PATH: ("simple", "label", "matrix"),
    ir.Place.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    ir.Place.HEADER: ("simple",),
    ir.Place.COOKIE: ("form", "cookie"),
    ir.Place.QUERYSTRING: ("form",),
}
"""The styles of each place, the usual one first."""
_VERSION: Final = re.compile(r"api|v?\d+(\.\d+)*((alpha|beta)\d*)?", re.IGNORECASE)
_PLACES: Final = {place.value: place for place in ir.Place}
_IN_BODY: Final = ("body", "formData")


def parameter(node: Node, pool: Pool, sink: Sink) -> ir.Parameter | None:
    """A parameter, or None for what is no parameter of a method."""
    said = node.text("in")
    if said in _IN_BODY:
        return None  # Why: these of Swagger 2.0 are read with the body.
    if said not in _PLACES:
        sink.report("unreadable", f"{said!r} is no place of a parameter", node.at)
        return None
    place, wire = _PLACES[said], node.text("name")
    if place is ir.Place.HEADER and wire.lower() in _IGNORED_HEADERS:
        # Why: OpenAPI 3.1, 4.8.12.1: such definitions shall be ignored.
        sink.report("ignored-header", f"the header {wire} is no parameter", node.at)
        return None
    content = next((n for _, n in node.child("content").items()), None)
    schema = (content or node).get("schema")
    if schema is None and content is None and "type" in node:
        schema = node  # Why: in Swagger 2.0 a parameter is its own schema.
    style, explode = _style(node, place, sink)
    return ir.Parameter(
        wire=wire or place.value,
        place=place,
        type=pool.type_of(schema) if schema else ANY,
        required=node.flag("required") or place is ir.Place.PATH,
        style=style,
        explode=explode,
        allow_reserved=node.flag("allowReserved"),
        allow_empty=node.flag("allowEmptyValue"),
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


def _style(node: Node, place: ir.Place, sink: Sink) -> tuple[str, bool]:
    """The effective style and explode: said, by collectionFormat, or the default."""
    usual = _STYLES[place][0]
    collected = swagger.collection(node)
    style, explode = collected or (node.text("style", usual), None)
    if style not in _STYLES[place]:
        message = f"style {style} is not for the {place.value}; {usual} is used"
        sink.report("parameter-style", message, node.at)
        style, explode = usual, False if collected else None
    said = node.optional_flag("explode")
    explode = explode if said is None else said
    return style, style in ("form", "cookie") if explode is None else explode


def check_nesting(
    parameters: Iterable[ir.Parameter],
    types: dict[ir.TypeId, ir.Definition],
    sink: Sink,
) -> None:
    """Report parameters with values inside values, which only deepObject has a form for."""
    for parameter in parameters:
        is_free = parameter.content_type is None and parameter.style != "deepObject"
        if is_free and _depth(parameter.type, types) > 1:
            message = (
                f"style {parameter.style} has no form for what is nested in "
                f"{parameter.wire}; it is sent as JSON"
            )
            sink.report("nested-parameter", message, parameter.at)


def _depth(
    shape: ir.Type | ir.Definition,
    types: dict[ir.TypeId, ir.Definition],
    left: int = 2,
    seen: frozenset[ir.TypeId] = frozenset(),
) -> int:
    """How many containers stand inside each other, counted no further than two."""
    if isinstance(shape, ir.Ref):
        if shape.id in seen:
            return 0
        return _depth(types[shape.id], types, left, seen | {shape.id})
    is_container = isinstance(shape, ir.Array | ir.Map | ir.Object)
    left -= is_container
    inner = (_depth(part, types, left, seen) for part in parts(shape) if left)
    return is_container + max(inner, default=0)


def _undeclared(wire: str, node: Node) -> ir.Parameter:
    return ir.Parameter(
        wire=wire,
        place=ir.Place.PATH,
        type=ir.Plain(ir.Kind.STRING),
        required=True,
        style="simple",
        explode=False,
        allow_reserved=False,
        allow_empty=False,
        content_type=None,
        docs=ir.Docs(),
        at=node.at,
    )
