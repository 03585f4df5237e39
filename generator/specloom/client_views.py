"""ir.Api and names → the views of `_client.py` and `__init__.py`."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .calls import operation_name
from .code import Code, Symbol, code, joined, runtime
from .layout import bracketed, importing
from .limit_views import limits_view
from .names import Names
from .python import Speller, docstring, quoted, section, sentence, tuple_of
from .realtime_views import class_name, client_class, is_alone, testing_view
from .reserved import ERRORS, LATER, PUBLIC, PUBLIC_REALTIME
from .resource_views import about, body, in_places, parameters, resource_class
from .scheme_views import (
    credential,
    described,
    has_oauth,
    known_schemes,
    scheme_entry,
    scopes_of,
    spelled_scopes,
)
from .signature import signature
from .views import (
    Argument,
    ClientClassView,
    ClientView,
    LoginView,
    PackageView,
    PropertyView,
)


def client_view(api: ir.Api, names: Names, version: str) -> ClientView:
    """The service as data, then one client class a colour."""
    return ClientView(
        doc=docstring([f"The clients of {_title(api)}."], 0),
        service=tuple(_service(api, names, version)),
        schemes=tuple(scheme_entry(api, s, names) for s in known_schemes(api)),
        has_limits=limits_view(api, names) is not None,
        classes=tuple(_class(api, names, is_async=a) for a in (False, True)),
    )


def package_view(api: ir.Api, names: Names, version: str) -> PackageView:
    alone = is_alone(api)
    clients = [client_class(api, names, is_async=a) for a in (True, False)]
    modules = ["errors", "models"]
    modules += ["realtime"] if api.events else []
    modules += ["webhooks"] if names.receivers else []
    modules += ["servers"] if names.servers else []
    modules += ["oauth"] if has_oauth(api) else []
    public = ("UNSET", "DecimalText") if alone else PUBLIC
    later = PUBLIC_REALTIME if alone else LATER
    own = {*clients, f"{names.client}Error", "__version__"}
    exported = sorted({*own, *ERRORS, *public, *later, *modules})
    return PackageView(
        doc=docstring(
            [f"{_title(api)}: a typed client.", sentence(api.docs.summary)], 0
        ),
        package=code(names.package),
        client=code(names.client),
        async_client=code(f"Async{names.client}"),
        version=code(quoted(version)),
        base_error=code(f"{names.client}Error"),
        public=tuple(code(name) for name in public),
        later=tuple(code(name) for name in later),
        errors=tuple(code(name) for name in ERRORS),
        all_errors=tuple(code(n) for n in sorted((*ERRORS, f"{names.client}Error"))),
        exported=tuple(code(quoted(name)) for name in exported),
        has_webhooks=bool(names.receivers),
        has_servers=bool(names.servers),
        has_oauth=has_oauth(api),
        has_calls=not alone,
        has_channels=api.events is not None,
        has_channels_alone=alone,
        clients=tuple(code(name) for name in clients),
        for_tests=_for_tests(api),
    )


def _for_tests(api: ir.Api) -> Code:
    """The names of the module for tests."""
    found = [] if is_alone(api) else ["Method", "MockTransport", "Route", "SentRequest"]
    found += ["MockServer", "Peer", "SyncMockServer", "SyncPeer"] if api.events else []
    names = [code(quoted(name)) for name in sorted(found)]
    return bracketed("[", names, "]", column=0, before=len("__all__ = "), after=0)


def _title(api: ir.Api) -> str:
    return " ".join(api.title.split()) or "an API"


def _service(api: ir.Api, names: Names, version: str) -> Iterator[Argument]:
    yield Argument(code("name"), code(quoted(names.package)))
    yield Argument(code("version"), code(quoted(version)))
    yield Argument(code("base_url"), code(quoted(api.server or "")))
    if api.security:
        alternatives = [tuple_of(needed) for needed in api.security]
        spelled = code(
            "(", joined(", ", alternatives), ",)" if len(alternatives) == 1 else ")"
        )
        yield Argument(code("security"), spelled)
        scopes = scopes_of(api, api.scopes, api.security)
        if scopes:
            yield Argument(code("scopes"), spelled_scopes(scopes))
    if api.envelope:
        yield Argument(code("envelope"), _envelope(api.envelope))
    if api.idempotency:
        yield Argument(code("idempotency"), code(quoted(api.idempotency)))


def _envelope(envelope: ir.Envelope) -> Code:
    arguments = [
        code("header=", quoted(envelope.header)),
        code("data=", quoted(envelope.data)),
        code("status=", tuple_of(envelope.status)),
        code("success=", quoted(envelope.success)),
        code("message=", tuple_of(envelope.message)),
    ]
    opening, before = code(runtime("Envelope"), "("), len("envelope=")
    return bracketed(opening, arguments, ")", column=4, before=before)


def _class(api: ir.Api, names: Names, *, is_async: bool) -> ClientClassView:
    colour = "Async" if is_async else ""
    return ClientClassView(
        name=code(f"{colour}{names.client}"),
        base=code(runtime("AsyncAPIClient" if is_async else "SyncAPIClient")),
        options=code(runtime("AsyncClientOptions" if is_async else "ClientOptions")),
        doc=docstring(_class_docs(api, names), 4),
        parameters=tuple(
            credential(s, names, is_async=is_async) for s in known_schemes(api)
        ),
        credentials=bracketed(
            "{",
            [
                code(quoted(s.id), f": {names.schemes[s.id]}")
                for s in known_schemes(api)
            ],
            "}",
            column=12,
        ),
        logins=tuple(
            _login(api, names, operation, is_async=is_async)
            for operation in [o for o in api.operations if o.login][:1]
        ),
        resources=tuple(
            _property(api, names, tag, is_async=is_async) for tag in names.resources
        ),
        testing=testing_view(api, is_async=is_async),
        has_channels=api.events is not None,
        realtime=code(class_name(api, names, is_async=is_async)),
        realtime_type=code(
            Symbol("._realtime", class_name(api, names, is_async=is_async), lazy=True)
        ),
    )


def _class_docs(api: ir.Api, names: Names) -> Iterator[str]:
    yield sentence(f"A client of {_title(api)}")
    if known_schemes(api):
        lines = [described(scheme, names) for scheme in known_schemes(api)]
        yield section("Args", lines, 4)


def _property(api: ir.Api, names: Names, tag: str, *, is_async: bool) -> PropertyView:
    attribute = names.resources[tag]
    name = str(resource_class(names, tag, is_async=is_async))
    text = about(api, tag)
    return PropertyView(
        name=code(attribute),
        type=code(Symbol(f".resources.{attribute}", name, lazy=True)),
        imported=importing(f".resources.{attribute}", name, column=8),
        doc=docstring([sentence(text)], 8),
    )


def _login(
    api: ir.Api, names: Names, operation: ir.Operation, *, is_async: bool
) -> LoginView:
    speller = Speller(api.types, names, shadowed=frozenset(names.resources.values()))
    signed = signature(api, names, operation, speller)
    scheme = operation.login.scheme if operation.login else ""
    others = [s for s in known_schemes(api) if s.id != scheme]
    taken = {a.name for a in signed.arguments}
    kept = [s for s in others if names.schemes[s.id] not in taken]
    inputs = list(parameters(signed))
    if not any(str(i) == "*" for i in inputs):
        inputs.append(code("*"))
    return LoginView(
        parameters=(*inputs, *(credential(s, names, is_async=is_async) for s in kept)),
        doc=docstring(
            [
                "A client that logs in by itself.",
                "The first call logs in; the credential is renewed before it expires "
                "and after the service has refused it.",
            ],
            8,
        ),
        credentials=tuple(
            Argument(code(names.schemes[s.id]), code(names.schemes[s.id])) for s in kept
        ),
        imported=importing(
            f".resources.{names.resources[operation.tag]}",
            operation_name(names, operation),
            column=8,
        ),
        operation=code(operation_name(names, operation), "()"),
        arguments=(*in_places(signed), Argument(code("body"), body(signed))),
        scheme=code(quoted(scheme)),
    )
