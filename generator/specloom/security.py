"""Security schemes and requirements of a document → ir records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from . import extensions, ir
from .document import is_swagger
from .values import docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .source import Node


_SWAGGER: Final = {
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}


_PATHS: Final = (
    "It is the path of a PEM file with certificate and key, or those of the two, or True "
    "where `http_client` has them."
)


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
            else:
                names.append(name)
        alternatives.append(tuple(names))
    return tuple(dict.fromkeys(alternatives))


def scopes(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The schemes of an operation's requirements with the scopes that they must have."""
    for requirement in node.child("security").elements():
        for name, _ in requirement.items():
            found = requirement.texts(name)
            if found:
                yield name, found


def schemes(
    document: Document, sink: Sink
) -> tuple[tuple[ir.Scheme, ...], dict[str, ir.Login]]:
    """The security schemes, and by operation id the logins that feed them."""
    found: list[ir.Scheme] = []
    logins: dict[str, ir.Login] = {}
    for name, node in _nodes(document):
        scheme = read_scheme(name, node, sink)
        if scheme is not None:
            found.append(scheme)
        login = extensions.login(name, node.get("x-specloom-login"), sink)
        if login is not None:
            logins[login[0]] = login[1]
    return tuple(found), logins


def read_scheme(name: str, node: Node, sink: Sink) -> ir.Scheme | None:
    """A security scheme of HTTP; None for a type that is none."""
    docs, prefix = docs_of(node), node.text("x-specloom-value-prefix")
    if not docs.description:
        docs = replace(docs, description=described(node))
    elif node.text("type") == "mutualTLS":
        said = f"{docs.description.rstrip().rstrip('.')}. {_PATHS}"
        docs = replace(docs, description=said)
    match node.text("type"), node.text("scheme").lower():
        case "apiKey" | "httpApiKey", _:
            place = ir.Place(node.text("in", "header"))
            return ir.ApiKey(name, place, node.text("name"), prefix, docs, node.at)
        case ("basic", _) | ("http", "basic"):
            return ir.Basic(name, docs, node.at)
        case ("http", "bearer"):
            return ir.Bearer(name, docs, node.at)
        case ("oauth2" | "openIdConnect", _):
            url = node.text("openIdConnectUrl") or node.text("oauth2MetadataUrl")
            return ir.OAuth2(name, tuple(_flows(node)), url, docs, node.at)
        case "http", other:
            if not prefix:
                message = f"{other} is sent as it is given, after the word {other}"
                sink.report("http-scheme", message, node.at)
            place, prefix = ir.Place.HEADER, prefix or f"{other.title()} "
            return ir.ApiKey(name, place, "Authorization", prefix, docs, node.at)
        case "mutualTLS", _:
            return ir.MutualTLS(name, docs, node.at)
        case _:
            return None


def _flows(node: Node) -> Iterator[ir.Flow]:
    """The flows of OAuth 2; Swagger 2.0 has one, under a name of its own."""
    flows = node.child("flows")
    found = [(key, flow) for key, flow in flows.items() if not key.startswith("x-")]
    if node.text("flow"):
        found.append((_SWAGGER.get(node.text("flow"), node.text("flow")), node))
    for key, flow in found:
        yield ir.Flow(
            name=key,
            token_url=flow.text("tokenUrl"),
            authorization_url=flow.text("authorizationUrl"),
            device_url=flow.text("deviceAuthorizationUrl"),
            refresh_url=flow.text("refreshUrl"),
        )


def described(node: Node) -> str:
    """What a credential is, where the document has no words for it."""
    match node.text("type"), node.text("scheme").lower():
        case "apiKey" | "httpApiKey", _:
            where = {"query": "query parameter"}.get(node.text("in"), node.text("in"))
            return f"A key, sent as the {where} `{node.text('name')}`."
        case ("basic", _) | ("http", "basic"):
            return "User name and password."
        case "oauth2", _:
            flows = [flow for _, flow in node.child("flows").items()]
            urls = [url for f in (*flows, node) if (url := f.text("tokenUrl"))]
            source = f" from {urls[0]}" if urls else ""
            return f"An access token of OAuth 2{source}."
        case "openIdConnect", _:
            url = node.text("openIdConnectUrl")
            return f"An access token of OpenID Connect, discovered at {url}."
        case "mutualTLS", _:
            return f"A certificate of the client. {_PATHS}"
        case "http", "bearer":
            kind = node.text("bearerFormat")
            return f"A bearer token ({kind})." if kind else "A bearer token."
        case "http", other:
            word = node.text("x-specloom-value-prefix").strip() or other.title()
            return f"What stands after `{word}` in the header `Authorization`."
        case _:
            return ""


def _nodes(document: Document) -> Iterator[tuple[str, Node]]:
    root = document.node
    if is_swagger(document):
        owner = root.child("securityDefinitions")
    else:
        owner = root.child("components").child("securitySchemes")
    for name, node in owner.items():
        yield name, document.follow(node)
