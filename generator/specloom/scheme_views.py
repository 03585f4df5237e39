"""Security schemes and names → the records of a client, its arguments, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from . import ir
from .code import Code, Markdown, code, runtime
from .layout import bracketed
from .names import Names
from .python import quoted, sentence
from .views import Argument


def known_schemes(api: ir.Api) -> tuple[ir.EventScheme, ...]:
    """Those that a client can do something with."""
    return tuple(s for s in api.all_schemes if not isinstance(s, ir.OtherScheme))


def has_oauth(api: ir.Api) -> bool:
    """Whether a client can use flows of OAuth 2."""
    return any(isinstance(scheme, ir.OAuth2) for scheme in api.all_schemes)


def variables(scheme: ir.EventScheme, names: Names) -> tuple[str, ...]:
    """The environment variables that hold a credential."""
    stem = f"{names.package.upper()}_{names.schemes[scheme.id].upper().rstrip('_')}"
    match scheme:
        case ir.Basic() | ir.UserPassword():
            return f"{stem}_USER", f"{stem}_PASSWORD"
        case ir.MutualTLS():
            return stem, f"{stem}_KEY"
        case _:
            return (stem,)


def described(scheme: ir.EventScheme, names: Names) -> str:
    """A line about an argument of the client."""
    said = " ".join(sentence(scheme.docs.description).split())
    if isinstance(scheme, ir.OAuth2):
        said += f" Or a flow of `{names.package}.oauth`, which gets and renews it."
    found = " and ".join(variables(scheme, names))
    return (
        f"{names.schemes[scheme.id]}: {said} By default from the environment: {found}."
    )


def credential(scheme: ir.EventScheme, names: Names, *, is_async: bool) -> Code:
    """`token: Credential | None = None`."""
    kind = "Async" if is_async and not isinstance(scheme, ir.MutualTLS) else ""
    match scheme:
        case ir.Basic() | ir.UserPassword():
            kind += "BasicCredential"
        case ir.OAuth2():
            kind += "TokenCredential"
        case ir.MutualTLS():
            kind += "CertificateCredential"
        case _:
            kind += "Credential"
    return code(f"{names.schemes[scheme.id]}: ", runtime(kind), " | None = None")


def scheme_entry(api: ir.Api, scheme: ir.EventScheme, names: Names) -> Argument:
    """`"token": Bearer(argument="token", env="PETS_TOKEN")`."""
    found = variables(scheme, names)
    parts: list[Code | str] = [code("argument=", quoted(names.schemes[scheme.id]))]
    match scheme:
        case ir.ApiKey():
            parts = [quoted(scheme.place.value), quoted(scheme.wire), *parts]
            parts.append(f"env={quoted(found[0])}")
            parts += [f"prefix={quoted(scheme.prefix)}"] if scheme.prefix else []
        case ir.UserKey():
            place = "user" if scheme.is_user else "password"
            parts = [quoted(place), quoted(""), *parts, f"env={quoted(found[0])}"]
        case ir.Basic() | ir.UserPassword():
            parts += [
                f"env_user={quoted(found[0])}",
                f"env_password={quoted(found[1])}",
            ]
            if isinstance(scheme, ir.UserPassword) and scheme.mechanism:
                parts.append(f"mechanism={quoted(scheme.mechanism)}")
        case ir.MutualTLS():
            parts += [
                f"env_certificate={quoted(found[0])}",
                f"env_key={quoted(found[1])}",
            ]
        case ir.Bearer():
            parts.append(f"env={quoted(found[0])}")
        case ir.OAuth2():
            parts.append(f"env={quoted(found[0])}")
            parts += _of_oauth(api, scheme)
        case ir.OtherScheme():
            parts.append(f"env={quoted(found[0])}")
        case _:
            assert_never(scheme)
    record = _RECORDS.get(type(scheme).__name__, type(scheme).__name__)
    opening, before = code(runtime(record), "("), len(quoted(scheme.id)) + 2
    spelled = bracketed(opening, parts, ")", column=8, before=before)
    return Argument(code(quoted(scheme.id)), spelled)


_RECORDS = {"UserKey": "ApiKey", "UserPassword": "Basic", "OtherScheme": "Bearer"}
"""Schemes that the runtime has another name for."""


def _of_oauth(api: ir.Api, scheme: ir.OAuth2) -> Iterator[Code]:
    """Flows, discovery and the scopes of all operations."""
    flows = [_flow(flow) for flow in scheme.flows]
    if flows:
        yield code(
            "flows=", bracketed("{", flows, "}", column=12, before=len("flows="))
        )
    if scheme.discovery_url:
        yield code("discovery_url=", quoted(scheme.discovery_url))
    needed: dict[str, None] = {}
    of_operations = (entry for o in api.operations for entry in o.scopes)
    for name, scopes in (*api.scopes, *of_operations, *_event_scopes(api)):
        needed |= dict.fromkeys(scopes if name == scheme.id else ())
    if needed:
        yield code("scopes=", _texts(tuple(needed), column=12, before=len("scopes=")))


def _event_scopes(api: ir.Api) -> Iterator[tuple[str, tuple[str, ...]]]:
    if api.events is not None:
        for server in api.events.servers:
            yield from server.scopes
        for exchange in api.events.exchanges:
            yield from exchange.scopes


def _flow(flow: ir.Flow) -> Code:
    urls = {
        "token_url": flow.token_url,
        "authorization_url": flow.authorization_url,
        "device_url": flow.device_url,
        "refresh_url": flow.refresh_url,
    }
    given = [f"{name}={quoted(url)}" for name, url in urls.items() if url]
    key = quoted(flow.name)
    opening, before = code(runtime("Endpoints"), "("), len(key) + 2
    return code(f"{key}: ", bracketed(opening, given, ")", column=16, before=before))


def scopes_of(
    api: ir.Api, scopes: ir.Scopes, security: ir.Security
) -> dict[str, tuple[str, ...]]:
    """What tokens of OAuth 2 need; of alternatives with the same scheme the first."""
    needed = {name for names in security for name in names}
    tokens = {s.id for s in api.all_schemes if isinstance(s, ir.OAuth2)} & needed
    return {name: found for name, found in reversed(scopes) if name in tokens}


def spelled_scopes(scopes: dict[str, tuple[str, ...]]) -> Code:
    """`{"oauth": ("read", "write")}`, as the argument `scopes` of a call."""
    entries = [
        code(f"{quoted(n)}: ", _texts(found, column=12, before=len(quoted(n)) + 2))
        for n, found in sorted(scopes.items())
    ]
    return bracketed("{", entries, "}", column=8, before=len("scopes="))


def _texts(texts: tuple[str, ...], *, column: int, before: int) -> Code:
    closing = ",)" if len(texts) == 1 else ")"
    found = [quoted(text) for text in texts]
    spelled = bracketed("(", found, closing, column=column, before=before)
    if "\n" in str(spelled):
        return bracketed("(", found, ")", column=column, before=1000)
    return spelled


_CALLS = {
    "clientCredentials": ("ClientCredentials", '("my-id", "my-secret")'),
    "password": ("PasswordCredentials", '(username="me", password="…")'),
    "deviceAuthorization": ("DeviceCode", '("my-id", on_code=print)'),
}


def oauth_example(api: ir.Api, names: Names) -> Markdown:
    """How a credential is made, for the first flow of the document that has one."""
    schemes = [s for s in api.all_schemes if isinstance(s, ir.OAuth2)]
    if not schemes:
        return Markdown("")
    client, module = names.client, f"{names.package}.oauth"
    argument = names.schemes[schemes[0].id]
    for flow in schemes[0].flows:
        if flow.name in _CALLS:
            kind, call = _CALLS[flow.name]
            made = f"client = {client}({argument}={kind}{call})"
            return Markdown(f"from {module} import {kind}\n\n{made}")
    return Markdown(
        f"from {module} import AuthorizationCode\n\n"
        'login = AuthorizationCode("my-id", redirect_url="https://example.org/back")\n'
        f"started = {client}({argument}=login).begin_login()  "
        "# send the user to started.url\n"
        'callback_url = "…"  # where the user comes back\n'
        f"client = {client}({argument}=login.redeem(started, callback_url))"
    )
