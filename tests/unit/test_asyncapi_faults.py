"""Documents that are wrong at random: diagnostics, and never a traceback."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from hearing import version2, version3
from specloom.config import Config
from specloom.diagnostics import Sink, Stopped, as_text
from specloom.pipeline import generate, read
from specloom.report import report
from specloom.source import as_list, as_object

RECORD: Final = {
    "type": "record", "name": "R", "namespace": "n", "fields": [
        {"name": "a", "type": ["null", {"type": "enum", "name": "E", "symbols": ["X"]}], "default": None},
        {"name": "b", "type": {"type": "array", "items": {"type": "map", "values": "R"}}},
        {"name": "c", "type": {"type": "fixed", "name": "F", "size": 12, "logicalType": "duration"}},
    ],
}  # fmt: skip
NEWER: Final = version3("""\
x-specloom-envelope: {header: header, data: data}
channels:
  main:
    address: /{room}/feed
    parameters: {room: {enum: [a, b], default: a, location: '$message.payload#/room'}}
    servers: [{$ref: '#/servers/main'}]
    bindings: {ws: {query: {type: object, properties: {lang: {type: string}}}, headers: {type: object}}, kafka: {topic: t}}
    x-specloom-discriminator: {by: [$message.payload#/kind, $message.payload#/of], mapping: {a: {b: hello}, c: bye}}
    x-specloom-close-codes: {'4401': auth}
    messages:
      hello: {$ref: '#/components/messages/hello'}
      bye: {payload: {type: object, properties: {kind: {const: bye}, of: {enum: [x, y]}}}}
      record: {payload: {schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: RECORD}}
  answers: {address: null, messages: {done: {payload: {oneOf: [{type: string}, {type: array, items: [{type: integer}]}]}}}}
operations:
  ask:
    action: send
    channel: {$ref: '#/channels/main'}
    messages: [{$ref: '#/channels/main/messages/hello'}]
    security: [{$ref: '#/components/securitySchemes/login'}, {type: oauth2, flows: {implicit: {authorizationUrl: u, availableScopes: {a: b}}}, scopes: [a]}]
    traits: [{$ref: '#/components/operationTraits/quiet'}]
    reply: {address: {location: '$message.header#/to'}, channel: {$ref: '#/channels/answers'}}
    x-specloom-replay: {by: $message.payload#/room}
  hear:
    action: receive
    channel: {$ref: '#/channels/main'}
    x-specloom-cancels: [ask]
    x-specloom-first-message: {$message.payload#/token: login}
components:
  operationTraits: {quiet: {bindings: {mqtt: {qos: 1}}}}
  messageTraits: {common: {headers: {type: object, properties: {id: {type: string}}}}}
  securitySchemes: {login: {type: scramSha256}, key: {type: httpApiKey, in: header, name: X-Key}}
  messages:
    hello:
      name: hello
      correlationId: {location: '$message.header#/id'}
      traits: [{$ref: '#/components/messageTraits/common'}]
      examples: [{name: one, payload: {kind: a}}]
      bindings: {kafka: {key: {type: string}}}
      payload: {$ref: '#/components/schemas/Hello'}
  schemas:
    Hello:
      type: object
      discriminator: kind
      required: [kind]
      properties: {kind: {const: a}, of: {enum: [b]}, next: {$ref: '#/components/schemas/Hello'}, at: {type: [string, 'null'], format: date-time}}
      additionalProperties: false
    Formatted: {schemaFormat: application/schema+json, schema: {type: string}}
""").replace("RECORD", json.dumps(RECORD))  # fmt: skip
OLDER: Final = version2("""\
channels:
  'user/{id}':
    parameters: {id: {schema: {type: string, enum: [a]}, location: '$message.payload#/id'}}
    servers: [main]
    bindings: {ws: {query: {type: object, properties: {lang: {type: string}}}}}
    publish:
      operationId: add
      security: [{login: [], key: []}]
      traits: [{$ref: '#/components/operationTraits/quiet'}]
      message: {$ref: '#/components/messages/hello'}
    subscribe:
      message:
        oneOf:
          - {messageId: a, payload: {type: object, properties: {kind: {const: a}}}, headers: {type: object}}
          - {name: b, schemaFormat: application/vnd.apache.avro, payload: RECORD}
          - {contentType: text/plain, payload: {type: string}}
components:
  operationTraits: {quiet: {bindings: {mqtt: {qos: 1}}}}
  messageTraits: {common: {headers: {type: object, properties: {id: {type: string}}}}}
  securitySchemes: {login: {type: userPassword}, key: {type: apiKey, in: user}}
  messages:
    hello:
      traits: [{$ref: '#/components/messageTraits/common'}]
      headers: {type: object, properties: {at: {type: integer}}}
      payload: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {more: {type: string}}}]}
  schemas: {Base: {type: object, discriminator: kind, properties: {kind: {type: string}}}}
""").replace("RECORD", json.dumps(RECORD))  # fmt: skip
VALUES: Final[tuple[Any, ...]] = (
    None, True, 0, -1.5, "", "text", "#/", "application/xml", [], [None], ["a"], {}, {"a": 1},
    {"$ref": "#/channels/main"}, {"$ref": "#/components/schemas/Hello"}, {"type": "object"},
    [{"type": "string"}], {"schemaFormat": "x", "schema": 1}, {"oneOf": [{}, {"payload": 1}]},
    "$message.payload#/kind", {"": {}}, {"location": "$message.header#/a"},
)  # fmt: skip


def members(value: Any) -> list[tuple[Any, Any]]:
    """What is inside a value, by key or index."""
    return [*as_object(value).items(), *enumerate(as_list(value))]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything inside a value."""
    for key, member in members(value):
        yield (*way, key)
        yield from places(member, (*way, key))


def at(value: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        value = dict(members(value))[step]
    return value


def broken(document: Any, chance: Random) -> Any:
    """A copy with some values replaced, deleted, or put elsewhere."""
    found = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        way = chance.choice(list(places(found)))
        owner = at(found, way[:-1])
        match chance.choice(("replace", "delete", "move")):
            case "delete":
                del owner[way[-1]]
            case "replace":
                owner[way[-1]] = copy.deepcopy(chance.choice(VALUES))
            case _:
                other = chance.choice(list(places(document)))
                owner[way[-1]] = copy.deepcopy(at(document, other))
    return found


def outcome(document: Any, folder: Path, role: str) -> tuple[Sink, bool]:
    """What is said about a document, and whether it could be read."""
    file, sink = folder / "asyncapi.json", Sink()
    file.write_text(json.dumps(document), "utf-8")
    try:
        api = read(Config(file, Path(), role=role), sink)
    except Stopped:
        return sink, False
    report(api, sink.all)
    return sink, True


@pytest.mark.parametrize("text", [NEWER, OLDER], ids=["3", "2"])
def test_what_is_broken_is_read_as_it_is(text: str, tmp_path: Path) -> None:
    sink, is_read = outcome(yaml.safe_load(text), tmp_path, "both")
    assert is_read, [as_text(found) for found in sink.errors()]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("text", [NEWER, OLDER], ids=["3", "2"])
def test_no_document_is_a_traceback(text: str, seed: int, tmp_path: Path) -> None:
    chance, document = Random(seed), yaml.safe_load(text)
    for _ in range(15):
        wrong = broken(document, chance)
        role = chance.choice(("", "client", "application", "both"))
        sink, is_read = outcome(wrong, tmp_path, role)
        assert is_read is not bool(sink.errors())
        for found in sink.all:
            assert as_text(found)


@pytest.mark.parametrize("seed", range(3))
def test_no_document_is_a_traceback_of_the_generator(seed: int, tmp_path: Path) -> None:
    chance, document = Random(f"generate {seed}"), yaml.safe_load(NEWER)
    for _ in range(3):
        file, sink = tmp_path / "asyncapi.json", Sink()
        file.write_text(json.dumps(broken(document, chance)), "utf-8")
        try:
            generate(Config(file, Path(), package="sample"), sink)
        except Stopped:
            assert sink.errors()
