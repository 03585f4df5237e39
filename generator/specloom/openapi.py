"""An OpenAPI document → ir.Api; what Swagger 2.0 writes differently is read by swagger.py."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import extensions, ir, security, swagger
from .contents import headers, offers, returned, sent
from .grammar import METHODS, read_status
from .load import is_swagger
from .parameters import in_path, parameter
from .schema import Pool
from .source import Location, Node
from .values import ANY, docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .load import Document


def parse(document: Document, sink: Sink) -> ir.Api:
    """Read every operation, webhook and schema of the document."""
    root, info = document.node, document.node.child("info")
    reader = _Reader(document, Pool(document, sink), sink)
    schemas = tuple(reader.pool.component(node) for node in _schema_nodes(document))
    schemes, logins = security.schemes(document, sink)
    operations = tuple(reader.operations(root.child("paths"), logins))
    webhooks = tuple(
        webhook
        for shelf in ("webhooks", "x-webhooks")
        for webhook in reader.operations(root.child(shelf), {}, is_webhook=True)
    )
    reader.pool.finish()
    types = reader.pool.types
    envelope = extensions.envelope(_extension(root, "envelope"), sink)
    pages = extensions.pages(_extension(root, "pagination"), sink)
    with_payload = (_with_payload(o, envelope, types) for o in operations)
    operations = tuple(_with_pages(o, pages, types) for o in with_payload)
    return ir.Api(
        title=info.text("title"),
        version=info.text("version"),
        docs=docs_of(info),
        link=root.child("externalDocs").text("url"),
        server=reader.server(root, root),
        servers=tuple(reader.servers(root)),
        tags=tuple(_tags(root)),
        schemes=schemes,
        security=security.requirements(document, root, sink) or (),
        envelope=envelope,
        operations=operations,
        webhooks=webhooks,
        types=types,
        schemas=schemas,
        referred=frozenset(reader.pool.referred),
        degraded=frozenset(reader.pool.degraded),
        pins=dict(_pins(document)),
        files=tuple(_files(document)),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    pool: Pool
    sink: Sink

    def operations(
        self, paths: Node, logins: dict[str, ir.Login], *, is_webhook: bool = False
    ) -> Iterator[ir.Operation]:
        for path, entry in paths.items():
            if path.startswith("x-"):
                continue
            item = self.document.follow(entry)
            more = item.child("additionalOperations").items()
            for method, node in (*item.items(), *more):
                if method in METHODS or node.tokens[-2] == "additionalOperations":
                    full = path if is_webhook else f"/{path.removeprefix('/')}"
                    yield self._operation(full, method, node, item, logins, is_webhook)

    def _operation(
        self,
        path: str,
        method: str,
        node: Node,
        item: Node,
        logins: dict[str, ir.Login],
        is_webhook: bool,
    ) -> ir.Operation:
        id = node.text("operationId")
        if not id:
            message = f"{method.upper()} {path} has no operationId"
            self.sink.report("missing-operation-id", message, node.at)
        if "callbacks" in node:
            message = f"{id or path} describes callbacks, which get no receiver"
            self.sink.report("callback", message, node.child("callbacks").at)
        nodes = self._parameter_nodes(item, node)
        parameters = tuple(
            p for n in nodes if (p := parameter(n, self.pool, self.sink))
        )
        return ir.Operation(
            id=id or f"{method} {path}",
            named=bool(id),
            method=method.upper(),
            path=path,
            tag=next(iter(node.texts("tags")), "") or _first_segment(path),
            docs=docs_of(node),
            parameters=(
                parameters if is_webhook else in_path(path, parameters, node, self.sink)
            ),
            body=self._body(node, nodes),
            responses=tuple(self._responses(node, method)),
            security=security.requirements(self.document, node, self.sink),
            pages=extensions.pages(node.get("x-specloom-pagination"), self.sink),
            login=logins.get(id),
            server=self.server(node, item),
            sources=node.texts("x-source"),
            at=node.at,
        )

    def _parameter_nodes(self, item: Node, operation: Node) -> tuple[Node, ...]:
        """The parameters of path and operation; the operation's replace the path's."""
        found: dict[tuple[str, str], Node] = {}
        for owner in (item, operation):
            for entry in owner.child("parameters").elements():
                node = self.document.follow(entry)
                found[node.text("in"), node.text("name")] = node
        return tuple(found.values())

    def _body(self, node: Node, parameters: tuple[Node, ...]) -> ir.RequestBody | None:
        if self._is_swagger:
            return swagger.body(self.document, self.pool, node, parameters)
        body = self.document.follow(node.child("requestBody"))
        found = sent(self.pool, offers(self.pool, body.child("content")))
        if not found:
            return None
        return ir.RequestBody(found[0], body.flag("required"), found[1:])

    def _responses(self, node: Node, method: str) -> Iterator[ir.Response]:
        for status, entry in node.child("responses").items():
            if status.startswith("x-"):
                continue
            response = self.document.follow(entry)
            if self._is_swagger:
                found = swagger.offers(self.document, node, response)
            else:
                found = offers(self.pool, response.child("content"))
            # Why: what HEAD describes is what GET answers; its own answer has no body.
            bodies = () if method == "head" else returned(self.pool, found)
            yield ir.Response(
                status=read_status(status),
                content=bodies[0] if bodies else None,
                docs=docs_of(response),
                others=bodies[1:],
                headers=tuple(headers(self.pool, response)),
            )

    def servers(self, node: Node) -> Iterator[tuple[str, str]]:
        """Address and description of every server, with variables at their defaults."""
        if self._is_swagger:
            yield from swagger.servers(node)
        for server in node.child("servers").elements():
            url = server.text("url")
            for name, variable in server.child("variables").items():
                url = url.replace(f"{{{name}}}", variable.text("default"))
            yield url, server.text("description")

    def server(self, node: Node, item: Node) -> str | None:
        """The first absolute address that an operation, path or document names."""
        for owner in (node, item):
            for url, _ in self.servers(owner):
                if url.startswith(("http://", "https://")):
                    return url.rstrip("/")
        if node is item:
            message = "no server with an absolute address is named"
            servers = node.get("servers")
            self.sink.report("no-server", message, servers.at if servers else node.at)
        return None

    @property
    def _is_swagger(self) -> bool:
        return is_swagger(self.document)


def _schema_nodes(document: Document) -> Iterator[Node]:
    root = document.node
    for owner in (root.child("components").child("schemas"), root.child("definitions")):
        yield from (node for _, node in owner.items())


def _tags(root: Node) -> Iterator[ir.Tag]:
    for tag in root.child("tags").elements():
        yield ir.Tag(tag.text("name"), docs_of(tag))


def _extension(root: Node, name: str) -> Node | None:
    key = f"x-specloom-{name}"
    return root.get(key) or root.child("info").get(key)


def _first_segment(path: str) -> str:
    parts = (p for p in path.split("/") if p and "{" not in p)
    return next(parts, "default")


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
    typed = response.content.type if response.content else None
    shape = types.get(typed.id) if isinstance(typed, ir.Ref) else None
    if not isinstance(shape, ir.Object):
        return None
    fields = {field.wire: field for field in shape.fields}
    if envelope.header not in fields or envelope.data not in fields:
        return None
    return ir.Payload(fields[envelope.data].type, fields[envelope.header].type)


def _with_pages(
    operation: ir.Operation,
    default: ir.OffsetPages | None,
    types: dict[str, ir.Definition],
) -> ir.Operation:
    """Pages where the parameters exist and the answer is a list."""
    pages = operation.pages or default
    query = {p.wire for p in operation.parameters if p.place is ir.Place.QUERY}
    found = next((r for r in operation.responses if r.status.startswith("2")), None)
    if pages is None or found is None or not {pages.offset, pages.limit} <= query:
        return replace(operation, pages=None)
    typed = (
        found.payload.data
        if found.payload
        else found.content.type if found.content else ANY
    )
    while isinstance(typed, ir.Ref) and isinstance(alias := types[typed.id], ir.Alias):
        typed = alias.type
    return replace(operation, pages=pages if isinstance(typed, ir.Array) else None)


def _pins(document: Document) -> Iterator[tuple[str, tuple[str, Location | None]]]:
    for source in document.sources.values():
        for node, name in extensions.names(Node(source, (), source.data)):
            yield node.at.place, (name, node.child("x-specloom-name").at)


def _files(document: Document) -> Iterator[ir.File]:
    for source in document.sources.values():
        text = source.text.encode("utf-8", "surrogatepass")
        name = source.name or Path(source.file).name
        yield ir.File(name, hashlib.sha256(text).hexdigest())
