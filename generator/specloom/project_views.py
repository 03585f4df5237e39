"""ir.Api and names → the views of pyproject.toml, README.md and api.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from packaging.licenses import (
    InvalidLicenseExpression,
    canonicalize_license_expression,
)

from . import ir
from .calls import call_path
from .channel_entries import EXTRAS, installed, readme_realtime
from .code import Markdown, Toml
from .config import MSGSPEC, PYDANTIC
from .markup import cell, inline_table, is_web, link, markdown, snippet, toml, toml_list
from .names import Names
from .operation_views import returns_file, webhook_type
from .python import Speller, quoted
from .realtime_views import is_alone
from .scheme_views import has_oauth, known_schemes, oauth_example, variables
from .server_views import server_entries
from .signature import Signature, paged_item, signature, stream_of
from .views import (
    CredentialView,
    EntryView,
    ProjectView,
    ReadmeView,
    SectionView,
    UrlView,
)

_OF_ALL: Final = ("httpx2>=2.0", "msgspec>=0.19")
_DEPENDENCIES: Final = {MSGSPEC: _OF_ALL, PYDANTIC: (*_OF_ALL, "pydantic>=2.12")}
_SPDX: Final = {
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache, 2.0": "Apache-2.0",
    "the mit": "MIT",
    "agplv3.0": "AGPL-3.0-only",
    "gplv3": "GPL-3.0-only",
}
"""What documents write, in small letters and without the word licence."""


def project_view(api: ir.Api, names: Names, version: str, models: str) -> ProjectView:
    urls = tuple(UrlView(toml(name), toml(url)) for name, url in _urls(api).items())
    return ProjectView(
        name=toml(names.distribution),
        version=toml(version),
        description=toml(f"A typed client of {api.title}."),
        has_license=bool(api.publisher.license),
        license=_license(api.publisher.license),
        has_urls=bool(urls),
        urls=urls,
        source=toml(f"src/{names.package}"),
        dependencies=toml_list(_DEPENDENCIES[models]),
        extras=tuple(_extras(api)),
    )


def _extras(api: ir.Api) -> Iterator[UrlView]:
    """What can be installed besides, by the names of extras."""
    found = {"otel": "opentelemetry-api>=1.25", "redis": "redis>=5.2"}
    found |= EXTRAS if api.events else {}
    for name, requirement in found.items():
        yield UrlView(Toml(name), toml_list([requirement]))


def _urls(api: ir.Api) -> dict[str, str]:
    """Web addresses by what they lead to."""
    publisher = api.publisher
    found = {
        "Documentation": api.link,
        "Contact": publisher.contact_url,
        "License": publisher.license_url,
        "Terms of service": publisher.terms,
    }
    return {name: url for name, url in found.items() if is_web(url)}


def _license(text: str) -> Toml:
    """An SPDX expression, else a table with the text."""
    known = " ".join(text.lower().replace("license", "").replace("version", "").split())
    try:
        return toml(canonicalize_license_expression(_SPDX.get(known, text)))
    except InvalidLicenseExpression:
        return inline_table("text", text)


def package_version(asked: str, api: ir.Api) -> str:
    """The configured version, else the document's as PEP 440 has it, else 0.1.0."""
    found = re.match(r"v?(\d+(?:\.\d+){0,2})", asked or api.version)
    if found is None:
        return "0.1.0"
    return asked if asked else found[1]


def readme_view(api: ir.Api, names: Names, version: str) -> ReadmeView:
    logins = [o for o in api.operations if o.login]
    return ReadmeView(
        title=markdown(api.title),
        intro=markdown(api.docs.summary or f"A typed Python client of {api.title}."),
        link=(
            link("Documentation of the service", api.link) if api.link else Markdown("")
        ),
        facts=tuple(_facts(api)),
        distribution=markdown(names.distribution),
        package=Markdown(names.package),
        client=Markdown(names.client),
        async_client=Markdown(f"Async{names.client}"),
        first_call=_first_call(api, names, is_async=False),
        first_async_call=_first_call(api, names, is_async=True),
        first_answer=_first_answer(api, names),
        credentials=tuple(_credential(s, names) for s in known_schemes(api)),
        base_url_variable=snippet(f"{names.package.upper()}_BASE_URL"),
        server=_server(api),
        has_servers=bool(names.servers),
        servers=tuple(server_entries(api, names)),
        has_oauth=has_oauth(api),
        oauth=oauth_example(api, names),
        has_login=bool(logins),
        login=_login_call(api, names, logins[0]) if logins else Markdown(""),
        has_pages=any(o.pages for o in api.operations),
        has_streams=any(o.streams for o in api.operations),
        has_files=any(map(returns_file, api.operations)),
        has_webhooks=bool(names.receivers),
        has_events=any(w.body for w in api.webhooks),
        webhooks=tuple(_webhooks(api, names)),
        base_error=Markdown(f"{names.client}Error"),
        sections=tuple(_section(api, names, tag) for tag in names.resources),
        has_calls=not is_alone(api),
        installed=installed(api, names),
        realtime=readme_realtime(api, names),
        models=tuple(snippet(name) for name in sorted(names.types.values())),
        version=markdown(version),
    )


def _facts(api: ir.Api) -> Iterator[Markdown]:
    """Who offers the service, and under which conditions."""
    publisher = api.publisher
    said = {
        "Contact": (publisher.contact or "page", publisher.contact_url),
        "E-mail": (publisher.email, ""),
        "Licence": (publisher.license or "text", publisher.license_url),
        "Terms of service": ("text", publisher.terms),
    }
    for title, (text, url) in said.items():
        if is_web(url) or text not in ("", "page", "text"):
            yield Markdown(f"{title}: {link(text, url).text}")


def _server(api: ir.Api) -> Markdown:
    """The default address, or what the document has in its place."""
    if api.server is not None:
        return cell(api.server)
    said = next((s.url for s in api.servers if s.url not in ("", "/")), "")
    return Markdown(f"none; the document says {cell(said).text}" if said else "none")


def _credential(scheme: ir.EventScheme, names: Names) -> CredentialView:
    return CredentialView(
        argument=snippet(names.schemes[scheme.id]),
        variable=Markdown(
            " and ".join(snippet(v).text for v in variables(scheme, names))
        ),
        text=markdown(scheme.docs.description),
    )


def _section(api: ir.Api, names: Names, tag: str) -> SectionView:
    operations = [o for o in api.operations if o.tag == tag]
    entries = tuple(_entry(api, names, operation) for operation in operations)
    return SectionView(title=markdown(names.resources[tag]), entries=entries)


def _entry(api: ir.Api, names: Names, operation: ir.Operation) -> EntryView:
    signed = signature(api, names, operation, Speller(api.types, names))
    returns = str(signed.returns)
    if operation.pages:
        returns = f"pages of {Speller(api.types, names).annotation(paged_item(api, operation))}"
    if operation.streams:
        returns = str(stream_of(signed, is_async=False))
    return EntryView(
        call=cell(f"client.{call_path(names, operation)}({_listed(signed)})"),
        returns=cell(returns),
        request=cell(f"{operation.method} {operation.path}"),
        summary=markdown(_summary(operation)),
    )


def _summary(operation: ir.Operation) -> str:
    deprecated = "Deprecated. " if operation.docs.deprecated else ""
    return f"{deprecated}{operation.docs.summary}".strip()


def _webhooks(api: ir.Api, names: Names) -> Iterator[EntryView]:
    speller, module = Speller(api.types, names), f"{names.package}.webhooks"
    yield from _of_all(module, has_events=any(w.body for w in api.webhooks))
    for inbound in (*api.webhooks, *api.callbacks):
        if inbound.body is not None:
            name = names.receivers[inbound.at.place]
            yield EntryView(
                call=cell(f"{module}.{name}(body)"),
                returns=cell(str(webhook_type(inbound.body.content, speller))),
                request=cell(f"{inbound.method} {inbound.path}"),
                summary=markdown(inbound.docs.summary),
            )


def _of_all(module: str, *, has_events: bool) -> Iterator[EntryView]:
    """What webhooks.py has besides the parsers."""
    events = (
        (
            "unwrap_webhook(headers, body, *, secret)",
            "WebhookEvent",
            "Verify and parse",
        ),
        ("parse_webhook(headers, body)", "WebhookEvent", "What was verified before"),
    )
    rows = (
        *(events if has_events else ()),
        ("verify_webhook(headers, body, *, secret)", "Delivery", "Its id and time"),
        ("sign_webhook(body, *, secret)", "dict[str, str]", "Headers, for your tests"),
    )
    for call, returns, text in rows:
        yield EntryView(
            call=cell(f"{module}.{call}"),
            returns=cell(returns),
            request=Markdown(""),
            summary=markdown(text),
        )


def _listed(signed: Signature) -> str:
    """`trip_id, *, name, notes`."""
    positional = [a.name for a in signed.arguments if a.place == "path"]
    keywords = [a.name for a in signed.arguments if a.place != "path"]
    return ", ".join([*positional, *(["*", *keywords] if keywords else [])])


def _first_call(api: ir.Api, names: Names, *, is_async: bool) -> Markdown:
    """A call that needs no arguments when there is one; pages before single answers."""
    operations = sorted(api.operations, key=lambda o: _effort(api, names, o))
    if not operations:
        return Markdown("    ...")
    operation = operations[0]
    signed = signature(api, names, operation, Speller(api.types, names))
    call = f"client.{call_path(names, operation)}({_filled(signed)})"
    indent = " " * (8 if is_async else 4)
    if operation.pages or operation.streams:
        loop = "async for" if is_async else "for"
        return Markdown(f"{indent}{loop} item in {call}:\n{indent}    print(item)")
    awaited = f"await {call}" if is_async else call
    return Markdown(f"{indent}print({awaited})")


def _first_answer(api: ir.Api, names: Names) -> Markdown:
    whole = [o for o in api.operations if not o.streams]
    operations = sorted(whole, key=lambda o: _effort(api, names, o))
    if not operations:
        return Markdown("...")
    signed = signature(api, names, operations[0], Speller(api.types, names))
    call = call_path(names, operations[0])
    return Markdown(f"with_response(client.{call})({_filled(signed)})")


def _effort(
    api: ir.Api, names: Names, operation: ir.Operation
) -> tuple[bool, int, bool, bool, bool]:
    signed = signature(api, names, operation, Speller(api.types, names))
    required = sum(a.required for a in signed.arguments)
    is_plain, is_other = operation.pages is None, operation.method != "GET"
    return operation.docs.deprecated, required, is_other, is_plain, operation.streams


def _filled(signed: Signature) -> str:
    return ", ".join(
        '"…"' if a.place == "path" else f"{a.name}=..."
        for a in signed.arguments
        if a.required
    )


def _login_call(api: ir.Api, names: Names, operation: ir.Operation) -> Markdown:
    signed = signature(api, names, operation, Speller(api.types, names))
    arguments = "".join(f"    {a},\n" for a in _login_arguments(signed))
    return Markdown(f"{names.client}.login(\n{arguments})")


def _login_arguments(signed: Signature) -> Iterator[str]:
    for argument in signed.arguments:
        if argument.required:
            value = f"os.environ[{quoted(argument.name.upper())}]"
            yield f"{argument.name}={value}"
