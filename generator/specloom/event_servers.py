"""The servers of an AsyncAPI document → ir records, with an address in one piece taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from . import event_extensions, ir
from .bindings import bindings
from .parameters import placeholders
from .servers import read_variable
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .event_security import Schemes
    from .source import Node

_HELP: Final = "Name a host, or pass the address to the client."
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*|\{\w+\})://")
_SECURE: Final = frozenset(
    {"https", "wss", "mqtts", "secure-mqtt", "amqps", "kafka-secure", "stomps"}
    | {"rediss", "ibmmq-secure", "nats-secure", "tls", "ssl"}
)
"""Protocols that are encrypted."""
_FAMILIES: Final = (
    frozenset({"http", "https", "ws", "wss", "sse", "mercure"}),
    frozenset({"mqtt", "mqtts", "mqtt5", "secure-mqtt", "tcp", "ssl", "tls"}),
    frozenset({"kafka", "kafka-secure"}),
    frozenset({"amqp", "amqps", "amqp1"}),
    frozenset({"redis", "rediss"}),
    frozenset({"stomp", "stomps"}),
    frozenset({"nats", "nats-secure", "tls"}),
    frozenset({"ibmmq", "ibmmq-secure"}),
)
"""Protocols that may stand for each other in an address."""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in parts; each may be empty."""

    scheme: str
    user: str
    host: str
    path: str
    rest: str


def servers(
    document: Document, schemes: Schemes, sink: Sink
) -> tuple[ir.EventServer, ...]:
    """Every server; one that is a reference is what it leads to."""
    found = document.node.child("servers").items()
    return tuple(
        _server(key, document.follow(entry), document, schemes, sink)
        for key, entry in found
        if not key.startswith("x-")
    )


def _server(
    key: str, node: Node, document: Document, schemes: Schemes, sink: Sink
) -> ir.EventServer:
    said = node.get("host") or node.get("url")
    address = _taken_apart(node.text(said.key)) if said else _taken_apart("")
    protocol = (node.text("protocol") or address.scheme).lower()
    if said is not None:
        _report_strange(address, protocol, said, sink)
    if not address.host:
        at, message = (said or node).at, f"the server {key} has no host"
        sink.report("no-server", message, at, help=_HELP)
    security, scopes = schemes.requirements(node)
    pathname = f"{address.path}{node.text('pathname')}"
    headers = node.get("x-specloom-required-headers")
    return ir.EventServer(
        key=key,
        protocol=protocol,
        host=address.host,
        pathname=pathname,
        protocol_version=node.text("protocolVersion"),
        variables=tuple(_variables(f"{address.host}{pathname}", node, document, sink)),
        security=security or (),
        scopes=scopes,
        docs=docs_of(node),
        bindings=bindings(document, node, sink),
        at=node.at,
        is_secure=not _SECURE.isdisjoint({protocol, address.scheme.lower()}),
        required_headers=event_extensions.required_headers(headers, sink),
        profile=event_extensions.profile(node, ("heartbeat", "close-codes"), sink),
    )


def _taken_apart(text: str) -> _Address:
    """`wss://user@host:80/path?query`; without a scheme it begins with the host."""
    plain = text.strip()
    found = _SCHEME.match(plain)
    after = plain[found.end() :] if found else plain.removeprefix("//")
    way, *rest = re.split(r"(?=[?#])", after, maxsplit=1)
    authority, slash, path = way.partition("/")
    user, _, host = authority.rpartition("@")
    return _Address(
        found[1] if found else "", user, host, f"{slash}{path}", "".join(rest)
    )


def _report_strange(address: _Address, protocol: str, said: Node, sink: Sink) -> None:
    """What an address has that a server has not, or has elsewhere."""
    if address.user:
        message = "what stands before the @ is passed over: it belongs to credentials"
        sink.report("server-url", message, said.at)
    if address.rest:
        message = f"{address.rest!r} behind the address is passed over"
        sink.report("server-url", message, said.at)
    scheme = address.scheme.lower()
    pair = {scheme, protocol}
    is_same = len(pair) == 1 or any(pair <= family for family in _FAMILIES)
    if scheme and "{" not in scheme and not is_same:
        message = f"the protocol {protocol} is used, not {scheme}"
        sink.report("server-url", message, said.at)
    if said.key == "host" and (scheme or address.path):
        message = "`host` is a host with a port; the rest is read as in a `url`"
        sink.report("server-url", message, said.at)


def _variables(
    text: str, node: Node, document: Document, sink: Sink
) -> Iterator[ir.Variable]:
    """The variables of an address in its order; those without a description too."""
    declared = dict(node.child("variables").items())
    for wire in dict.fromkeys(placeholders(text)):
        entry = declared.pop(wire, None)
        if entry is None:
            message = f"{{{wire}}} of {text} is not declared"
            sink.report("undeclared-server-variable", message, node.at)
            yield ir.Variable(wire, None, (), ir.Docs())
        else:
            yield read_variable(wire, document.follow(entry))
    for wire, entry in declared.items():
        if not wire.startswith("x-"):
            message = f"{text or 'the address'} has no {{{wire}}}; it is passed over"
            sink.report("unused-server-variable", message, entry.at)
