"""An AsyncAPI document → ir.Events, and an ir.Api that has nothing else or has them beside the rest.

AsyncAPI 2 is read where it stands; what it means differently is in channels.py and traits.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from . import about, event_extensions, ir
from .channels import Channels
from .document import reference
from .event_security import Schemes
from .event_servers import servers
from .exchanges import Exchanges
from .messages import Messages
from .paths import field_at
from .role import with_role
from .session_rules import check_session
from .source import Node
from .telling import groups
from .values import docs_of

if TYPE_CHECKING:
    from .document import Document
    from .schema import Pool

_HELP: Final = "Add `servers`, or pass the address to the client."


def parse_events(document: Document, pool: Pool, *, role: str = "") -> ir.Api:
    """An AsyncAPI document alone."""
    root, info = document.node, document.node.child("info")
    link = info.child("externalDocs").text("url")
    api = ir.Api(
        title=info.text("title"),
        version=info.text("version"),
        docs=docs_of(info),
        link=link or root.child("externalDocs").text("url"),
        publisher=about.publisher(info),
        server=None,
        servers=(),
        tags=(),
        schemes=(),
        security=(),
        scopes=(),
        envelope=None,
        operations=(),
        webhooks=(),
        callbacks=(),
        types={},
        schemas=_components(document, pool),
        referred=frozenset(),
        degraded=frozenset(),
        pins=dict(about.pins(document)),
        files=tuple(about.files(document)),
    )
    return with_events(api, document, pool, role=role)


def with_events(
    api: ir.Api, document: Document, pool: Pool, *, role: str = ""
) -> ir.Api:
    """What goes over channels, beside all else; types and schemes are shared."""
    _components(document, pool)
    sink = pool.sink
    schemes = Schemes(document, sink, {scheme.id: scheme for scheme in api.schemes})
    schemes.keep_components()
    found = _Reading(document, pool, schemes).events()
    pool.finish()
    found = _opened(found, pool.types)
    check_session(found, pool.types, sink)
    found = with_role(found, role, document.node, sink)
    told = tuple(groups(found, pool.types, sink))
    return replace(
        api,
        types=pool.types,
        referred=frozenset(pool.referred),
        degraded=frozenset(pool.degraded),
        events=replace(found, groups=told),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads what an AsyncAPI document has besides types."""

    document: Document
    pool: Pool
    schemes: Schemes

    def events(self) -> ir.Events:
        """Everything, with the actions of the described application."""
        root, info = self.document.node, self.document.node.child("info")
        found = servers(self.document, self.schemes, self.pool.sink)
        if not found:
            message = "no server is named"
            self.pool.sink.report("no-server", message, root.at, help=_HELP)
        messages = Messages(self.document, self.pool)
        channels = Channels(self.document, self.pool, messages, self._servers())
        channels.read()
        exchanges = tuple(Exchanges(channels, self.schemes).read())
        for key, entry in root.child("components").child("messages").items():
            if not key.startswith("x-"):
                self._unused(entry, messages)
        extension = "x-specloom-envelope"
        said = root.get(extension) or info.get(extension)
        return ir.Events(
            title=info.text("title"),
            version=info.text("version"),
            docs=docs_of(info),
            servers=found,
            channels=tuple(channels.found.values()),
            messages=messages.found,
            exchanges=exchanges,
            schemes=tuple(self.schemes.found.values()),
            envelope=event_extensions.envelope(said, self.pool.sink),
        )

    def _unused(self, entry: Node, messages: Messages) -> None:
        """A message that no channel has; a choice of AsyncAPI 2 is several."""
        node = self.document.behind(entry)
        for choice in node.child("oneOf").elements():
            messages.read(choice)
        if "oneOf" not in node:
            messages.read(entry)

    def _servers(self) -> dict[str, str]:
        """The keys of servers, by these keys and by where they may be kept."""
        found: dict[str, str] = {}
        for key, entry in self.document.node.child("servers").items():
            found[key] = found[entry.at.place] = key
            if reference(entry) is not None:
                found.setdefault(self.document.follow(entry).at.place, key)
        return found


def _components(document: Document, pool: Pool) -> tuple[ir.TypeId, ...]:
    """The named schemas of the document; those in other languages are not among them."""
    shelf = document.node.child("components").child("schemas")
    found: list[ir.TypeId] = []
    for key, entry in shelf.items():
        node = document.follow(entry) if "schemaFormat" in entry else entry
        if not key.startswith("x-") and "schemaFormat" not in node:
            found.append(pool.component(node))
    return tuple(found)


def _opened(events: ir.Events, types: dict[ir.TypeId, ir.Definition]) -> ir.Events:
    """Messages with what is in their envelopes."""
    if events.envelope is None:
        return events
    messages: dict[ir.MessageId, ir.Message] = {}
    for id, message in events.messages.items():
        header, data = (field_at(types, message.payload, w) for w in events.envelope)
        held = ir.Payload(data.type, header.type) if header and data else None
        messages[id] = replace(message, opened=held)
    return replace(events, messages=messages)
