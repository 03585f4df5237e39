"""The channels of an AsyncAPI document → ir records, each with its messages and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from . import event_extensions, ir
from .bindings import bindings, bound
from .document import reference
from .expressions import location
from .messages import Messages, key_of
from .parameters import placeholders
from .traits import with_traits
from .values import docs_of

if TYPE_CHECKING:
    from .document import Document
    from .schema import Pool
    from .source import Node

WORDS: Final = {"publish": ir.Action.RECEIVE, "subscribe": ir.Action.SEND}
"""The operations of AsyncAPI 2, with what the described application does.

They are words for what others do: they publish what the application receives.
"""
_QUERY: Final = re.compile(r"\?[\w{]")
_PROFILE: Final = ("heartbeat", "close-codes", "nats", "redis")


@dataclass(frozen=True, slots=True)
class Channels:
    """Reads channels, each once; `places` has their ids by where they are kept."""

    document: Document
    pool: Pool
    messages: Messages
    servers: dict[str, str]
    found: dict[str, ir.Channel] = field(default_factory=dict[str, ir.Channel])
    places: dict[str, str] = field(default_factory=dict[str, str])

    def read(self) -> None:
        """All channels of the document."""
        for key, entry in self.document.node.child("channels").items():
            if not key.startswith("x-"):
                self._keep(key, entry)

    def of(self, entry: Node, owner: str) -> ir.Channel:
        """What an operation's reference to a channel leads to."""
        ref = reference(entry)
        target = self.document.target(entry, ref) if ref is not None else entry
        node = self.document.follow(entry)
        places = [n.at.place for n in (target, node) if n is not None]
        id = next((self.places[p] for p in places if p in self.places), None)
        if id is None:
            message = "the channel is none of the document's own; it is added to them"
            self.pool.sink.report("channel-elsewhere", message, entry.at)
            id = self._keep(key_of(node) if ref is not None else owner, node)
        return self.found[id]

    def owner_of(self, place: str) -> ir.Channel | None:
        """The channel in which a message stands."""
        for known, id in self.places.items():
            if place.startswith(f"{known}/messages/"):
                return self.found[id]
        return None

    def owns(self, channel: ir.Channel, place: str) -> bool:
        """Whether something stands among the messages of a channel."""
        found = self.owner_of(place)
        return found is not None and found.id == channel.id

    def _keep(self, key: str, entry: Node) -> str:
        id, node = entry.at.place, self.document.follow(entry)
        self.places[id] = id
        self.places.setdefault(node.at.place, id)
        self.found[id] = self._channel(id, key, node)
        return id

    def _channel(self, id: str, key: str, node: Node) -> ir.Channel:
        document, sink = self.document, self.pool.sink
        is_older = document.version.startswith("2")
        address = key if is_older else _address(node)
        if address is not None and _QUERY.search(address):
            message = f"the query of {address} is kept as a part of the address"
            at = node.get("address") or node
            sink.report("address-query", message, at.at)
        messages = tuple(self._messages(key, node))
        query = bound(document, node, "ws", "query")
        headers = bound(document, node, "ws", "headers")
        keys = {key for key, _ in messages}
        said = node.get("x-specloom-discriminator")
        return ir.Channel(
            id=id,
            key=key,
            title=node.text("title"),
            address=address,
            parameters=tuple(self._parameters(address or "", node)),
            servers=tuple(dict.fromkeys(self._servers(node))),
            messages=messages,
            query=self.pool.type_of(query) if query else None,
            headers=self.pool.type_of(headers) if headers else None,
            docs=docs_of(node),
            bindings=bindings(document, node, sink),
            at=node.at,
            override=event_extensions.discriminator(said, keys, sink),
            profile=event_extensions.profile(node, _PROFILE, sink),
        )

    def _messages(self, key: str, node: Node) -> Iterator[tuple[str, ir.MessageId]]:
        """The keys of messages with what they stand for, each once."""
        if not self.document.version.startswith("2"):
            for name, entry in node.child("messages").items():
                if not name.startswith("x-"):
                    yield name, self.messages.read(entry)
            return
        found: dict[ir.MessageId, str] = {}
        for operation in older_operations(self.document, node):
            for id in older_messages(self.messages, key, operation):
                found.setdefault(id, self.messages.found[id].key)
        yield from ((name, id) for id, name in found.items())

    def _servers(self, node: Node) -> Iterator[str]:
        for entry in node.child("servers").elements():
            ref = reference(entry)
            target = self.document.target(entry, ref) if ref else None
            place = target.at.place if target else str(entry.value)
            behind = self.document.follow(entry).at.place
            key = self.servers.get(place) or self.servers.get(behind)
            if key is None:
                message = f"{ref or entry.value!r} is no server of the document"
                self.pool.sink.report("unknown-server", message, entry.at)
            else:
                yield key

    def _parameters(self, address: str, node: Node) -> Iterator[ir.AddressParameter]:
        """The parts of an address in its order; those without a description too."""
        document, sink = self.document, self.pool.sink
        declared = dict(node.child("parameters").items())
        for wire in dict.fromkeys(placeholders(address)):
            entry = declared.pop(wire, None)
            if entry is None:
                message = f"{{{wire}}} of {address} is not declared"
                sink.report("undeclared-address-parameter", message, node.at)
                yield ir.AddressParameter(wire, (), None, None, ir.Docs(), node.at)
            else:
                yield self._parameter(wire, document.follow(entry))
        for wire, entry in declared.items():
            if not wire.startswith("x-"):
                message = f"{address or 'the address'} has no {{{wire}}}"
                sink.report("unused-address-parameter", message, entry.at)

    def _parameter(self, wire: str, node: Node) -> ir.AddressParameter:
        said = node
        if "schema" in node:  # Why: AsyncAPI 2 has a schema, 3 only what text can be.
            said = self.document.follow(node.child("schema"))
            kind = said.text("type", "string")
            if kind != "string":
                message = f"a part of an address is text, not of type {kind}"
                self.pool.sink.report("wider-type", message, said.at)
        return ir.AddressParameter(
            wire=wire,
            values=tuple(_spelled(said.child("enum"))),
            default=next(_spelled(said.get("default")), None),
            location=location(node, self.pool.sink),
            docs=docs_of(node) if node.text("description") else docs_of(said),
            at=node.at,
        )


def older_operations(document: Document, channel: Node) -> Iterator[Node]:
    """The operations in a channel of AsyncAPI 2, with their traits."""
    for word, operation in channel.items():
        if word in WORDS and operation.value is not None:
            yield with_traits(document, operation)


def older_messages(
    messages: Messages, channel: str, operation: Node
) -> Iterator[ir.MessageId]:
    """The messages of an operation of AsyncAPI 2: one, or several to choose from."""
    entry = operation.get("message")
    if entry is None or entry.value is None:
        return
    document = messages.document
    node = document.behind(entry)
    fallback = operation.text("operationId") or f"{operation.key} {channel}"
    choices = list(node.child("oneOf").elements())
    for index, choice in enumerate(choices or [entry], 1):
        key = fallback if len(choices) < 2 else f"{fallback} {index}"
        message = with_traits(document, document.behind(choice))
        yield messages.read(choice, _older_key(message, key))


def _older_key(node: Node, fallback: str) -> str:
    """The key of a message of AsyncAPI 2, where it has one."""
    owner = node.tokens[-2:-1]
    is_inline = owner in {(word,) for word in WORDS} or owner == ("oneOf",)
    said = node.text("messageId") or node.text("name") or fallback
    return said if is_inline else ""


def _address(node: Node) -> str | None:
    found = node.get("address")
    return found.value if found is not None and isinstance(found.value, str) else None


def _spelled(node: Node | None) -> Iterator[str]:
    """A value as text, or those of a list."""
    if node is None or isinstance(node.value, dict) or node.value is None:
        return
    for value in node.value if isinstance(node.value, list) else [node.value]:
        if isinstance(value, bool):
            yield str(value).lower()
        elif isinstance(value, str | int | float):
            yield str(value)
