"""What Swagger 2.0 writes differently from OpenAPI 3, read where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .media import choose, content_type_of
from .values import docs_of

if TYPE_CHECKING:
    from .load import Document
    from .schema import Pool
    from .source import Node

_COLLECTIONS: Final = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}
_JSON: Final = ("application/json",)


def servers(root: Node) -> Iterator[tuple[str, str]]:
    """Addresses from host, basePath and schemes (Swagger 2.0, Swagger Object)."""
    host = root.text("host")
    for scheme in root.texts("schemes") or ("https",):
        yield (
            f"{scheme}://{host}{root.text('basePath')}"
            if host
            else root.text("basePath")
        ), ""


def collection(node: Node) -> tuple[str, bool] | None:
    """`collectionFormat` as style and explode; None where it is not said or not 2.0."""
    if "schema" in node or "content" in node or node.text("type") != "array":
        return None
    style, explode = _COLLECTIONS.get(
        node.text("collectionFormat", "csv"), ("form", False)
    )
    if node.text("in") in ("path", "header"):
        return "simple", False
    return style, explode


def body(
    document: Document, pool: Pool, operation: Node, parameters: tuple[Node, ...]
) -> ir.RequestBody | None:
    """The `body` parameter, or the `formData` parameters as one object."""
    consumes = _media_types(document, operation, "consumes")
    for node in parameters:
        if node.text("in") == "body":
            content = _content(pool, choose(consumes), node, "sent")
            return ir.RequestBody(content, node.flag("required"))
    fields = [node for node in parameters if node.text("in") == "formData"]
    return _form(document, pool, operation, fields, consumes) if fields else None


def _form(
    document: Document,
    pool: Pool,
    operation: Node,
    nodes: list[Node],
    consumes: tuple[str, ...],
) -> ir.RequestBody:
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
    has_file = any(n.text("type") == "file" for n in nodes)
    forms = [m for m in consumes if m not in _JSON]
    default = "multipart/form-data" if has_file else "application/x-www-form-urlencoded"
    media_type = default if has_file or not forms else forms[0]
    pool.types[id] = ir.Object(id, "", ir.Docs(), fields, None, operation.at)
    content = ir.Body(media_type, ir.Ref(id), ir.Docs(), operation.at)
    return ir.RequestBody(content, any(field.required for field in fields))


def content(
    document: Document, pool: Pool, operation: Node, response: Node
) -> ir.Body | None:
    """The body of a response: its schema in the best media type of `produces`."""
    if "schema" not in response:
        return None
    media_type = choose(_media_types(document, operation, "produces"))
    return _content(pool, media_type, response, "returned")


def _content(pool: Pool, media_type: str, owner: Node, verb: str) -> ir.Body:
    typed = content_type_of(media_type, pool.type_of(owner.child("schema")))
    if typed is None:
        message = f"a body of {media_type} is {verb} as bytes"
        pool.sink.report("raw-body", message, owner.at)
    return ir.Body(
        media_type=media_type,
        type=ir.Plain(ir.Kind.BINARY) if typed is None else typed,
        docs=docs_of(owner),
        at=owner.at,
        is_exact=typed is not None,
    )


def _media_types(document: Document, operation: Node, key: str) -> tuple[str, ...]:
    return operation.texts(key) or document.node.texts(key) or _JSON
