"""The operations of an AsyncAPI document → ir records, as the described application does them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import event_extensions, ir
from .bindings import bindings
from .channels import WORDS, Channels, older_messages, older_operations
from .document import reference
from .expressions import location
from .traits import with_traits
from .values import docs_of

if TYPE_CHECKING:
    from .event_security import Schemes
    from .source import Node


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Reads operations; AsyncAPI 2 has them in its channels."""

    channels: Channels
    schemes: Schemes

    def read(self) -> Iterator[ir.Exchange]:
        """All operations of the document."""
        document = self.channels.document
        if document.version.startswith("2"):
            for channel in tuple(self.channels.found.values()):
                yield from self._older(channel)
            return
        for key, entry in document.node.child("operations").items():
            node = with_traits(document, document.behind(entry))
            action = node.text("action")
            if not key.startswith("x-") and action in ("send", "receive"):
                channel = self.channels.of(node.child("channel"), key)
                messages = tuple(self._messages(node.get("messages"), channel))
                said = ir.Action(action)
                yield self._exchange(
                    (entry.at.place, key, True), said, channel, messages, node
                )

    def _older(self, channel: ir.Channel) -> Iterator[ir.Exchange]:
        document = self.channels.document
        owner = document.follow(document.node.child("channels").child(channel.key))
        for node in older_operations(document, owner):
            found = older_messages(self.channels.messages, channel.key, node)
            messages, id = tuple(dict.fromkeys(found)), node.text("operationId")
            named = (node.at.place, id or f"{node.key} {channel.key}", bool(id))
            yield self._exchange(named, WORDS[node.key], channel, messages, node)

    def _exchange(
        self,
        named: tuple[str, str, bool],
        action: ir.Action,
        channel: ir.Channel,
        messages: tuple[ir.MessageId, ...],
        node: Node,
    ) -> ir.Exchange:
        sink = self.channels.pool.sink
        security, scopes = self.schemes.requirements(node)
        id, key, is_named = named
        return ir.Exchange(
            id=id,
            key=key,
            named=is_named,
            action=action,
            channel=channel.id,
            messages=messages,
            reply=self._reply(node.get("reply"), channel),
            docs=docs_of(node),
            security=security,
            scopes=scopes,
            bindings=bindings(self.channels.document, node, sink),
            at=node.at,
            opening=self._opening(node.get("x-specloom-first-message")),
            replay=event_extensions.replay(node.get("x-specloom-replay"), sink),
            cancels=event_extensions.cancels(node.get("x-specloom-cancels"), sink),
        )

    def _opening(self, node: Node | None) -> ir.Opening | None:
        known = {*self.schemes.found, *self.schemes.others}
        found = event_extensions.opening(node, known, self.channels.pool.sink)
        for _, key in found.credentials if found else ():
            self.schemes.keep_other(key)
        return found

    def _messages(
        self, listed: Node | None, channel: ir.Channel
    ) -> Iterator[ir.MessageId]:
        """The messages of a list, of all of the channel where there is none, each once."""
        own = {id for _, id in channel.messages}
        if listed is None or not isinstance(listed.value, list):
            yield from dict.fromkeys(id for _, id in channel.messages)
            return
        for entry in listed.elements():
            id, ref = self.channels.messages.read(entry), reference(entry)
            document = self.channels.document
            target = document.target(entry, ref) if ref is not None else None
            if target is None or not self.channels.owns(channel, target.at.place):
                fate = "but is the same as one" if id in own else "and is added"
                message = f"this is no message of the channel {channel.key}, {fate}"
                self.channels.pool.sink.report("message-elsewhere", message, entry.at)
            yield id

    def _reply(self, entry: Node | None, own: ir.Channel) -> ir.Reply | None:
        if entry is None or entry.value is None:
            return None
        document, sink = self.channels.document, self.channels.pool.sink
        node = document.follow(entry)
        place = document.follow(node.child("address"))
        address, listed = location(place, sink), node.get("messages")
        named = node.get("channel")
        channel = self.channels.of(named, own.key) if named else self._told(listed)
        if channel is None:
            channel = own
            if address is None:
                message = f"the reply names no channel; it comes over {own.key}"
                sink.report("reply-without-channel", message, node.at)
        found = tuple(dict.fromkeys(self._messages(listed, channel)))
        return ir.Reply(channel.id, found, address, docs_of(place))

    def _told(self, listed: Node | None) -> ir.Channel | None:
        """The channel in which the messages of a reply stand."""
        document = self.channels.document
        for entry in listed.elements() if listed else ():
            ref = reference(entry)
            target = document.target(entry, ref) if ref is not None else None
            found = self.channels.owner_of(target.at.place) if target else None
            if found is not None:
                return found
        return None
