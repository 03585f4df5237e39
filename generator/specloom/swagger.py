"""What Swagger 2.0 writes differently from OpenAPI 3, read where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .contents import Offer, sent
from .media import FORMS, is_form, is_json
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .schema import Pool
    from .source import Node

_COLLECTIONS: Final = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}
_JSON: Final = ("application/json",)


def addresses(root: Node) -> Iterator[str]:
    """The address from host, basePath and schemes (Swagger 2.0), https where it can be."""
    host, path = root.text("host"), root.text("basePath")
    said = root.texts("schemes") or ("https",)
    scheme = "https" if "https" in said else said[0]
    if host or path:
        yield f"{scheme}://{host}{path}" if host else path


def collection(node: Node) -> tuple[str, bool] | None:
    """`collectionFormat` as style and explode; None where it is not said or not 2.0."""
    if "schema" in node or "content" in node or node.text("type") != "array":
        return None
    said = node.text("collectionFormat", "csv")
    style, explode = _COLLECTIONS.get(said, (said, False))
    if node.text("in") in ("path", "header") and style == "form":
        return "simple", False
    return style, explode


def body(
    document: Document, pool: Pool, operation: Node, parameters: tuple[Node, ...]
) -> ir.RequestBody | None:
    """The `body` parameter, or the `formData` parameters as one object."""
    consumes = _media_types(document, operation, "consumes")
    for node in parameters:
        if node.text("in") == "body":
            schema = node.get("schema")
            found = sent(pool, (Offer(m, schema, node) for m in consumes))
            return ir.RequestBody(found[0], node.flag("required"), found[1:])
    fields = [node for node in parameters if node.text("in") == "formData"]
    return _form(pool, operation, fields, consumes) if fields else None


def _form(
    pool: Pool, operation: Node, nodes: list[Node], consumes: tuple[str, ...]
) -> ir.RequestBody:
    """The fields as an object, in every form that the operation consumes."""
    id = f"{operation.at.place}/formData"
    fields = tuple(
        ir.Field(
            n.text("name"),
            pool.type_of(n),
            n.flag("required"),
            False,
            False,
            docs_of(n),
            n.at,
        )
        for n in nodes
    )
    pool.types[id] = ir.Object(id, "", ir.Docs(), fields, None, operation.at)
    has_file = any(n.text("type") == "file" for n in nodes)
    forms = [m for m in consumes if is_form(m) and not has_file]
    kinds = forms or [FORMS[0] if has_file else FORMS[1]]
    parts = tuple(part for n in nodes if (part := _part(n, pool.sink)))
    found = tuple(
        ir.Body(kind, ir.Ref(id), ir.Docs(), operation.at, parts=parts)
        for kind in kinds
    )
    is_required = any(field.required for field in fields)
    return ir.RequestBody(found[0], is_required, found[1:])


def _part(node: Node, sink: Sink) -> ir.Part | None:
    """How an array in a form is written, unless that is one field an item."""
    style, explode = collection(node) or ("form", True)
    if (style, explode) not in _COLLECTIONS.values():
        message = f"collectionFormat {style} is not known; commas are used"
        sink.report("parameter-style", message, node.at)
        style = "form"
    if (style, explode) == ("form", True):
        return None
    return ir.Part(node.text("name"), style, explode, False, "", ())


def offers(
    document: Document, operation: Node, response: Node, status: str
) -> Iterator[Offer]:
    """The schema of a response in every media type of `produces`."""
    schema = response.get("schema")
    if schema is None:
        return
    found = _media_types(document, operation, "produces")
    is_object = document.follow(schema).text("type") == "object"
    if is_object and not status.startswith("2") and not any(map(is_json, found)):
        # Why: an operation that produces images still tells in JSON why it did not.
        found = _JSON
    for media_type in found:
        yield Offer(media_type, schema, response)


def _media_types(document: Document, operation: Node, key: str) -> tuple[str, ...]:
    return operation.texts(key) or document.node.texts(key) or _JSON
