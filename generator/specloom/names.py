"""ir.Api and pins → every Python identifier of the client, given once and globally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .channel_names import EventNames, event_names
from .class_names import class_claim, owners
from .edge_names import receivers, servers, variables
from .kept import Kept
from .method_names import methods
from .pins import Pins
from .reserved import (
    BUILTINS,
    CLIENT,
    DEVICES,
    ERRORS,
    IMPORTED,
    MODELS,
    OF_LOGIN,
    OF_MODELS,
    OF_REALTIME,
    OPTIONS,
)
from .scope import Claim, Scope
from .source import Location
from .words import constant, is_keyword, pascal, snake, words

if TYPE_CHECKING:
    from .config import Config
    from .diagnostics import Sink

OperationKey: TypeAlias = tuple[str, ...]
"""Method and path, and a word more for the second way to call an operation."""

NOTHING_KEPT: Final = Kept()
_FILLER: Final = frozenset({"api", "openapi", "rest", "the", "specification", "spec"})


@dataclass(frozen=True, slots=True)
class Names:
    """Immutable tables from what the IR knows to Python names."""

    package: str
    client: str
    distribution: str
    types: dict[ir.TypeId, str]
    fields: dict[tuple[ir.TypeId, str], str]
    members: dict[tuple[ir.TypeId, str | int], str]
    resources: dict[str, str]
    methods: dict[OperationKey, str]
    parameters: dict[tuple[OperationKey, ir.Place, str], str]
    schemes: dict[str, str]
    receivers: dict[str, str]
    servers: dict[str, str]
    variables: dict[tuple[str, str], str]
    events: EventNames


def assign_names(
    api: ir.Api, config: Config, sink: Sink, kept: Kept = NOTHING_KEPT
) -> Names:
    """Give every name; collisions go down a documented ladder (docs/names.md).

    `kept` are the names of the last run, which stay where nothing forbids it.
    """
    pins = Pins(api, config, sink, kept)
    package = config.package or _package(api.title)
    if not package.isidentifier() or is_keyword(package):
        message = f"{package!r} cannot be the name of a Python package"
        sink.report("bad-pin", message, config.at("package"))
        package = "client"
    resources = _resources(api, pins, sink)
    names = Names(
        package=package,
        client=_client(api, config, sink),
        distribution=config.distribution or package.replace("_", "-"),
        types=_types(api, pins, sink),
        fields=_fields(api, pins, sink),
        members=_members(api, pins, sink),
        resources=resources,
        methods=methods(api, resources, pins, sink),
        parameters=_parameters(api, pins, sink),
        schemes=_schemes(api, pins, sink),
        receivers=receivers(api, pins, sink),
        servers=servers(api, pins, sink),
        variables=variables(api, sink),
        events=event_names(api, pins, sink),
    )
    pins.report_unused()
    return names


def key_of(operation: ir.Operation) -> OperationKey:
    return operation.key


def _package(title: str) -> str:
    kept = [w for w in words(title) if w not in _FILLER and not w.isdecimal()]
    return snake("_".join(kept)) or "client"


def _client(api: ir.Api, config: Config, sink: Sink) -> str:
    """The class of the client, which must not hide what stands beside it."""
    name = config.client or pascal(config.package or _package(api.title))
    is_taken = name in IMPORTED or f"{name}Error" in ERRORS
    if not config.client:
        return f"{name}Api" if is_taken else name
    if is_taken or not name.isidentifier() or is_keyword(name):
        reason = "taken already" if is_taken else "not a Python name"
        message = f"{name!r} cannot be the client's name: it is {reason}"
        help = "Choose another name." if is_taken else ""
        sink.report("bad-pin", message, config.at("client"), help=help)
    return name


def _types(api: ir.Api, pins: Pins, sink: Sink) -> dict[ir.TypeId, str]:
    known = owners(api)
    claims: list[Claim[ir.TypeId]] = []
    for id in api.types:
        pin = pins.get(id, True if "/properties/" in id else None)
        claims.append(class_claim(api, known, id, pin, pins.kept.get("class", id)))
    return Scope(MODELS, "Model").assign(claims, sink)


def _fields(api: ir.Api, pins: Pins, sink: Sink) -> dict[tuple[ir.TypeId, str], str]:
    found: dict[tuple[ir.TypeId, str], str] = {}
    reserved = BUILTINS | OF_MODELS | {"field", "additional_properties"}
    for id, shape in api.types.items():
        if not isinstance(shape, ir.Object):
            continue
        claims: list[Claim[str]] = []
        for f in shape.fields:
            pin = pins.get(f.at.place, False if f.at.place in api.types else None)
            ranked, before = _pinned(pin, f.wire), pins.kept.get("member", id, f.wire)
            claims.append(Claim(f.wire, *ranked, at=f.at, kept=before))
        names = Scope(reserved, "member", in_order=True).assign(claims, sink)
        found.update({(id, wire): name for wire, name in names.items()})
    return found


def _pinned(pin: str, wire: str) -> tuple[int, tuple[str, ...]]:
    """Rank and candidates; a name that needed no change comes before one that did."""
    name = snake(wire)
    return (0, (pin,)) if pin else (1 if name == wire else 2, (name,))


def _members(
    api: ir.Api, pins: Pins, sink: Sink
) -> dict[tuple[ir.TypeId, str | int], str]:
    found: dict[tuple[ir.TypeId, str | int], str] = {}
    scope = Scope(frozenset({"name", "value", "mro"}), "VALUE", in_order=True)
    for id, shape in api.types.items():
        if not isinstance(shape, ir.Enumeration):
            continue
        claims: list[Claim[str | int]] = []
        for index, value in enumerate(shape.values):
            at, before = _element(shape.at, index), pins.kept.get("member", id, value)
            pin = pins.get(at.place)
            rank, names = (0, (pin,)) if pin else _member(value)
            claims.append(Claim(value, rank, names, at=at, kept=before))
        found.update(
            {(id, key): name for key, name in scope.assign(claims, sink).items()}
        )
    return found


def _member(value: str | int) -> tuple[int, tuple[str, ...]]:
    """Rank and candidates: the value in capitals, then as it is."""
    text = str(value) or "empty"
    plain = text if text.isidentifier() and not text.startswith("_") else ""
    names = tuple(n for n in (constant(text), plain) if n and not is_keyword(n))
    return (1 if constant(text) == value else 2), names


def _element(at: Location, index: int) -> Location:
    return Location(at.source, (*at.tokens, "enum", str(index)))


def _resources(api: ir.Api, pins: Pins, sink: Sink) -> dict[str, str]:
    declared = {tag.wire: tag.at for tag in api.tags}
    claims: dict[str, Claim[str]] = {}
    for operation in api.operations:
        tag, at = operation.tag, declared.get(operation.tag)
        if tag not in claims:
            rank, names = _pinned(pins.get(at.place) if at else "", tag)
            help = "" if at else "Declare it under `tags`; there a name can be pinned."
            before = pins.kept.get("resource", tag)
            claims[tag] = Claim(tag, rank, names, at or operation.at, before, help)
    taken = CLIENT | DEVICES | (OF_REALTIME if api.events else frozenset[str]())
    return Scope(taken, "default").assign(claims.values(), sink)


def _parameters(
    api: ir.Api, pins: Pins, sink: Sink
) -> dict[tuple[OperationKey, ir.Place, str], str]:
    found: dict[tuple[OperationKey, ir.Place, str], str] = {}
    reserved = {"self", "options", "body", "body_of", "content_type"}
    reserved.add("additional_properties")
    for operation in api.operations:
        place = operation.at.place
        claims = [_parameter_claim(place, p, pins) for p in operation.parameters]
        taken = reserved | (OF_LOGIN if operation.login else frozenset[str]())
        names = Scope(taken, "value", in_order=True).assign(claims, sink)
        for key, name in names.items():
            found[key_of(operation), *key] = name
    return found


def _parameter_claim(
    operation: str, parameter: ir.Parameter, pins: Pins
) -> Claim[tuple[ir.Place, str]]:
    """`id`, and `query_id` where the path has an `id` too."""
    wire, place, pin = parameter.wire, parameter.place, pins.get(parameter.at.place)
    rank, names = _pinned(pin, wire)
    if not pin:
        names = (*names, f"{place.value}_{names[0]}")
    before = pins.kept.get("parameter", operation, place.value, wire)
    return Claim((place, wire), rank, names, parameter.at, before)


def _schemes(api: ir.Api, pins: Pins, sink: Sink) -> dict[str, str]:
    claims: list[Claim[str]] = []
    for s in api.all_schemes:
        ranked, before = _pinned(pins.get(s.at.place), s.id), pins.kept.get(
            "credential", s.id
        )
        claims.append(Claim(s.id, *ranked, at=s.at, kept=before))
    return Scope(OPTIONS, "credential", in_order=True).assign(claims, sink)
