"""Security schemes and requirements of a document → ir records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import extensions, ir
from .load import is_swagger
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .load import Document
    from .source import Node


def requirements(document: Document, node: Node, sink: Sink) -> ir.Security | None:
    """The alternatives of an operation or document; None when it says nothing."""
    if "security" not in node:
        return None
    known = dict(_nodes(document))
    alternatives: list[tuple[str, ...]] = []
    for requirement in node.child("security").elements():
        names: list[str] = []
        for name, at in requirement.items():
            if name not in known:
                message = f"security scheme {name!r} is not described"
                sink.report("unknown-scheme", message, at.at)
            elif known[name].text("type") != "mutualTLS":
                names.append(name)
        alternatives.append(tuple(names))
    return tuple(dict.fromkeys(alternatives))


def schemes(
    document: Document, sink: Sink
) -> tuple[tuple[ir.Scheme, ...], dict[str, ir.Login]]:
    """The security schemes, and by operation id the logins that feed them."""
    found: list[ir.Scheme] = []
    logins: dict[str, ir.Login] = {}
    for name, node in _nodes(document):
        scheme = _scheme(name, node, sink)
        if scheme is not None:
            found.append(scheme)
        login = extensions.login(name, node.get("x-specloom-login"), sink)
        if login is not None:
            logins[login[0]] = login[1]
    return tuple(found), logins


def _scheme(name: str, node: Node, sink: Sink) -> ir.Scheme | None:
    docs, prefix = docs_of(node), node.text("x-specloom-value-prefix")
    match node.text("type"), node.text("scheme").lower():
        case "apiKey", _:
            place = ir.Place(node.text("in", "header"))
            return ir.ApiKey(name, place, node.text("name"), prefix, docs, node.at)
        case ("basic", _) | ("http", "basic"):
            return ir.Basic(name, docs, node.at)
        case ("http", "bearer") | ("oauth2" | "openIdConnect", _):
            return ir.Bearer(name, docs, node.at)
        case "http", other:
            place, prefix = ir.Place.HEADER, prefix or f"{other.title()} "
            return ir.ApiKey(name, place, "Authorization", prefix, docs, node.at)
        case _:
            message = f"{name} asks for a client certificate"
            sink.report("mutual-tls", message, node.at)
            return None


def _nodes(document: Document) -> Iterator[tuple[str, Node]]:
    root = document.node
    if is_swagger(document):
        owner = root.child("securityDefinitions")
    else:
        owner = root.child("components").child("securitySchemes")
    for name, node in owner.items():
        yield name, document.follow(node)
