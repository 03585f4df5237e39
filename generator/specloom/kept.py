"""The surface of the last run → the names that it gave, by the places that have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from .words import is_keyword

Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Names that were public; a place that has none is new.

    The keys start with a word for the kind: class, member (of a class or enumeration),
    method, parameter, receiver (of a webhook), resource, credential, server, channel,
    part (of its address), handshake, exchange (a method of it).
    """

    names: Mapping[Key, str] = field(default_factory=dict[Key, str])

    def get(self, *key: object) -> str:
        return self.names.get(key, "")

    def classes(self) -> frozenset[str]:
        """The places of all classes."""
        return frozenset(str(key[1]) for key in self.names if key[0] == "class")


def kept(surface: object) -> Kept:
    """The names of a surface.json; what is not as we wrote it is passed over."""
    found: dict[Key, str] = {}
    for key, name in _names(surface):
        if isinstance(name, str) and name.isidentifier() and not is_keyword(name):
            found[key] = name
    return Kept(found)


def _names(surface: object) -> Iterator[tuple[Key, object]]:
    for model in _records(surface, "models"):
        place = _plain(model, "pointer")
        yield ("class", place), model.get("name")
        for entry in _records(model, "fields"):
            yield ("member", place, _plain(entry, "wire")), entry.get("name")
    for operation in _records(surface, "operations"):
        place = _plain(operation, "pointer")
        resource, _, method = str(operation.get("call")).partition(".")
        yield ("method", place, resource), method
        for entry in _records(operation, "parameters"):
            where = _plain(entry, "in"), _plain(entry, "wire")
            yield ("parameter", place, *where), entry.get("name")
    for inbound in (*_records(surface, "webhooks"), *_records(surface, "callbacks")):
        receiver = str(inbound.get("call")).partition(".")[2]
        yield ("receiver", _plain(inbound, "pointer")), receiver
    for server in _records(surface, "servers"):
        yield ("server", _plain(server, "url")), server.get("name")
    for resource_ in _records(surface, "resources"):
        yield ("resource", _plain(resource_, "tag")), resource_.get("name")
    for credential in _records(surface, "credentials"):
        yield ("credential", _plain(credential, "id")), credential.get("name")
    yield from _of_channels(surface)


def _of_channels(surface: object) -> Iterator[tuple[Key, object]]:
    for channel in _records(surface, "channels"):
        place = _plain(channel, "pointer")
        yield ("channel", place), channel.get("name")
        for entry in _records(channel, "parameters"):
            where, wire = _plain(entry, "in"), _plain(entry, "wire")
            key = ("part", place, wire) if where == "address" else (
                "handshake", place, where, wire
            )  # fmt: skip
            yield key, entry.get("name")
        for method in _records(channel, "methods"):
            side = _plain(method, "pointer"), _plain(method, "action")
            yield ("exchange", *side), method.get("name")


def _records(owner: object, key: str) -> Iterator[Mapping[str, object]]:
    found = _table(owner).get(key)
    for record in cast("list[object]", found) if isinstance(found, list) else ():
        yield _table(record)


def _table(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _plain(record: Mapping[str, object], key: str) -> str | int:
    """A part of a key: text, or the number that a member stands for."""
    value = record.get(key)
    return value if isinstance(value, str | int) else ""
