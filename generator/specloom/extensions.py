"""The `x-specloom-*` extensions of a document → ir records, each checked and located."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .pagination import path

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Node


_SIGNATURE: Final = {
    "header": "",
    "algorithm": "hmac-sha256",
    "encoding": "hex",
    "prefix": "",
    "separator": "",
    "signed": "{body}",
    "timestamp": "",
    "timestamp-prefix": "",
    "id": "",
    "secret": "text",
}
"""The members of `x-specloom-signature` and what they are when they are left out."""
_CHOICES: Final = {
    "algorithm": ("hmac-sha256", "hmac-sha1", "hmac-sha512"),
    "encoding": ("hex", "base64"),
    "secret": ("text", "base64"),
}
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_TAKEN: Final = frozenset(
    {
        "accept",
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "host",
        "proxy-authorization",
        "range",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
    }
)
"""Headers that the client or HTTP itself writes."""
_PLACES: Final = re.compile(r"\{(\w*)\}")


def envelope(node: Node | None, sink: Sink) -> ir.Envelope | None:
    """`x-specloom-envelope`: header, data, status, success and message."""
    if node is None or not _has(node, sink, "header", "data"):
        return None
    return ir.Envelope(
        header=node.text("header"),
        data=node.text("data"),
        status=path(node.text("status")),
        success=node.text("success"),
        message=path(node.text("message")),
    )


def login(scheme: str, node: Node | None, sink: Sink) -> tuple[str, ir.Login] | None:
    """`x-specloom-login` of a security scheme: operation, token and expiry members."""
    if node is None or not _has(node, sink, "operation", "token"):
        return None
    found = ir.Login(
        scheme=scheme,
        token=path(node.text("token")),
        expiry=path(node.text("expiry")) or None,
    )
    return node.text("operation"), found


def signature(node: Node | None, sink: Sink) -> ir.Signature | None:
    """`x-specloom-signature`: how webhooks are signed."""
    if node is None:
        return None
    problems = [*_strange(node), *_contradictions(node)]
    for at, message in problems:
        sink.report("bad-extension", message, at.at)
    if problems:
        return None
    said = {key: node.text(key, default) for key, default in _SIGNATURE.items()}
    said["algorithm"] = said["algorithm"].removeprefix("hmac-")
    return ir.Signature(**{key.replace("-", "_"): said[key] for key in said})


def header(node: Node | None, sink: Sink) -> str:
    """`x-specloom-event-header`: the name of a header."""
    if node is None:
        return ""
    if not _is_token(node):
        sink.report("bad-extension", f"{node.key} is no name of a header", node.at)
    return str(node.value)


def idempotency(node: Node | None, sink: Sink) -> str | None:
    """`x-specloom-idempotency`: a header; "" for `false`, None where nothing usable is said."""
    if node is None:
        return None
    if node.value is False:
        return ""
    problems = list(_unfit_keys(node))
    for at, message in problems:
        sink.report("bad-extension", message, at.at)
    return None if problems else node.text("header")


def event(node: Node | None, sink: Sink) -> tuple[str, ...]:
    """`x-specloom-event` of a webhook: the name of its event, or several."""
    if node is None:
        return ()
    found = node.value if isinstance(node.value, list) else [node.value]
    texts = tuple(name for name in found if isinstance(name, str) and name)
    if not texts or len(texts) < len(found):
        sink.report("bad-extension", f"{node.key} is a name or a list of them", node.at)
    return texts


def names(node: Node) -> Iterator[tuple[Node, str]]:
    """Every object with `x-specloom-name`, and the name that it asks for."""
    name = node.text("x-specloom-name")
    if name:
        yield node, name
    for _, child in node.items():
        yield from names(child)
    for element in node.elements():
        yield from names(element)


def _has(node: Node, sink: Sink, *members: str) -> bool:
    missing = [member for member in members if not node.text(member)]
    if missing:
        message = f"{node.key} needs {' and '.join(missing)}, as text"
        sink.report("bad-extension", message, node.at)
    return not missing


def _unfit_keys(node: Node) -> Iterator[tuple[Node, str]]:
    """What is wrong with `x-specloom-idempotency`, and where."""
    for key, member in node.items():
        if key != "header":
            yield member, f"{node.key} has no member {key!r}"
    header = node.get("header")
    if header is None:
        yield node, f"{node.key} needs header, as text, or is false"
    elif not _is_token(header):
        yield header, f"{header.value!r} is no name of a header"
    elif str(header.value).lower() in _TAKEN:
        yield header, f"{header.value} has a meaning of its own and cannot hold a key"


def _strange(node: Node) -> Iterator[tuple[Node, str]]:
    """The members of a signature that are unknown, or cannot be what they are."""
    for key, member in node.items():
        value = member.value
        if key not in _SIGNATURE:
            yield member, f"{node.key} has no member {key!r}"
        elif not isinstance(value, str) or not value:
            yield member, f"{node.key} needs {key} as text"
        elif key in ("header", "timestamp", "id") and not _is_token(member):
            yield member, f"{value!r} is no name of a header"
        elif value not in _CHOICES.get(key, (value,)):
            yield member, f"{key} is one of {', '.join(_CHOICES[key])}, not {value!r}"
    if "header" not in node:
        yield node, f"{node.key} needs header, as text"


def _contradictions(node: Node) -> Iterator[tuple[Node, str]]:
    """Where the members of a signature do not go together."""
    signed = node.text("signed", _SIGNATURE["signed"])
    at, separator = node.get("signed") or node, node.text("separator")
    used = set(_PLACES.findall(signed))
    dated = [key for key in ("timestamp", "timestamp-prefix") if key in node]
    known = {"body"} | ({"id"} & {*dict(node.items())}) | {k[:9] for k in dated}
    if "body" not in used:
        yield at, "signed needs {body}"
    for name in sorted(used - known):
        yield at, f"signed has {{{name}}}, which nothing tells"
    if dated and "timestamp" not in used:
        yield at, "signed needs {timestamp}, as anyone could change it otherwise"
    if len(dated) > 1:
        yield node.child(dated[1]), "there is a header timestamp already"
    for key in ("prefix", "timestamp-prefix"):
        if separator and separator in node.text(key):
            yield node.child(key), f"{key} has the separator in it"
    if "timestamp-prefix" in node and not separator:
        yield node.child("timestamp-prefix"), "timestamp-prefix needs a separator"


def _is_token(node: Node) -> bool:
    return isinstance(node.value, str) and bool(_TOKEN.fullmatch(node.value))
