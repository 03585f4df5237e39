"""Servers, channels and names → the view of `_realtime.py`: the clients of channels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import ir
from .channel_names import handshake_fields
from .channel_views import record_name, said_for_protocols
from .code import Code, Symbol, code, joined
from .event_views import (
    OpenerView,
    RealtimeClassView,
    RealtimePackageView,
    RealtimeView,
)
from .layout import annotated, bracketed, exploded, importing
from .message_views import later_realtime, realtime
from .python import (
    Speller,
    docstring,
    either,
    literal,
    quoted,
    section,
    sentence,
    tuple_of,
)
from .remarks import sentences
from .reserved import PUBLIC_REALTIME
from .scheme_views import credential, described, known_schemes, scheme_entry
from .views import Argument, TestingView

if TYPE_CHECKING:
    from .names import Names


_WEB: Final = frozenset({"ws", "wss", "http", "https", "sse", "mercure"})


def realtime_view(api: ir.Api, names: Names, version: str) -> RealtimeView:
    """The servers as data, then a class for asyncio and one that waits."""
    events = api.events
    assert events is not None
    alone = is_alone(api)
    title = " ".join(events.title.split()) or "an API"
    schemes = [scheme_entry(api, s, names) for s in known_schemes(api)]
    return RealtimeView(
        doc=docstring([f"Real-time clients of {title}."], 0),
        has_service=alone,
        service=(
            Argument(code("name"), code(quoted(names.package))),
            Argument(code("version"), code(quoted(version))),
            Argument(code("base_url"), code('""')),
        ),
        schemes=tuple(schemes),
        servers=_servers(api, events),
        classes=tuple(
            _class(api, names, events, alone, is_async=is_async)
            for is_async in (False, True)
        ),
    )


def realtime_package_view(api: ir.Api, names: Names) -> RealtimePackageView:
    """The public names: those of the runtime, the clients, and channels with their events."""
    events = api.events
    assert events is not None
    own: dict[str, list[str]] = {}
    own["_realtime"] = [class_name(api, names, is_async=a) for a in (True, False)]
    for channel in events.channels:
        classes = [
            names.events.channel_class(channel.id, is_async=a) for a in (True, False)
        ]
        module = f"channels.{names.events.channels[channel.id]}"
        own[module] = [*classes, names.events.event(channel.id)]
    homes = {name: module for module, found in own.items() for name in found}
    title = " ".join(events.title.split()) or "an API"
    return RealtimePackageView(
        doc=docstring(
            [f"What goes over channels of {title}: clients, values and errors."], 0
        ),
        public=tuple(code(name) for name in PUBLIC_REALTIME),
        own=tuple(Argument(code(name), code(homes[name])) for name in sorted(homes)),
        exported=tuple(
            code(quoted(name)) for name in sorted({*PUBLIC_REALTIME, *homes})
        ),
    )


def is_alone(api: ir.Api) -> bool:
    """Whether a package is made from an AsyncAPI document and nothing else."""
    return api.events is not None and not api.operations and not api.webhooks


def class_name(api: ir.Api, names: Names, *, is_async: bool) -> str:
    """`VehiclePush` and `SyncVehiclePush`, or `Realtime` and `SyncRealtime`."""
    return (
        f"{'' if is_async else 'Sync'}{names.client if is_alone(api) else 'Realtime'}"
    )


def client_class(api: ir.Api, names: Names, *, is_async: bool) -> str:
    """The class that a package is used by: the plain name is the usual way of its kind."""
    if is_alone(api):
        return class_name(api, names, is_async=is_async)
    return f"{'Async' if is_async else ''}{names.client}"


def testing_view(api: ir.Api, *, is_async: bool) -> TestingView:
    """What makes a client of a package with a service in memory."""
    manager = "AbstractAsyncContextManager" if is_async else "AbstractContextManager"
    server = "MockServer" if is_async else "SyncMockServer"
    function = "testing" if is_alone(api) else "testing_over"
    return TestingView(
        manager=code(Symbol("contextlib", manager)),
        server=code(later_realtime(server)),
        function=code(function if is_async else f"sync_{function}"),
    )


def _class(
    api: ir.Api, names: Names, events: ir.Events, alone: bool, *, is_async: bool
) -> RealtimeClassView:
    schemes = known_schemes(api)
    variables = names.events.variables
    wanted = [code(quoted(wire), f": {name}") for wire, name in variables.items()]
    base = Symbol("._runtime.realtime", "Realtime" if is_async else "SyncRealtime")
    name = class_name(api, names, is_async=is_async)
    return RealtimeClassView(
        name=code(name),
        base=code(Symbol("._runtime", "realtime"), f".{base.name}"),
        doc=docstring(_docs(api, names, events, alone), 4),
        makes=alone,
        is_async=is_async,
        other=code(class_name(api, names, is_async=False)),
        testing=testing_view(api, is_async=is_async),
        parameters=(
            *(code(f"{name}: str | None = None") for name in variables.values()),
            *(credential(s, names, is_async=is_async) for s in schemes),
        ),
        credentials=bracketed(
            "{",
            [code(quoted(s.id), f": {names.schemes[s.id]}") for s in schemes],
            "}",
            column=16,
        ),
        variables=bracketed("{", wanted, "}", column=16, before=len("variables=")),
        openers=tuple(
            _opener(api, names, channel, is_async=is_async)
            for channel in events.channels
        ),
    )


def _docs(api: ir.Api, names: Names, events: ir.Events, alone: bool) -> Iterator[str]:
    title = " ".join(events.title.split()) or "an API"
    yield sentence(f"Channels of {title}")
    if alone:
        lines = [
            "server: The name of a server, an address, or an endpoint such as `Nats()`."
        ]
        lines += _about_variables(events, names)
        lines += [described(scheme, names) for scheme in known_schemes(api)]
        yield section("Args", lines, 4)


def _about_variables(events: ir.Events, names: Names) -> Iterator[str]:
    found: dict[str, ir.Variable] = {}
    for server in events.servers:
        for variable in server.variables:
            found.setdefault(variable.wire, variable)
    for wire, variable in found.items():
        default = f" By default `{variable.default}`." if variable.default else ""
        text = sentence(variable.docs.description) or "A part of the server's address."
        yield f"{names.events.variables[wire]}: {text}{default}"


def _servers(api: ir.Api, events: ir.Events) -> Code:
    found = [_server(api, server) for server in events.servers]
    return exploded("{", found, "}", column=0) if found else code("{}")


def _server(api: ir.Api, server: ir.EventServer) -> Code:
    """`"prod": ServerSpec(protocol="wss", host="example.com")`."""
    known = {scheme.id for scheme in known_schemes(api)}
    arguments = [
        code("protocol=", quoted(server.protocol)),
        code("host=", quoted(server.host)),
    ]
    if server.pathname:
        arguments.append(code("path=", quoted(server.pathname)))
    if server.variables:
        pairs = [
            code(
                quoted(v.wire), ": ", "None" if v.default is None else quoted(v.default)
            )
            for v in server.variables
        ]
        arguments.append(code("variables={", joined(", ", pairs), "}"))
    alternatives = tuple(
        tuple(name for name in names if name in known) for names in server.security
    )
    if any(alternatives):
        spelled = [tuple_of(names) for names in alternatives]
        closing = ",)" if len(spelled) == 1 else ")"
        arguments.append(code("security=(", joined(", ", spelled), closing))
    scopes = {name: asked for name, asked in server.scopes if name in known}
    if scopes:
        pairs = [code(quoted(n), ": ", tuple_of(s)) for n, s in scopes.items()]
        arguments.append(code("scopes={", joined(", ", pairs), "}"))
    if server.required_headers:
        arguments.append(code("headers=", literal(dict(server.required_headers))))
    arguments += said_for_protocols(server.bindings, server.profile)
    opening = code(realtime("ServerSpec"), "(")
    return code(quoted(server.key), ": ", exploded(opening, arguments, ")", column=4))


def _opener(
    api: ir.Api, names: Names, channel: ir.Channel, *, is_async: bool
) -> OpenerView:
    """The method that opens a channel."""
    attribute = names.events.channels[channel.id]
    kind = names.events.channel_class(channel.id, is_async=is_async)
    module, record = f".channels.{attribute}", record_name(names, channel)
    arguments = [code("self._connector")]
    arguments += [] if is_async else [code("self._portal")]
    arguments.append(code(f"{record}()"))
    parts = [
        code(quoted(part.wire), f": {names.events.parts[channel.id, part.wire]}")
        for part in channel.parameters
    ]
    arguments += [code("values=", _braced(parts))] if parts else []
    for place, keyword in (("query", "query"), ("header", "headers")):
        entries = [
            code(
                quoted(f.wire), f": {names.events.handshake[channel.id, place, f.wire]}"
            )
            for p, f in handshake_fields(api, channel)
            if p == place
        ]
        arguments += [code(f"{keyword}=", _braced(entries))] if entries else []
    if channel.address is None:
        arguments.append(code("address=address"))
    return OpenerView(
        name=code(attribute),
        type=code(Symbol(module, kind, lazy=True)),
        parameters=tuple(_parameters(api, names, channel)),
        doc=docstring(_opener_docs(api, names, channel), 8),
        imported=importing(module, kind, record, column=8),
        arguments=tuple(arguments),
    )


def _braced(entries: list[Code]) -> Code:
    return bracketed("{", entries, "}", column=12, before=len("headers="))


def _parameters(api: ir.Api, names: Names, channel: ir.Channel) -> Iterator[Code]:
    """Parts of the address by position, then `*` and what a handshake takes."""
    given = Speller(api.types, names).given_by_caller()
    has_patterns = _receives(api, channel) and not _is_web(api, channel)
    if channel.address is None:
        yield code("address: str")
    ordered = sorted(channel.parameters, key=lambda part: part.default is not None)
    for part in ordered:
        name = names.events.parts[channel.id, part.wire]
        kinds: list[Code] = []
        if part.values:
            module = f".channels.{names.events.channels[channel.id]}"
            alias = names.events.values(channel.id, part.wire)
            kinds.append(code(Symbol(module, alias, lazy=True)))
        kinds.append(code("str"))
        kinds += [code(later_realtime("Every"))] if has_patterns else []
        default = Code(()) if part.default is None else code(quoted(part.default))
        yield annotated(name, either(*kinds), default, column=8, after=1)
    fields = handshake_fields(api, channel)
    if fields:
        yield code("*")
    for place, field in fields:
        name = names.events.handshake[channel.id, place, field.wire]
        annotation = given.annotation(field.type, code("None"))
        yield annotated(name, annotation, _default(field), column=8, after=1)


def _default(field: ir.Field) -> Code:
    """What a required header or query member is when nobody says; else None."""
    known = field.remarks.default
    if field.required and known and isinstance(known[0], str | int | float | bool):
        return literal(known[0])
    if field.required and isinstance(field.type, ir.Const):
        return literal(field.type.value)
    return code("None")


def _receives(api: ir.Api, channel: ir.Channel) -> bool:
    groups = api.events.groups if api.events else ()
    return any(channel.id in group.channels for group in groups)


def _is_web(api: ir.Api, channel: ir.Channel) -> bool:
    """Whether all servers of a channel have one address a connection."""
    servers = api.events.servers if api.events else ()
    found = [s for s in servers if not channel.servers or s.key in channel.servers]
    return bool(found) and all(s.protocol in _WEB for s in found)


def _opener_docs(api: ir.Api, names: Names, channel: ir.Channel) -> Iterator[str]:
    text = channel.docs.summary or channel.title or channel.docs.description
    yield sentence(text) or f"Opens `{channel.key}`."
    lines = [
        f"{names.events.parts[channel.id, part.wire]}: {sentence(part.docs.description)}"
        for part in channel.parameters
        if part.docs.description
    ]
    for place, field in handshake_fields(api, channel):
        name = names.events.handshake[channel.id, place, field.wire]
        more = " ".join(sentences(field.remarks))
        about = f"{sentence(field.docs.description)} {more}".strip()
        lines += [f"{name}: {about}"] if about else []
    if channel.address is None:
        lines.insert(0, "address: Where messages go; the document does not know.")
    if lines:
        yield section("Args", lines, 8)
