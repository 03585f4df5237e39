"""Values drawn from the schemas of real documents go through the models and come back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from random import Random
from typing import Any, Final

import pytest

from corpus.documents import DOCUMENTS, Made, Make, find
from installing import runtime
from oracles import raw
from oracles.instances import NOTHING, Drawing, draw
from specloom.config import FLAVOURS

DRAWN: Final = 4
"""Values a schema."""


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_values_come_back(name: str, flavour: str, made: Make) -> None:
    package = made(name, flavour)
    invalidate_caches()
    models = import_module(f"{package.package}.models")
    codec = import_module(f"{runtime(flavour)}.codec")
    failures: list[str] = []
    events = _events(raw.start(find(name)).value)
    for model, place in _schemas(name, package):
        for value in _values(place, opens=place.pointer in events):
            sent = json.dumps(value).encode()
            kind = getattr(models, model)
            try:
                found = codec.decode(kind, sent)
                back = json.loads(codec.encode(found))
                again = codec.decode(kind, codec.encode(found))
            except (codec.CodecError, TypeError, ValueError) as error:
                failures.append(f"{model}: {error}: {sent[:300]!r}")
                continue
            if back != value or again != found:
                failures.append(
                    f"{model}: {sent[:300]!r} became {json.dumps(back)[:300]}"
                )
    assert not failures, f"{len(failures)} failures\n" + "\n".join(failures[:20])


def _schemas(name: str, package: Made) -> Iterator[tuple[str, raw.Place]]:
    """The components of a document with the names of their models."""
    root = raw.start(find(name))
    shelves = (root.child("components").child("schemas"), root.child("definitions"))
    places = {place.pointer: place for shelf in shelves for _, place in shelf.members()}
    for model in package.surface["models"]:
        if model["pointer"] in places:
            yield model["name"], places[model["pointer"]]


def _events(value: Any) -> set[str]:
    """References to the schemas of whole server-sent events."""
    members = raw.table(value)
    item = raw.table(raw.table(members.get("text/event-stream")).get("itemSchema"))
    found = {str(item["$ref"])} if "$ref" in item else set[str]()
    inside = [_events(inner) for inner in (*members.values(), *raw.array(value))]
    return found.union(*inside)


def _values(place: raw.Place, *, opens: bool) -> Iterator[Any]:
    chance = Random(place.pointer)
    for _ in range(DRAWN):
        value = draw(Drawing(chance, opens=opens), place)
        if value is not NOTHING:
            yield value
