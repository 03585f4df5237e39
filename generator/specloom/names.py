"""ir.Api and pins → every Python identifier of the client, given once and globally."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .bodies import keyword_fields
from .class_names import class_claim, owners
from .kept import Kept
from .scope import Claim, Scope
from .source import Location
from .words import constant, is_keyword, pascal, singular, snake, words

if TYPE_CHECKING:
    from .config import Config
    from .diagnostics import Sink

OperationKey: TypeAlias = tuple[str, str]
"""Method and path."""

NOTHING_KEPT: Final = Kept()
_FILLER: Final = frozenset({"api", "openapi", "rest", "the", "specification", "spec"})
_PREPOSITIONS: Final = frozenset(
    {
        "of",
        "for",
        "by",
        "in",
        "to",
        "from",
        "with",
        "on",
        "at",
        "as",
        "per",
        "and",
        "or",
    }
)
_BUILTINS: Final = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "tuple"}
)
_CLIENT: Final = frozenset(
    {"call", "paginate", "request", "with_options", "close", "aclose", "renew", "login"}
    | {"builtins", "cached_property"}
)
_RESOURCE: Final = frozenset({"_client", "builtins", "models", "overload"})
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that no file can have on Windows; a resource is a file too."""
_OPTIONS: Final = frozenset(
    {"self", "cls", "options", "base_url", "timeout", "max_retries", "headers", "query", "http_client"}
)  # fmt: skip
_MODELS: Final = frozenset(
    {
        "Any",
        "Final",
        "Literal",
        "Model",
        "TYPE_CHECKING",
        "TypeAlias",
        "UNSET",
        "UnsetType",
    }
    | {"DateTime", "Duration", "Decimal", "UUID", "OpenStrEnum", "OpenIntEnum"}
    | {"UnknownVariant", "PlainDate", "PlainTime"}
)


ERRORS: Final = (
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DecodeError",
    "EnvelopeError",
    "GoneError",
    "InternalServerError",
    "MissingCredentialError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "UnprocessableEntityError",
)
"""The exceptions that every client has beside its own base."""
PUBLIC: Final = (
    "UNSET",
    "Answer",
    "AsyncPage",
    "AsyncPager",
    "Page",
    "RequestOptions",
    "SyncPager",
    "Timeout",
    "with_response",
)
"""What every package takes over from the runtime."""
_IMPORTED: Final = frozenset(PUBLIC) | {
    *("APIClient", "ApiKey", "Basic", "BasicCredential", "Bearer", "ClientOptions"),
    *("Credential", "Envelope", "Final", "ModuleType", "SERVICE", "Self", "Service"),
    *("SyncAPIClient", "TYPE_CHECKING", "Unpack"),
}


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
    webhooks: dict[OperationKey, str]


def assign_names(
    api: ir.Api, config: Config, sink: Sink, kept: Kept = NOTHING_KEPT
) -> Names:
    """Give every name; collisions go down a documented ladder (docs/names.md).

    `kept` are the names of the last run, which stay where nothing forbids it.
    """
    pins = _Pins(api, config, sink)
    package = config.package or _package(api.title)
    if not package.isidentifier() or is_keyword(package):
        message = f"{package!r} cannot be the name of a Python package"
        sink.report("bad-pin", message, config.at("package"))
        package = "client"
    resources = _resources(api, kept, sink)
    names = Names(
        package=package,
        client=_client(api, config, sink),
        distribution=config.distribution or package.replace("_", "-"),
        types=_types(api, pins, kept, sink),
        fields=_fields(api, pins, kept, sink),
        members=_members(api, kept, sink),
        resources=resources,
        methods=_methods(api, resources, pins, kept, sink),
        parameters=_parameters(api, pins, kept, sink),
        schemes=_schemes(api, pins, kept, sink),
        webhooks=_webhooks(api, kept, sink),
    )
    pins.report_unused()
    return names


def key_of(operation: ir.Operation) -> OperationKey:
    return operation.method, operation.path


class _Pins:
    """Names asked for by specloom.toml or `x-specloom-name`, and which of them were used."""

    def __init__(self, api: ir.Api, config: Config, sink: Sink) -> None:
        configured = {p: (n, config.at("names", p)) for p, n in config.names.items()}
        self._names: dict[str, tuple[str, Location | None]] = {**api.pins, **configured}
        self._unused, self._sink = configured, sink

    def get(self, place: str, is_class: bool | None = None) -> str:
        """The name of a place; where a member and its class share one, by its capital."""
        name, at = self._names.get(place, ("", None))
        self._unused.pop(place, None)
        parts = name.split(".") if name else []
        if not all(p.isidentifier() and not is_keyword(p) for p in parts):
            self._sink.report("bad-pin", f"{name!r} is not a Python name", at)
            return ""
        if is_class is not None and name[:1].isupper() is not is_class:
            return ""
        return name

    def report_unused(self) -> None:
        for place, (_, at) in self._unused.items():
            self._sink.report("unused-pin", f"{place} is not in the document", at)


def _package(title: str) -> str:
    kept = [w for w in words(title) if w not in _FILLER and not w.isdecimal()]
    return snake("_".join(kept)) or "client"


def _client(api: ir.Api, config: Config, sink: Sink) -> str:
    """The class of the client, which must not hide what stands beside it."""
    name = config.client or pascal(config.package or _package(api.title))
    is_taken = name in _IMPORTED or f"{name}Error" in ERRORS
    if not config.client:
        return f"{name}Api" if is_taken else name
    if is_taken or not name.isidentifier() or is_keyword(name):
        reason = "taken already" if is_taken else "not a Python name"
        message = f"{name!r} cannot be the client's name: it is {reason}"
        help = "Choose another name." if is_taken else ""
        sink.report("bad-pin", message, config.at("client"), help=help)
    return name


def _types(api: ir.Api, pins: _Pins, kept: Kept, sink: Sink) -> dict[ir.TypeId, str]:
    known = owners(api)
    claims: list[Claim[ir.TypeId]] = []
    for id in api.types:
        pin = pins.get(id, True if "/properties/" in id else None)
        claims.append(class_claim(api, known, id, pin, kept.get("class", id)))
    return Scope(_MODELS, "Model").assign(claims, sink)


def _fields(
    api: ir.Api, pins: _Pins, kept: Kept, sink: Sink
) -> dict[tuple[ir.TypeId, str], str]:
    found: dict[tuple[ir.TypeId, str], str] = {}
    scope = Scope(_BUILTINS | {"field", "additional_properties"}, "member", True)
    for id, shape in api.types.items():
        if not isinstance(shape, ir.Object):
            continue
        claims: list[Claim[str]] = []
        for f in shape.fields:
            pin = pins.get(f.at.place, False if f.at.place in api.types else None)
            ranked, before = _pinned(pin, f.wire), kept.get("member", id, f.wire)
            claims.append(Claim(f.wire, *ranked, at=f.at, kept=before))
        names = scope.assign(claims, sink)
        found.update({(id, wire): name for wire, name in names.items()})
    return found


def _pinned(pin: str, wire: str, place: str = "") -> tuple[int, tuple[str, ...]]:
    """Rank and candidates; a name that needed no change comes before one that did."""
    name = snake(wire)
    others = (snake(f"{wire}_{place}"),) if place else ()
    return (0, (pin,)) if pin else (1 if name == wire else 2, (name, *others))


def _members(
    api: ir.Api, kept: Kept, sink: Sink
) -> dict[tuple[ir.TypeId, str | int], str]:
    found: dict[tuple[ir.TypeId, str | int], str] = {}
    scope = Scope(frozenset({"name", "value", "mro"}), "VALUE", True)
    for id, shape in api.types.items():
        if not isinstance(shape, ir.Enumeration):
            continue
        claims: list[Claim[str | int]] = []
        for index, value in enumerate(shape.values):
            at, before = _element(shape.at, index), kept.get("member", id, value)
            claims.append(Claim(value, *_member(value), at=at, kept=before))
        names = scope.assign(claims, sink)
        found.update({(id, value): name for value, name in names.items()})
    return found


def _member(value: str | int) -> tuple[int, tuple[str, ...]]:
    """Rank and candidates: the value in capitals, then as it is."""
    text = str(value) or "empty"
    plain = text if text.isidentifier() and not text.startswith("_") else ""
    names = tuple(n for n in (constant(text), plain) if n and not is_keyword(n))
    return (1 if constant(text) == value else 2), names


def _element(at: Location, index: int) -> Location:
    return Location(at.source, (*at.tokens, "enum", str(index)))


def _resources(api: ir.Api, kept: Kept, sink: Sink) -> dict[str, str]:
    at = {o.tag: o.at for o in reversed(api.operations)}
    claims = [
        Claim(tag, *_pinned("", tag), at=at[tag], kept=kept.get("resource", tag))
        for tag in dict.fromkeys(o.tag for o in api.operations)
    ]
    return Scope(_CLIENT | _DEVICES, "default").assign(claims, sink)


def _methods(
    api: ir.Api, resources: dict[str, str], pins: _Pins, kept: Kept, sink: Sink
) -> dict[OperationKey, str]:
    found: dict[OperationKey, str] = {}
    for tag, resource in resources.items():
        claims: list[Claim[OperationKey]] = []
        for o in (o for o in api.operations if o.tag == tag):
            before = kept.get("method", o.at.place, resource)
            claims.append(_method_claim(o, pins.get(o.at.place), before))
        scope = Scope(frozenset({"_client", "builtins", "models"}), "call")
        found.update(scope.assign(claims, sink))
    return found


def _method_claim(operation: ir.Operation, pin: str, kept: str) -> Claim[OperationKey]:
    key = key_of(operation)
    if pin:
        return Claim(key, 0, (pin.rpartition(".")[2],), operation.at)
    way = _from_path(operation)
    full = words(operation.id) if operation.named else way
    ladder = (_without_resource(operation, full), full, (*full, way[0]), way)
    names = tuple(snake("_".join(parts)) for parts in ladder)
    return Claim(key, 1, names, operation.at, kept)


def _without_resource(
    operation: ir.Operation, parts: tuple[str, ...]
) -> tuple[str, ...]:
    """The words that the resource does not say already; `list_of_vehicle` keeps its last."""
    said = {singular(w) for w in words(operation.tag)}
    kept = tuple(
        word
        for index, word in enumerate(parts)
        if singular(word) not in said or (index and parts[index - 1] in _PREPOSITIONS)
    )
    return kept if any(w not in _PREPOSITIONS for w in kept) else parts


def _from_path(operation: ir.Operation) -> tuple[str, ...]:
    parts = [operation.method.lower()]
    for segment in operation.path.split("/"):
        if segment.startswith("{"):
            parts += ["by", *words(segment)]
        else:
            parts += words(segment)
    return tuple(parts)


def _parameters(
    api: ir.Api, pins: _Pins, kept: Kept, sink: Sink
) -> dict[tuple[OperationKey, ir.Place, str], str]:
    found: dict[tuple[OperationKey, ir.Place, str], str] = {}
    reserved = {"self", "options", "body", "content_type", "additional_properties"}
    scope = Scope(reserved, "value", True)
    for operation in api.operations:
        claims: list[Claim[tuple[ir.Place, str]]] = []
        for p in operation.parameters:
            where = p.place.value
            before = kept.get("parameter", operation.at.place, where, p.wire)
            ranked = _pinned(pins.get(p.at.place), p.wire, where)
            claims.append(Claim((p.place, p.wire), *ranked, at=p.at, kept=before))
        for (place, wire), name in scope.assign(claims, sink).items():
            found[key_of(operation), place, wire] = name
    return found


def _schemes(api: ir.Api, pins: _Pins, kept: Kept, sink: Sink) -> dict[str, str]:
    claims: list[Claim[str]] = []
    for s in api.schemes:
        ranked, before = _pinned(pins.get(s.at.place), s.id), kept.get(
            "credential", s.id
        )
        claims.append(Claim(s.id, *ranked, at=s.at, kept=before))
    return Scope(_OPTIONS, "credential", True).assign(claims, sink)


def _webhooks(api: ir.Api, kept: Kept, sink: Sink) -> dict[OperationKey, str]:
    claims: list[Claim[OperationKey]] = []
    for w in api.webhooks:
        names = (f"parse_{snake(w.path)}", f"parse_{snake(w.id)}")
        before = kept.get("receiver", w.at.place)
        claims.append(Claim(key_of(w), 1, names, w.at, before))
    return Scope(frozenset(), "parse").assign(claims, sink)


def body_keywords(
    api: ir.Api, names: Names, operation: ir.Operation, content: ir.Body
) -> tuple[tuple[ir.Field, str], ...] | None:
    """The members of a body that become keywords; None when the body is one parameter."""
    fields = keyword_fields(api, operation, content)
    if fields is None or not isinstance(content.type, ir.Ref):
        return None
    id = _object_id(api, content.type.id)
    taken = {
        names.parameters[key_of(operation), p.place, p.wire]
        for p in operation.parameters
    }
    if operation.body and operation.body.others:
        taken.add("content_type")
    named = tuple((field, names.fields[id, field.wire]) for field in fields)
    return None if _clash(taken, (name for _, name in named)) else named


def _object_id(api: ir.Api, id: ir.TypeId) -> ir.TypeId:
    while isinstance(alias := api.types[id], ir.Alias) and isinstance(
        alias.type, ir.Ref
    ):
        id = alias.type.id
    return id


def _clash(taken: Iterable[str], names: Iterable[str]) -> bool:
    reserved = {"self", "options", "body", *taken}
    return any(name in reserved for name in names)
