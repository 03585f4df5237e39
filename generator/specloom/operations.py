"""Path items → ir operations: calls, webhooks, and the callbacks of calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import extensions, ir, security, swagger
from .contents import headers, offers, received, returned, sent
from .document import is_swagger
from .grammar import METHODS, read_status
from .pagination import KEY, declared
from .parameters import in_path, parameter, telling
from .servers import address, servers
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .schema import Pool
    from .source import Node


@dataclass(frozen=True, slots=True)
class _Entry:
    """An operation where it stands; `owner` is what sends it when it is not called."""

    path: str
    method: str
    node: Node
    item: Node
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads operations; gathers callbacks and the servers of paths, each once.

    `marks` are the tags that group nothing.
    """

    document: Document
    pool: Pool
    sink: Sink
    logins: dict[str, ir.Login]
    marks: frozenset[str]
    callbacks: dict[str, ir.Operation] = field(default_factory=dict[str, ir.Operation])
    servers: dict[str, ir.Server] = field(default_factory=dict[str, ir.Server])

    def calls(self, paths: Node) -> Iterator[ir.Operation]:
        """The operations of `paths`."""
        for entry in self._entries(paths):
            if not entry.node.text("operationId"):
                self._report_nameless(entry)
            yield self._operation(entry)

    def webhooks(self, root: Node) -> Iterator[ir.Operation]:
        """The operations of `webhooks`, which the service calls."""
        for key in ("webhooks", "x-webhooks"):
            for entry in self._entries(root.child(key), owner="webhook"):
                if not entry.node.text("operationId"):
                    self._report_nameless(entry)
                yield self._operation(entry)

    def _entries(self, paths: Node, owner: str = "") -> Iterator[_Entry]:
        for path, entry in paths.items():
            if path.startswith("x-"):
                continue
            item = self.document.follow(entry)
            if not owner:
                path = f"/{path.removeprefix('/')}"
            for method, node in item.items():
                if method in METHODS:
                    yield _Entry(path, method, node, item, owner)
            for method, node in item.child("additionalOperations").items():
                yield _Entry(path, method, node, item, owner)

    def _report_nameless(self, entry: _Entry) -> None:
        message = f"{entry.method.upper()} {entry.path} has no operationId"
        self.sink.report("missing-operation-id", message, entry.node.at)

    def _operation(self, entry: _Entry, fallback: str = "") -> ir.Operation:
        node, path, is_inbound = entry.node, entry.path, bool(entry.owner)
        id = node.text("operationId")
        tags = tuple(tag for tag in node.texts("tags") if tag)
        link = node.child("externalDocs").text("url")
        name = id or fallback or f"{entry.method} {path}"
        if not is_inbound:
            self.keep_servers(entry.item, node)
        nodes = self._parameter_nodes(entry.item, node)
        parameters = tuple(
            p for n in nodes if (p := parameter(n, self.pool, self.sink))
        )
        if not is_inbound:
            parameters = in_path(path, parameters, node, self.sink)
        return ir.Operation(
            id=name,
            named=bool(id),
            method=entry.method.upper(),
            path=path,
            tag=next((t for t in tags if t not in self.marks), _first_segment(path)),
            marks=tuple(t for t in tags if t in self.marks),
            docs=docs_of(node),
            parameters=parameters,
            body=self._body(node, nodes, is_inbound=is_inbound),
            responses=tuple(self._responses(node, entry.method)),
            callbacks=() if is_inbound else tuple(self._callbacks(node, name)),
            security=security.requirements(self.document, node, self.sink),
            scopes=tuple(security.scopes(node)),
            pages=declared(node.get(KEY), self.sink),
            login=self.logins.get(id),
            server=address(self.document, node, entry.item),
            sources=tuple(s for s in (*node.texts("x-source"), link) if s),
            at=node.at,
            events=extensions.event(node.get("x-specloom-event"), self.sink),
            idempotency=self._idempotency(node),
        )

    def _idempotency(self, node: Node) -> str | None:
        return extensions.idempotency(node.get("x-specloom-idempotency"), self.sink)

    def keep_servers(self, *owners: Node) -> None:
        """Gather the servers that are named there."""
        for owner in owners:
            for server in servers(self.document, owner):
                self.servers.setdefault(server.url, server)

    def _parameter_nodes(self, item: Node, operation: Node) -> tuple[Node, ...]:
        """The parameters of path and operation; the operation's replace the path's."""
        found: dict[tuple[str, str], Node] = {}
        for owner in (item, operation):
            own: dict[tuple[str, str], Node] = {}
            for entry in owner.child("parameters").elements():
                node = self.document.follow(entry)
                place, name = node.text("in"), node.text("name")
                key = place, name.lower() if place == "header" else name
                if key in own:
                    message = (
                        f"{name} in the {place} is declared before; the last is used"
                    )
                    self.sink.report("duplicate-parameter", message, entry.at)
                own[key] = node
            found |= own
        return tuple(found.values())

    def _body(
        self, node: Node, parameters: tuple[Node, ...], *, is_inbound: bool
    ) -> ir.RequestBody | None:
        if is_swagger(self.document):
            return swagger.body(self.document, self.pool, node, parameters)
        body = self.document.follow(node.child("requestBody"))
        found = offers(self.pool, body.child("content"))
        bodies = (received if is_inbound else sent)(self.pool, found)
        if is_inbound and not bodies:
            message = f"{node.key.upper()} of {node.at.tokens[-2]} has no body to parse"
            self.sink.report("bodyless-webhook", message, node.at)
        if not bodies:
            return None
        return ir.RequestBody(bodies[0], body.flag("required"), bodies[1:])

    def _responses(self, node: Node, method: str) -> Iterator[ir.Response]:
        statuses = [
            read_status(status) for status, _ in node.child("responses").items()
        ]
        has_success = any(status.startswith("2") for status in statuses)
        for status, entry in node.child("responses").items():
            if status.startswith("x-"):
                continue
            response = self.document.follow(entry)
            if is_swagger(self.document):
                found = swagger.offers(self.document, node, response, status)
            else:
                found = offers(self.pool, response.child("content"))
            # Why: what HEAD describes is what GET answers; its own answer has no body.
            is_error = not status.startswith("2") and (
                has_success or status != "default"
            )
            given = returned(self.pool, found, is_error=is_error)
            bodies = () if method == "head" else given
            yield ir.Response(
                status=read_status(status),
                content=bodies[0] if bodies else None,
                docs=docs_of(response),
                others=bodies[1:],
                headers=tuple(headers(self.pool, response)),
                links=tuple(self._links(response)),
            )

    def _links(self, response: Node) -> Iterator[ir.Link]:
        for key, entry in response.child("links").items():
            link = self.document.follow(entry)
            ref = link.text("operationRef")
            node = self.document.target(link, ref) if ref else None
            body = link.get("requestBody")
            parameters = link.child("parameters").items()
            yield ir.Link(
                key=key,
                target=node.at.place if node else link.text("operationId"),
                parameters=tuple((wire, value.value) for wire, value in parameters),
                body=body.value if body else None,
                docs=docs_of(link),
                at=link.at,
            )

    def _callbacks(self, node: Node, owner: str) -> Iterator[ir.Callback]:
        for key, entry in node.child("callbacks").items():
            if key.startswith("x-"):
                continue
            found = self.document.follow(entry)
            for inner in self._entries(found, owner):
                place = inner.node.at.place
                if place not in self.callbacks:
                    self.callbacks[place] = self._operation(inner, f"{owner} {key}")
                yield ir.Callback(key, place)


def _first_segment(path: str) -> str:
    parts = (part for part in telling(path) if "{" not in part)
    return next(parts, "default")
