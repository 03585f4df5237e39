"""A second run into the same folder: what was public keeps its name."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from specloom.cli import main

DOCUMENT: Final[dict[str, Any]] = {
    "openapi": "3.1.0",
    "info": {"title": "Travel", "version": "1"},
    "servers": [{"url": "https://travel.example"}],
    "paths": {
        "/trip": {"get": {"operationId": "getTrip", "tags": ["trip"], "responses": {}}}
    },
    "components": {
        "schemas": {
            "Trip": {
                "type": "object",
                "properties": {
                    "status": {"enum": ["open", "done"]},
                    "userName": {"type": "string"},
                },
            }
        }
    },
}


def generate(folder: Path, document: dict[str, Any], *more: str) -> Result:
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(document), "utf-8")
    arguments = ["generate", str(spec), "-o", str(folder / "out"), "--notes", *more]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done


def names(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "out" / "surface.json").read_text("utf-8"))
    classes = {model["pointer"]: model["name"] for model in found["models"]}
    fields = {
        f"{model['name']}.{field['wire']}": field["name"]
        for model in found["models"]
        if model["kind"] == "object"
        for field in model["fields"]
    }
    return classes | fields | {o["pointer"]: o["call"] for o in found["operations"]}


@pytest.fixture
def grown() -> dict[str, Any]:
    """The document with a schema, a member and an operation that ask for given names."""
    document = copy.deepcopy(DOCUMENT)
    schemas = document["components"]["schemas"]
    trip = schemas["Trip"]["properties"]
    schemas["TripStatus"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    schemas["Trip"]["properties"] = {"user_name": {"type": "integer"}, **trip}
    document["paths"]["/a-trip"] = {
        "get": {"operationId": "getTrips", "tags": ["trip"], "responses": {}}
    }
    return document


def test_names_are_kept(tmp_path: Path, grown: dict[str, Any]) -> None:
    generate(tmp_path, DOCUMENT)
    before = names(tmp_path)
    assert before["#/components/schemas/Trip/properties/status"] == "TripStatus"
    done = generate(tmp_path, grown)
    assert before.items() <= names(tmp_path).items()
    assert names(tmp_path)["#/components/schemas/TripStatus"] == "TripStatus_2"
    assert names(tmp_path)["#/paths/~1a-trip/get"] == "trip.get_trips"
    assert names(tmp_path)["Trip.user_name"] == "user_name_2"
    assert "note[invented-name]: TripStatus is taken already" in done.stderr
    assert "kept-name" not in done.stderr
    generate(tmp_path, grown, "--check")


def test_a_kept_name_that_would_not_be_given_again_is_noted(
    tmp_path: Path, grown: dict[str, Any]
) -> None:
    generate(tmp_path, grown)
    assert names(tmp_path)["#/paths/~1trip/get"] == "trip.get_trip"
    done = generate(tmp_path, DOCUMENT)
    assert names(tmp_path)["#/paths/~1trip/get"] == "trip.get_trip"
    assert "get_trip keeps its name; it would ask for get now" in done.stderr


def test_rename(tmp_path: Path, grown: dict[str, Any]) -> None:
    generate(tmp_path, DOCUMENT)
    generate(tmp_path, grown, "--rename")
    found = names(tmp_path)
    assert found["#/components/schemas/TripStatus"] == "TripStatus"
    assert found["#/components/schemas/Trip/properties/status"] == "TripStatusEnum"
    assert found["#/paths/~1trip/get"] == "trip.get_trip"
    assert found["Trip.userName"] == "user_name_2"


def test_a_counted_place_keeps_only_a_name_of_its_own(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    cat, dog = (
        {"title": title, "type": "object", "properties": {title: {"type": "string"}}}
        for title in ("Cat", "Dog")
    )
    document["components"]["schemas"]["Pet"] = {"oneOf": [cat, dog]}
    generate(tmp_path, document)
    document["components"]["schemas"]["Pet"] = {"oneOf": [dog, cat]}
    generate(tmp_path, document)
    found = names(tmp_path)
    assert found["#/components/schemas/Pet/oneOf/0"] == "PetDog"
    assert found["#/components/schemas/Pet/oneOf/1"] == "PetCat"


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"models": 1, "operations": [2, {"call": 3}], "webhooks": {}}',
        '{"models": [{"pointer": "#/components/schemas/Trip", "name": "import os"}]}',
        '{"models": [{"pointer": "#/components/schemas/Trip", "name": "class"}]}',
        '{"models": [{"pointer": ["x"], "name": "Y", "fields": [{"wire": {}}]}]}',
        "[" * 100_000,
    ],
)
def test_a_damaged_surface_names_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "surface.json").write_text(text, "utf-8")
    generate(tmp_path, DOCUMENT, "--force")
    assert names(tmp_path)["#/components/schemas/Trip"] == "Trip"


STREAMED: Final[dict[str, Any]] = {
    "operationId": "askTrip",
    "tags": ["trip"],
    "responses": {
        "200": {
            "description": "An answer.",
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/event-stream": {"schema": {"type": "string"}},
            },
        }
    },
}
SECOND: Final = "#/paths/~1ask/post/stream"


def test_the_second_way_to_call_keeps_its_name(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/ask"] = {"post": STREAMED}
    generate(tmp_path, document)
    assert names(tmp_path)[SECOND] == "trip.ask_stream"
    other: dict[str, Any] = {
        "operationId": "askStream",
        "tags": ["trip"],
        "responses": {},
    }
    document["paths"]["/other"] = {"get": other}
    generate(tmp_path, document)
    assert names(tmp_path)[SECOND] == "trip.ask_stream"
    generate(tmp_path, document, "--rename")
    assert names(tmp_path)[SECOND] == "trip.ask_as_stream"


def test_the_second_way_to_call_has_a_name_of_its_own_to_pin(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/ask"] = {"post": {**STREAMED, "x-specloom-name": "question"}}
    (tmp_path / "specloom.toml").write_text(
        f'document = "openapi.json"\n[names]\n"{SECOND}" = "listen"\n', "utf-8"
    )
    (tmp_path / "openapi.json").write_text(json.dumps(document), "utf-8")
    arguments = ["generate", str(tmp_path), "-o", str(tmp_path / "out"), "--notes"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert "unused-pin" not in done.output
    assert names(tmp_path)[SECOND] == "trip.listen"
    assert "trip.question" in names(tmp_path).values()
