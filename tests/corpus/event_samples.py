"""Messages of real documents → what they may say: examples of the document, and drawn values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from corpus.documents import find
from corpus.event_documents import SHELF
from corpus.event_packages import Spoken
from oracles import raw
from oracles.instances import NOTHING, Drawing, draw
from specloom import ir

DRAWN: Final = 3
"""Values that are drawn for a message."""
_TWINS: Final = {"botChanged": "botAdded"}
"""Messages with one payload, as their document has them: which one the other is taken for."""
_BROKEN: Final = frozenset({"subscriptionStatus"})
"""Messages whose examples are not what their document says of their payloads."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A payload of a message: bytes where the document has no type for it, else a JSON value.

    `model` is the name of its type, "" where that has none. `told` is the message that it
    is taken for.
    """

    message: ir.Message
    payload: Any
    model: str
    told: str

    @property
    def data(self) -> bytes:
        """The payload as it is sent."""
        if isinstance(self.payload, bytes):
            return self.payload
        return json.dumps(self.payload).encode()


def samples(spoken: Spoken, id: ir.MessageId) -> Iterator[Sample]:
    """What a message may say: the examples of the document that fit it, and drawn values."""
    message = spoken.events.messages[id]
    if message.format is ir.Format.BYTES:
        yield Sample(message, b"\x00\xffpayload", "", message.key)
        return
    shown = [] if message.key in _BROKEN else _shown(spoken, id)
    yield from _samples(spoken, message, [*shown, *drawn(_payload(spoken, id))])


def broken(spoken: Spoken, group: ir.Group) -> Iterator[Sample]:
    """Examples that do not fit what the document says of their messages."""
    for message in (spoken.events.messages[id] for id in group.messages):
        if message.key in _BROKEN:
            yield from _samples(spoken, message, _shown(spoken, message.id))


def _shown(spoken: Spoken, id: ir.MessageId) -> list[Any]:
    """The payloads that the document shows of a message."""
    return [e.get("payload") for e in _at(spoken, id).follow().elements("examples")]


def _samples(
    spoken: Spoken, message: ir.Message, payloads: list[Any]
) -> Iterator[Sample]:
    twin = _TWINS.get(message.key, message.key)
    told = next(m for m in spoken.events.messages.values() if m.key == twin)
    model = _model(spoken, _payload(spoken, told.id))
    return (Sample(message, payload, model, twin) for payload in payloads)


def _payload(spoken: Spoken, id: ir.MessageId) -> raw.Place:
    """The schema of what a message says."""
    payload = _at(spoken, id).follow().child("payload")
    return payload.child("schema") if payload.has("schemaFormat") else payload


def drawn(schema: raw.Place) -> Iterator[Any]:
    """Values with all members that a schema has."""
    chance = Random(schema.pointer)
    for _ in range(DRAWN):
        value = draw(Drawing(chance, whole=True), schema)
        assert value is not NOTHING, schema
        yield value


def schema_of(spoken: Spoken, model: str) -> raw.Place:
    """Where the schema of a model stands."""
    return _at(spoken, _entry(spoken, model)["pointer"])


def fields_of(spoken: Spoken, model: str) -> dict[str, str]:
    """The attributes of a model by the members that they are in JSON."""
    fields = _entry(spoken, model)["fields"]
    return {field["wire"]: field["name"] for field in fields}


def classes_of(spoken: Spoken, model: str) -> Iterator[str]:
    """The classes whose values a model has: itself, or the variants of a union."""
    entry = _entry(spoken, model)
    if entry["kind"] == "union":
        for variant in entry["variants"]:
            yield from classes_of(spoken, variant)
    elif entry["kind"] != "alias":
        yield model


def _entry(spoken: Spoken, model: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for one in spoken.surface["models"] if one["name"] == model
    )
    return found


def _model(spoken: Spoken, schema: raw.Place) -> str:
    """The model that a schema has become, "" for none."""
    root = _root(spoken)
    known = {
        raw.at(root, model["pointer"]): str(model["name"])
        for model in spoken.surface["models"]
    }
    while schema not in known and schema.has("$ref"):
        schema = schema.target(schema.get("$ref"))
    return known.get(schema, "")


def _at(spoken: Spoken, pointer: str) -> raw.Place:
    place = raw.at(_root(spoken), pointer)
    assert place is not None, pointer
    return place


def _root(spoken: Spoken) -> raw.Place:
    return raw.start(find(f"{SHELF}{spoken.name}"))
