"""An OpenAPI document → ir.Api; what Swagger 2.0 writes differently is read by swagger.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import about, extensions, ir, security, servers
from .events import with_events
from .listings import Lists
from .operations import Reader
from .parameters import check_nesting
from .source import Node
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .schema import Pool


def parse(document: Document, pool: Pool, *, detect_pages: bool = True) -> ir.Api:
    """Read all of the document; with `detect_pages` also lists that page unsaid."""
    root, info, sink = document.node, document.node.child("info"), pool.sink
    schemes, logins = security.schemes(document, sink)
    tags = tuple(_tags(root))
    reader = _reader(document, pool, logins, tags)
    schemas = tuple(reader.pool.component(node) for node in _schema_nodes(document))
    operations = tuple(reader.calls(root.child("paths")))
    webhooks = tuple(reader.webhooks(root))
    types = _finished(reader.pool, operations)
    envelope = extensions.envelope(_extension(root, "envelope"), sink)
    lists = Lists(document, envelope, types, sink, detect_pages)
    opened = tuple(_with_payload(o, envelope, types) for o in operations)
    header, webhooks = _with_events(webhooks, root, types, sink)
    return ir.Api(
        title=info.text("title"),
        version=info.text("version"),
        docs=docs_of(info),
        link=root.child("externalDocs").text("url"),
        publisher=about.publisher(info),
        server=servers.base(document, sink),
        servers=tuple(reader.servers.values()),
        tags=tags,
        schemes=schemes,
        security=security.requirements(document, root, sink) or (),
        scopes=tuple(security.scopes(root)),
        envelope=envelope,
        operations=tuple(lists.with_pages(opened)),
        webhooks=webhooks,
        callbacks=tuple(reader.callbacks.values()),
        types=types,
        schemas=schemas,
        referred=frozenset(reader.pool.referred),
        degraded=frozenset(reader.pool.degraded),
        pins=dict(about.pins(document)),
        files=tuple(about.files(document)),
        signature=extensions.signature(_extension(root, "signature"), sink),
        event_header=header,
        idempotency=extensions.idempotency(_extension(root, "idempotency"), sink) or "",
    )


def _reader(
    document: Document,
    pool: Pool,
    logins: dict[str, ir.Login],
    tags: tuple[ir.Tag, ...],
) -> Reader:
    marks = frozenset(tag.wire for tag in tags if tag.kind != "nav")
    reader = Reader(document, pool, pool.sink, logins, marks)
    reader.keep_servers(document.node)
    return reader


def _finished(
    pool: Pool, operations: tuple[ir.Operation, ...]
) -> dict[ir.TypeId, ir.Definition]:
    """All types, now that everything was read; what only they tell is checked."""
    pool.finish()
    _check_links(operations, pool.sink)
    parameters = (p for o in operations for p in o.parameters)
    check_nesting(parameters, pool.types, pool.sink)
    return pool.types


def _schema_nodes(document: Document) -> Iterator[Node]:
    root = document.node
    for owner in (root.child("components").child("schemas"), root.child("definitions")):
        yield from (node for _, node in owner.items())


def _tags(root: Node) -> Iterator[ir.Tag]:
    for tag in root.child("tags").elements():
        link = tag.child("externalDocs").text("url")
        kind, parent = tag.text("kind", "nav"), tag.text("parent")
        yield ir.Tag(tag.text("name"), kind, parent, link, docs_of(tag), tag.at)


def _extension(root: Node, name: str) -> Node | None:
    key = f"x-specloom-{name}"
    return root.get(key) or root.child("info").get(key)


def _with_events(
    webhooks: tuple[ir.Operation, ...],
    root: Node,
    types: dict[str, ir.Definition],
    sink: Sink,
) -> tuple[str, tuple[ir.Operation, ...]]:
    header = extensions.header(_extension(root, "event-header"), sink)
    return with_events(webhooks, header, types, sink)


def _with_payload(
    operation: ir.Operation,
    envelope: ir.Envelope | None,
    types: dict[str, ir.Definition],
) -> ir.Operation:
    if envelope is None:
        return operation
    responses = tuple(
        (
            replace(r, payload=_payload(r, envelope, types))
            if r.status.startswith("2")
            else r
        )
        for r in operation.responses
    )
    return replace(operation, responses=responses)


def _payload(
    response: ir.Response, envelope: ir.Envelope, types: dict[str, ir.Definition]
) -> ir.Payload | None:
    content = response.content
    typed = content.type if content and not content.framing else None
    shape = types.get(typed.id) if isinstance(typed, ir.Ref) else None
    if not isinstance(shape, ir.Object):
        return None
    fields = {field.wire: field for field in shape.fields}
    if envelope.header not in fields or envelope.data not in fields:
        return None
    return ir.Payload(fields[envelope.data].type, fields[envelope.header].type)


def _check_links(operations: tuple[ir.Operation, ...], sink: Sink) -> None:
    known = {o.id for o in operations if o.named} | {o.at.place for o in operations}
    for link in (k for o in operations for r in o.responses for k in r.links):
        if link.target not in known:
            message = f"the link {link.key} leads to no operation of the document"
            sink.report("dangling-link", message, link.at)
