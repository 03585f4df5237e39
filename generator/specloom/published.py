"""surface.json → what users of a client call and hold, for comparing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from .changes import Direction
from .source import Json

Limits: TypeAlias = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, a member of a class, or a value of an enumeration.

    `default` is a tuple of the one value that the document tells, or empty.
    """

    name: str
    wire: str
    place: str = ""
    required: bool = False
    type: str = ""
    deprecated: bool = False
    default: tuple[Json, ...] = ()
    limits: Limits = field(default_factory=dict[str, Json])


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    type: str
    media_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """`key` is what it is known by from version to version: method and path.

    `ways` are its parameters, once for each set of them. `security` are alternatives.
    """

    key: tuple[str, ...]
    id: str
    name: str
    pointer: str
    deprecated: bool
    ways: tuple[tuple[Value, ...], ...]
    returns: str
    sends: tuple[str, ...]
    answers: tuple[Answer, ...]
    security: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Model:
    """A class, or a name for a type; `variants` are annotations."""

    name: str
    pointer: str
    kind: str
    directions: frozenset[Direction]
    deprecated: bool
    members: tuple[Value, ...]
    variants: tuple[str, ...]
    type: str
    listed: bool
    base: str


@dataclass(frozen=True, slots=True)
class Named:
    """A credential, a server or a webhook: what it is known by, its name and its facts."""

    key: str
    name: str
    pointer: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """`methods` are those that send, as calls are."""

    key: str
    name: str
    pointer: str
    address: str
    opening: tuple[Value, ...]
    receives: str
    methods: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The surface of one client."""

    package: str
    client: str
    version: str
    role: str
    calls: tuple[Call, ...]
    models: tuple[Model, ...]
    credentials: tuple[Named, ...]
    servers: tuple[Named, ...]
    webhooks: tuple[Named, ...]
    channels: tuple[Channel, ...]


def published(surface: object) -> Published:
    """What a surface.json tells; what is not as we wrote it is passed over."""
    return Published(
        package=_text(surface, "package"),
        client=_text(surface, "client"),
        version=_text(surface, "version"),
        role=_text(surface, "role"),
        calls=tuple(map(_call, _records(surface, "operations"))),
        models=tuple(map(_model, _records(surface, "models"))),
        credentials=tuple(map(_credential, _records(surface, "credentials"))),
        servers=tuple(
            Named(_text(s, "url"), _text(s, "name"))
            for s in _records(surface, "servers")
        ),
        webhooks=tuple(
            Named(_text(w, "name"), _text(w, "call"), _text(w, "pointer"))
            for w in _records(surface, "webhooks")
            if _text(w, "call")
        ),
        channels=tuple(map(_channel, _records(surface, "channels"))),
    )


def _call(record: object) -> Call:
    method, path = _text(record, "method"), _text(record, "path")
    is_second = _text(record, "pointer").endswith("/stream")
    others = (
        tuple(map(_value, _tables(way))) for way in _list(_get(record, "overloads"))
    )
    return Call(
        key=(method, path, *(("stream",) if is_second else ())),
        id=_text(record, "id"),
        name=_text(record, "call"),
        pointer=_text(record, "pointer"),
        deprecated=_get(record, "deprecated") is True,
        ways=(tuple(map(_value, _records(record, "parameters"))), *others),
        returns=_text(record, "returns"),
        sends=_texts(record, "sends"),
        answers=tuple(
            Answer(_text(a, "status"), _text(a, "type"), _texts(a, "media_types"))
            for a in _records(record, "answers")
        ),
        security=frozenset(
            tuple(str(name) for name in _list(needed))
            for needed in _list(_get(record, "security"))
        ),
    )


def _model(record: object) -> Model:
    directions = cast("tuple[Direction, ...]", ("sent", "received"))
    return Model(
        name=_text(record, "name"),
        pointer=_text(record, "pointer"),
        kind=_text(record, "kind"),
        directions=frozenset(d for d in directions if _get(record, d) is True),
        deprecated=_get(record, "deprecated") is True,
        members=tuple(map(_value, _records(record, "fields"))),
        variants=_texts(record, "variants"),
        type=_text(record, "type"),
        listed=_get(record, "listed") is not False,
        base=_text(record, "base"),
    )


def _credential(record: object) -> Named:
    facts = *_texts(record, "flows"), _text(record, "in"), _text(record, "wire")
    return Named(
        _text(record, "id"),
        _text(record, "name"),
        facts=(_text(record, "type"), *facts),
    )


def _channel(record: object) -> Channel:
    return Channel(
        key=_text(record, "key"),
        name=_text(record, "name"),
        pointer=_text(record, "pointer"),
        address=_text(record, "address"),
        opening=tuple(map(_value, _records(record, "parameters"))),
        receives=_text(record, "receives"),
        methods=tuple(
            Call(
                key=(_text(m, "pointer"), _text(m, "action")),
                id=_text(m, "id"),
                name=f"{_text(record, 'name')}.{_text(m, 'name')}",
                pointer=_text(m, "pointer"),
                deprecated=_get(m, "deprecated") is True,
                ways=(tuple(map(_value, _records(m, "parameters"))),),
                returns=_text(m, "returns"),
                sends=(),
                answers=(),
                security=frozenset(),
            )
            for m in _records(record, "methods")
        ),
    )


def _value(record: object) -> Value:
    found = cast("Mapping[str, Json]", record)
    limits = found.get("limits")
    return Value(
        name=_text(record, "name"),
        wire=str(found.get("wire", "")),
        place=_text(record, "in"),
        required=found.get("required") is True,
        type=_text(record, "type"),
        deprecated=found.get("deprecated") is True,
        default=(found["default"],) if "default" in found else (),
        limits=limits if isinstance(limits, dict) else {},
    )


def _get(record: object, key: str) -> object:
    if not isinstance(record, dict):
        return None
    return cast("Mapping[str, object]", record).get(key)


def _text(record: object, key: str) -> str:
    found = _get(record, key)
    return found if isinstance(found, str) else ""


def _list(found: object) -> list[object]:
    return cast("list[object]", found) if isinstance(found, list) else []


def _texts(record: object, key: str) -> tuple[str, ...]:
    return tuple(v for v in _list(_get(record, key)) if isinstance(v, str))


def _records(record: object, key: str) -> Iterator[object]:
    yield from _tables(_get(record, key))


def _tables(found: object) -> Iterator[object]:
    yield from (v for v in _list(found) if isinstance(v, dict))
