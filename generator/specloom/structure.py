"""An AsyncAPI document against the tables of event_grammar.py: what cannot stand where it stands."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from .event_grammar import EVENT_MEMBERS, NEEDED
from .grammar import visit
from .source import Json, Node
from .values import json_type

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document

_VITAL: Final = frozenset(
    {"asyncapi2", "asyncapi3", "components2", "components3", "server2", "server3"}
    | {"channel2", "channel3", "operation2", "operation3", "message2", "message3"}
    | {"operation trait2", "operation trait3", "message trait2", "message trait3"}
    | {"parameter2", "parameter3", "reply", "scheme", "variable"}
)
"""The kinds of objects that a client is made of."""
_NEEDED: Final = frozenset({("operation3", "action"), ("operation3", "channel")})
"""The members that nothing can stand in for."""
_PLAIN: Final[dict[str, tuple[str, str]]] = {
    "=text": ("string", "text"),
    "=flag": ("boolean", "true or false"),
    "=object": ("object", "an object"),
}
_ACTIONS: Final = ("send", "receive")


def structure(document: Document, sink: Sink) -> None:
    """Report every member that is unknown, missing or of a wrong kind."""
    for kind, node in visit(document):
        if kind in EVENT_MEMBERS:
            _check(kind, node, sink)


def _check(kind: str, node: Node, sink: Sink) -> None:
    if node.value is None:
        return
    if not isinstance(node.value, dict):
        _report(kind in _VITAL, f"this is {_a(node.value)}, not an object", node, sink)
        return
    members = EVENT_MEMBERS[kind]
    for key, child in node.items():
        wanted = members.get(key) or members.get("*", "")
        if key == "$ref" or key.startswith("x-"):
            continue
        if not wanted:
            _report_unknown(key, members, child, sink)
        elif child.value is not None:
            _check_member(kind, wanted, child, sink)
    _check_needed(kind, node, sink)


def _check_needed(kind: str, node: Node, sink: Sink) -> None:
    missing = (key for key in NEEDED.get(kind, ()) if _is_absent(node, key))
    for key in () if "$ref" in node else missing:
        _report((kind, key) in _NEEDED, f"`{key}` is missing", node, sink)
    action = node.text("action")
    if kind == "operation3" and action and action not in _ACTIONS:
        message = f"`action` is send or receive, not {action!r}"
        sink.report("unreadable", message, node.child("action").at)


def _is_absent(node: Node, key: str) -> bool:
    found = node.get(key)
    return found is None or found.value is None


def _check_member(kind: str, wanted: str, child: Node, sink: Sink) -> None:
    """Whether a member has the shape that is wanted of it; its inside is another object's."""
    is_vital = kind in _VITAL
    if wanted.startswith("{") and not isinstance(child.value, dict):
        message = f"`{child.key}` is {_a(child.value)}, and should be an object"
        _report(is_vital, message, child, sink)
    elif wanted.startswith("[") and not isinstance(child.value, list):
        message = f"`{child.key}` is {_a(child.value)}, and should be a list"
        _report(is_vital, message, child, sink)
    else:
        plain = wanted.strip("[]")
        found = child.elements() if wanted.startswith("[") else iter((child,))
        for one in found:
            _check_plain(plain, child.key, one, sink)


def _check_plain(wanted: str, key: str, node: Node, sink: Sink) -> None:
    kind, word = _PLAIN.get(wanted, ("", ""))
    if kind and json_type(node.value) != kind:
        message = f"`{key}` is {_a(node.value)}, and should be {word}"
        sink.report("invalid-structure", message, node.at)


def _report_unknown(key: str, members: dict[str, str], child: Node, sink: Sink) -> None:
    near = get_close_matches(key, members, 1)
    help = f"Did you mean {near[0]}?" if near else ""
    sink.report("invalid-structure", f"{key!r} cannot stand here", child.at, help=help)


def _report(is_error: bool, message: str, node: Node, sink: Sink) -> None:
    code = "unreadable" if is_error else "invalid-structure"
    sink.report(code, message, node.at)


def _a(value: Json) -> str:
    kind = json_type(value)
    return kind if kind == "null" else f"{'an' if kind[0] in 'aio' else 'a'} {kind}"
