"""The `x-specloom-*` extensions of an AsyncAPI document → ir records, each checked and located."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .expressions import expression
from .source import Json, Node

if TYPE_CHECKING:
    from .diagnostics import Sink

_PREFIX: Final = "x-specloom-"
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_MEANINGS: Final = ("retry", "end", "fatal", "auth")
_KINDS: Final = ("pubsub", "stream", "list")
KNOWN: Final = frozenset(
    {"close-codes", "discriminator", "envelope", "error", "first-message", "heartbeat"}
    | {"known-values", "name", "nats", "redis", "replay", "cancels", "required-headers"}
    | {"value-prefix", "login", "signature", "event-header", "event", "idempotency"}
    | {"pagination"}
)
"""What may stand behind `x-specloom-`."""


def discriminator(
    node: Node | None, keys: Collection[str], sink: Sink
) -> ir.Override | None:
    """`x-specloom-discriminator` of a channel whose messages have these keys."""
    if node is None:
        return None
    is_plain = isinstance(node.value, str)
    by = node if is_plain else node.get("by")
    if by is None or by.value == []:
        sink.report("bad-extension", f"{node.key} needs by", node.at)
        return None
    _report_others(node, ("by", "mapping"), sink)
    places = list(by.elements()) if isinstance(by.value, list) else [by]
    if len(places) > 2:
        sink.report("bad-extension", "by is one expression or two", by.at)
    found = tuple(e for place in places if (e := _expression(place, sink)))
    mapping = (
        () if is_plain else tuple(_mapping(node.child("mapping"), (), len(places)))
    )
    for _, entry in mapping:
        if not _is_one_of(entry.value, keys):
            message = f"{entry.value!r} is the key of no message of the channel"
            sink.report("bad-extension", message, entry.at)
    told = tuple((values, str(entry.value)) for values, entry in mapping)
    return ir.Override(found[:2], told, node.at) if found else None


def _mapping(
    node: Node, before: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Values with what they lead to; for two expressions one mapping is in another."""
    for value, entry in node.items():
        if isinstance(entry.value, dict) and depth > 1:
            yield from _mapping(entry, (*before, value), depth - 1)
        else:
            yield (*before, value), entry


def opening(
    node: Node | None, schemes: Collection[str], sink: Sink
) -> ir.Opening | None:
    """`x-specloom-first-message` of an operation: true, or places of credentials."""
    if node is None or node.value is False:
        return None
    if not isinstance(node.value, dict) and node.value is not True:
        message = f"{node.key} is true, or has places with security schemes"
        sink.report("bad-extension", message, node.at)
    found: list[tuple[ir.Expression, str]] = []
    for text, entry in node.items():
        place = _expression(Node(entry.source, entry.tokens, text), sink)
        if not _is_one_of(entry.value, schemes):
            message = f"{entry.value!r} is no security scheme"
            sink.report("bad-extension", message, entry.at)
        elif place is not None:
            found.append((place, str(entry.value)))
    return ir.Opening(tuple(found))


def replay(node: Node | None, sink: Sink) -> ir.Replay | None:
    """`x-specloom-replay` of an operation: true, or an object with `by`."""
    if node is None or node.value is False:
        return None
    if node.value is True:
        return ir.Replay()
    by = node.get("by")
    if by is None:
        message = f"{node.key} is true, or an object with by"
        sink.report("bad-extension", message, node.at)
        return None
    _report_others(node, ("by",), sink)
    found = _expression(by, sink)
    return ir.Replay(found) if found else None


def cancels(node: Node | None, sink: Sink) -> tuple[str, ...]:
    """`x-specloom-cancels` of an operation: the key of another, or several."""
    if node is None:
        return ()
    found = node.value if isinstance(node.value, list) else [node.value]
    keys = tuple(key for key in found if isinstance(key, str) and key)
    if not keys or len(keys) < len(found):
        message = f"{node.key} is the key of an operation, or a list of them"
        sink.report("bad-extension", message, node.at)
    return keys


def is_error(node: Node | None, sink: Sink) -> bool:
    """`x-specloom-error` of a message: true or false."""
    if node is not None and not isinstance(node.value, bool):
        sink.report("bad-extension", f"{node.key} is true or false", node.at)
    return node is not None and node.value is True


def envelope(node: Node | None, sink: Sink) -> tuple[str, str] | None:
    """`x-specloom-envelope` of the document: the members that hold header and data."""
    if node is None:
        return None
    header, data = node.text("header"), node.text("data")
    if not header or not data:
        message = f"{node.key} needs header and data, as text"
        sink.report("bad-extension", message, node.at)
        return None
    return header, data


def required_headers(node: Node | None, sink: Sink) -> tuple[tuple[str, str], ...]:
    """`x-specloom-required-headers` of a server: headers with their values."""
    if node is None:
        return ()
    if not isinstance(node.value, dict):
        sink.report("bad-extension", f"{node.key} has headers with values", node.at)
    for name, value in node.items():
        if not _TOKEN.fullmatch(name):
            message = f"{name!r} is no name of a header"
            sink.report("bad-extension", message, value.at)
        if not _is_line(value.value):
            message = f"the value of {name} is one line of text"
            sink.report("bad-extension", message, value.at)
    return tuple((name, str(value.value)) for name, value in node.items())


def profile(owner: Node, names: Collection[str], sink: Sink) -> ir.Bindings:
    """What the extensions of these names say of a server or channel, once checked."""
    found: list[tuple[str, Json]] = []
    for name in names:
        node = owner.get(f"{_PREFIX}{name}")
        if node is None:
            continue
        for at, message in _PROBLEMS[name](node):
            sink.report("bad-extension", message, at.at)
        found.append((name, node.value))
    return tuple(found)


def _heartbeat(node: Node) -> Iterator[tuple[Node, str]]:
    yield from _strange(node, ("ping", "timeout", "idle"))
    for key, member in node.items():
        value = member.value
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or float(str(value)) <= 0:
            yield member, f"{key} is a number of seconds"


def _close_codes(node: Node) -> Iterator[tuple[Node, str]]:
    if not isinstance(node.value, dict):
        yield node, f"{node.key} has close codes with their meanings"
    for code, member in node.items():
        if not re.fullmatch(r"[1-4]\d{3}", code):
            yield member, f"{code!r} is no close code of a WebSocket"
        if member.value not in _MEANINGS:
            yield member, f"{code} means one of {', '.join(_MEANINGS)}"


def _nats(node: Node) -> Iterator[tuple[Node, str]]:
    yield from _strange(node, ("stream", "durable"))
    for key, member in node.items():
        if not isinstance(member.value, str) or not member.value:
            yield member, f"{key} is a name"


def _redis(node: Node) -> Iterator[tuple[Node, str]]:
    yield from _strange(node, ("kind",))
    if node.text("kind") not in _KINDS:
        yield node, f"kind is one of {', '.join(_KINDS)}"


def _strange(node: Node, members: tuple[str, ...]) -> Iterator[tuple[Node, str]]:
    if not isinstance(node.value, dict) or not node.value:
        yield node, f"{node.key} needs {' or '.join(members)}"
    for key, member in node.items():
        if key not in members:
            yield member, f"{node.key} has no member {key!r}"


_PROBLEMS: Final = {
    "heartbeat": _heartbeat,
    "close-codes": _close_codes,
    "nats": _nats,
    "redis": _redis,
}


def _report_others(node: Node, members: tuple[str, ...], sink: Sink) -> None:
    for key, member in node.items():
        if key not in members:
            message = f"{node.key} has no member {key!r}"
            sink.report("bad-extension", message, member.at)


def _expression(node: Node, sink: Sink) -> ir.Expression | None:
    found = expression(node.value) if isinstance(node.value, str) else None
    if found is None:
        message = f"{node.value!r} is no place such as $message.payload#/type"
        sink.report("bad-extension", message, node.at)
    return found


def _is_one_of(value: Json, names: Collection[str]) -> bool:
    return isinstance(value, str) and value in names


def _is_line(value: Json) -> bool:
    return isinstance(value, str) and not set(value) & set("\r\n\0")
