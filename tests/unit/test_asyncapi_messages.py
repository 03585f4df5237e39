"""Messages of AsyncAPI: formats, content types, headers, examples, identity and types."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearing import Heard, hear, version2, version3
from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Sink
from specloom.names import assign_names

STRING, ANY = ir.Plain(ir.Kind.STRING), ir.Plain(ir.Kind.ANY)
BYTES = ir.Plain(ir.Kind.BINARY)
OBJECT = "{type: object, properties: {a: {type: string}}}"


def of_3(message: str) -> str:
    """A document with one message."""
    return version3(f"""\
channels: {{c: {{address: c, messages: {{m: {message}}}}}}}
operations: {{op: {{action: receive, channel: {{$ref: '#/channels/c'}}}}}}
components:
  schemas:
    Named: {OBJECT}
    Formatted: {{schemaFormat: application/schema+json;version=draft-07, schema: {OBJECT}}}
    Kept: {{schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: {{type: map, values: long}}}}
""")


def of_2(message: str) -> str:
    return version2(f"channels: {{c: {{publish: {{message: {message}}}}}}}\n")


CONTENTS: dict[str, tuple[str, ir.Format, ir.Type | None]] = {
    "{payload: {type: string}}": ("", ir.Format.JSON, STRING),
    "{payload: true}": ("", ir.Format.JSON, ANY),
    "{}": ("", ir.Format.JSON, ANY),
    "{payload: {$ref: '#/components/schemas/Named'}}": (
        "", ir.Format.JSON, ir.Ref("#/components/schemas/Named"),
    ),
    "{payload: {$ref: '#/components/schemas/Formatted'}}": (
        "", ir.Format.JSON, ir.Ref("#/components/schemas/Formatted/schema"),
    ),
    "{payload: {schemaFormat: 'application/vnd.oai.openapi;version=3.0.0', schema: {type: integer, nullable: true}}}": (
        "", ir.Format.JSON, ir.Nullable(ir.Plain(ir.Kind.INTEGER)),
    ),
    "{payload: {schemaFormat: application/vnd.aai.asyncapi+yaml;version=3.0.0, schema: {type: [string, 'null']}}}": (
        "", ir.Format.JSON, ir.Nullable(STRING),
    ),
    "{payload: {$ref: '#/components/schemas/Kept'}}": (
        "", ir.Format.AVRO, ir.Map(ir.Plain(ir.Kind.INTEGER)),
    ),
    "{contentType: application/cloudevents+json, payload: {type: string}}": ("", ir.Format.JSON, STRING),
    "{contentType: text/plain, payload: {type: string}}": ("", ir.Format.TEXT, STRING),
    "{contentType: text/plain; charset=utf-8}": ("", ir.Format.TEXT, STRING),
    "{contentType: text/plain, payload: {type: integer}}": ("raw-payload", ir.Format.TEXT, STRING),
    "{contentType: application/xml, payload: " + OBJECT + "}": ("raw-payload", ir.Format.TEXT, STRING),
    "{contentType: application/octet-stream}": ("", ir.Format.BYTES, BYTES),
    "{contentType: image/png, payload: {type: string, format: binary}}": ("", ir.Format.BYTES, BYTES),
    "{contentType: application/cbor, payload: " + OBJECT + "}": ("raw-payload", ir.Format.BYTES, BYTES),
    "{payload: {schemaFormat: application/raml+yaml;version=1.0, schema: {$ref: lost.raml}}}": (
        "schema-format", ir.Format.BYTES, BYTES,
    ),
    "{payload: {schemaFormat: application/x-mine, schema: x}}": ("schema-format", ir.Format.BYTES, BYTES),
    "{payload: {schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: {$ref: lost.avsc}}}": (
        "unread-schema", ir.Format.BYTES, BYTES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("message", CONTENTS)
def test_payloads(message: str, tmp_path: Path) -> None:
    heard = hear(tmp_path, of_3(message))
    code, format, typed = CONTENTS[message]
    found = heard.message("m")
    assert (found.format, found.payload) == (format, typed)
    assert found.is_exact is not bool(code)
    assert heard.codes == ([code] if code else [])


@pytest.mark.parametrize(
    ("message", "format", "code"),
    [
        ("{schemaFormat: application/vnd.apache.avro, payload: {type: int}}", ir.Format.AVRO, ""),
        ("{schemaFormat: 'application/vnd.aai.asyncapi;version=2.6.0', payload: {type: string}}", ir.Format.JSON, ""),
        ("{schemaFormat: 'application/vnd.google.protobuf;version=3', payload: {$ref: lost.proto}}", ir.Format.BYTES, "schema-format"),
    ],
)  # fmt: skip
def test_the_format_of_asyncapi_2_stands_beside_the_payload(
    message: str, format: ir.Format, code: str, tmp_path: Path
) -> None:
    heard = hear(tmp_path, of_2(message))
    assert heard.message("publish c").format is format
    assert heard.codes == ([code] if code else [])


def test_headers_that_look_like_names(tmp_path: Path) -> None:
    """References of properties whose names begin with x- are followed."""
    heard = hear(
        tmp_path,
        of_3(
            "{headers: {properties: {x-id: {$ref: 'more.yaml#/Id'}}},"
            " payload: {type: string}}"
        ),
        files={"more.yaml": "Id: {type: integer}\n"},
    )
    assert heard.fields(heard.message("m").headers) == {"x-id": ir.Ref("more.yaml#/Id")}
    assert heard.api.types["more.yaml#/Id"] is not None


def test_headers_in_another_language_are_any_values(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        of_3("{headers: {schemaFormat: application/raml, schema: {$ref: lost.raml}}}"),
    )
    assert heard.message("m").headers == ir.Map(ANY)
    assert heard.codes == ["schema-format"]


def test_no_content_type_is_json_and_said_once(tmp_path: Path) -> None:
    text = of_3("{payload: {type: string}}").replace("defaultContentType", "x-was")
    heard = hear(tmp_path, text)
    assert heard.message("m").content_type == "application/json"
    assert heard.all("no-content-type") == [
        "no content type is said; messages are read as JSON"
    ]


def test_what_a_message_says(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        of_3("""{
    name: hello, title: Hello, summary: A greeting., description: Longer., deprecated: true,
    correlationId: {$ref: '#/components/correlationIds/id'},
    examples: [{name: first, summary: One., payload: {a: null}, headers: {b: 1}}, {payload: null}],
    bindings: {kafka: {key: {type: string, format: uuid}}}, x-specloom-error: true}""")
        + "  correlationIds: {id: {location: '$message.payload#/a'}}\n",
    )
    found = heard.message("m")
    assert (found.id, found.name, found.title) == (
        "#/channels/c/messages/m",
        "hello",
        "Hello",
    )
    assert found.docs == ir.Docs("A greeting.", "Longer.", True)
    assert found.correlation == ir.Expression(True, ("a",))
    first, second = found.examples
    assert (first.name, first.summary) == ("first", "One.")
    assert (first.payload, first.headers) == (({"a": None},), ({"b": 1},))
    assert (second.payload, second.headers) == ((None,), ())
    assert found.record_key == ir.Plain(ir.Kind.UUID)
    assert found.is_error


def test_messages_are_known_by_their_place(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version3("""\
channels:
  a: {messages: {one: {$ref: '#/components/messages/hello'}, two: {$ref: '#/components/messages/hello'}}}
  b: {messages: {one: {$ref: 'more.yaml#/far'}, two: {$ref: 'whole.yaml'}}}
components:
  messages:
    hello: {$ref: '#/components/messages/greeting'}
    greeting: {payload: {type: string}}
    unused: {payload: {type: string}}
"""),
        files={
            "more.yaml": "far: {payload: {type: string}}\n",
            "whole.yaml": "payload: {type: string}\n",
        },
    )
    place = "#/components/messages/greeting"
    assert heard.channel("a").messages == (("one", place), ("two", place))
    assert heard.channel("b").messages == (
        ("one", "more.yaml#/far"),
        ("two", "whole.yaml#"),
    )
    assert {m.key for m in heard.events.messages.values()} == {
        "greeting",
        "far",
        "whole",
        "unused",
    }


DIALECT = """\
{payload: {type: object, discriminator: kind, required: [tuple], properties: {
  tuple: {type: array, items: [{type: string}, {type: integer}], minItems: 2, additionalItems: false},
  none: false, any: true, either: {type: [string, integer]},
  kind: {type: string}},
  dependencies: {any: {properties: {extra: {type: number}}}, either: [any]},
  if: {properties: {kind: {const: a}}}, then: {properties: {more: {type: boolean}}}}}"""


def test_the_dialect_is_draft_7(tmp_path: Path) -> None:
    heard = hear(tmp_path, of_3(DIALECT))
    fields = heard.fields(heard.message("m").payload)
    assert fields["tuple"] == ir.Tuple((STRING, ir.Plain(ir.Kind.INTEGER)))
    assert fields["any"] == ANY
    assert fields["extra"] == ir.Plain(ir.Kind.NUMBER)
    assert fields["more"] == ir.Plain(ir.Kind.BOOLEAN)
    assert isinstance(fields["either"], ir.Ref)
    assert heard.codes == ["empty-intersection"]


@pytest.mark.parametrize(
    "text",
    [
        of_3(
            "{payload: {type: str}, headers: {type: dict, properties: {a: {type: int}}}}"
        ),
        of_2(
            "{payload: {type: str}, headers: {type: dict, properties: {a: {type: int}}}}"
        ),
    ],
)
def test_schemas_are_repaired_wherever_they_stand(text: str, tmp_path: Path) -> None:
    heard = hear(tmp_path, text)
    (message,) = heard.events.messages.values()
    assert message.payload == STRING
    assert heard.fields(message.headers) == {"a": ir.Plain(ir.Kind.INTEGER)}
    assert heard.codes == ["repaired"] * 3


OPENED = of_3(
    """{payload: {type: object, required: [header, data], properties: {
  header: {type: object, properties: {kind: {type: string}}}, data: {type: integer}}}}"""
)


@pytest.mark.parametrize(
    "text",
    [
        OPENED + "x-specloom-envelope: {header: header, data: data}\n",
        OPENED.replace("title: Sample", "title: Sample, x-specloom-envelope: {header: header, data: data}"),
    ],
)  # fmt: skip
def test_an_envelope_is_opened(text: str, tmp_path: Path) -> None:
    heard = hear(tmp_path, text)
    opened = heard.message("m").opened
    assert heard.events.envelope == ("header", "data")
    assert opened is not None
    assert opened.data == ir.Plain(ir.Kind.INTEGER)
    assert heard.fields(opened.header) == {"kind": STRING}


def test_an_envelope_that_a_payload_does_not_have(tmp_path: Path) -> None:
    text = OPENED + "x-specloom-envelope: {header: head, data: data}\n"
    assert hear(tmp_path, text).message("m").opened is None


OPENAPI = """\
openapi: 3.1.0
info: {title: Calls, version: 1.0.0}
servers: [{url: https://calls.example.com}]
paths:
  /trip:
    post:
      operationId: addTrip
      security: [{token: []}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Trip'}}}}
      responses: {'204': {description: Added.}}
components:
  securitySchemes: {token: {type: apiKey, in: header, name: X-Token}}
  schemas:
    Trip:
      type: object
      required: [id]
      properties: {id: {type: string, readOnly: true}, at: {type: string, format: date-time}}
"""
SHARING = version3("""\
channels:
  trips:
    address: trips
    messages: {trip: {payload: {$ref: 'openapi.yaml#/components/schemas/Trip'}}}
operations:
  onTrip:
    action: receive
    channel: {$ref: '#/channels/trips'}
    security: [{$ref: '#/components/securitySchemes/token'}, {$ref: '#/components/securitySchemes/own'}]
  enter:
    action: send
    channel: {$ref: '#/channels/trips'}
    x-specloom-first-message: {$message.payload#/id: token}
components:
  securitySchemes: {token: {type: httpApiKey, in: query, name: t}, own: {type: plain}}
  schemas: {Own: {type: object, properties: {a: {type: string}}}}
""")


def test_two_documents_share_types_and_schemes(tmp_path: Path) -> None:
    heard = hear(tmp_path, SHARING, beside=OPENAPI)
    place = "#/components/schemas/Trip"
    assert heard.message("trip").payload == ir.Ref(place)
    assert heard.message("trip").id == "asyncapi.yaml#/channels/trips/messages/trip"
    assert [f.name for f in heard.api.files] == ["openapi.yaml", "asyncapi.yaml"]
    assert "asyncapi.yaml#/components/schemas/Own" in heard.api.types
    assert {id for id in heard.api.types if id.endswith("Trip")} == {place}
    (token,) = heard.api.schemes
    assert heard.events.schemes[0] is token
    assert [s.id for s in heard.events.schemes] == ["token", "own"]
    opening = heard.exchange("enter").opening
    assert opening == ir.Opening(((ir.Expression(True, ("id",)), "token"),))


def test_messages_have_members_that_requests_lack(tmp_path: Path) -> None:
    """A type that is sent in a request and comes over a channel is two classes."""
    heard = hear(tmp_path, SHARING, beside=OPENAPI)
    body = heard.api.operations[0].body
    assert body is not None
    assert "id" in heard.fields(heard.message("trip").payload)
    assert "#/components/schemas/Trip" in heard.api.received


@pytest.mark.parametrize("way", ["./openapi.yaml", "../{}/openapi.yaml", "link.yaml"])
def test_a_file_is_one_however_it_is_named(way: str, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "openapi.yaml")
    named = way.format(tmp_path.name)
    heard = hear(tmp_path, SHARING.replace("openapi.yaml", named), beside=OPENAPI)
    assert heard.message("trip").payload == ir.Ref("#/components/schemas/Trip")
    assert [f.name for f in heard.api.files] == ["openapi.yaml", "asyncapi.yaml"]


def test_an_openapi_document_may_refer_to_the_asyncapi_document(tmp_path: Path) -> None:
    calls = OPENAPI.replace(
        "'#/components/schemas/Trip'", "'asyncapi.yaml#/components/schemas/Own'"
    )
    heard = hear(tmp_path, SHARING, beside=calls)
    body = heard.api.operations[0].body
    assert body is not None
    assert body.content.type == ir.Ref("asyncapi.yaml#/components/schemas/Own")


def test_types_have_the_directions_of_their_messages(tmp_path: Path) -> None:
    text = version3("""\
channels:
  c:
    messages:
      out: {payload: {$ref: '#/components/schemas/Out'}, headers: {$ref: '#/components/schemas/Head'}}
      in: {payload: {$ref: '#/components/schemas/In'}}
      answer: {payload: {$ref: '#/components/schemas/Answer'}}
operations:
  ask:
    action: send
    channel: {$ref: '#/channels/c'}
    messages: [{$ref: '#/channels/c/messages/out'}]
    reply: {channel: {$ref: '#/channels/c'}, messages: [{$ref: '#/channels/c/messages/answer'}]}
  hear:
    action: receive
    channel: {$ref: '#/channels/c'}
    messages: [{$ref: '#/channels/c/messages/in'}]
components:
  schemas:
    Out: {type: object, properties: {a: {type: string}}}
    Head: {type: object, properties: {a: {type: string}}}
    In: {type: object, properties: {a: {type: string}}}
    Answer: {type: object, properties: {a: {type: string}}}
""")
    shelf = "#/components/schemas/"
    sent = frozenset({f"{shelf}Out", f"{shelf}Head"})
    got = frozenset({f"{shelf}In", f"{shelf}Answer"})
    own = hear(tmp_path, text, role="application").api
    assert (own.sent, own.received) == (sent, got)
    peer = hear(tmp_path, text, role="client").api
    assert (peer.sent, peer.received) == (got, sent)
    both = hear(tmp_path, text, role="both").api
    assert both.sent == both.received == sent | got


def _names(heard: Heard) -> dict[str, str]:
    return assign_names(heard.api, Config(Path(), Path()), Sink()).types


def test_classes_are_named_by_messages_and_channels(tmp_path: Path) -> None:
    record = {"type": "record", "name": "com.example.Point", "fields": [
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A"]}},
        {"name": "either", "type": ["string", "int"]},
    ]}  # fmt: skip
    heard = hear(
        tmp_path,
        version3("""\
channels:
  main-feed:
    address: /feed
    bindings: {ws: {query: {type: object, properties: {of: {enum: [a, b]}}}, headers: {type: object, properties: {O: {type: string}}}}}
    messages:
      hello:
        headers: {type: object, properties: {of: {enum: [a]}}}
        payload: {type: object, properties: {list: {type: array, items: {type: object, properties: {a: {type: string}}}}}}
        bindings: {kafka: {key: {type: object, properties: {id: {type: string}}}}}
      traced: {traits: [{$ref: '#/components/messageTraits/common'}], payload: {type: string}}
      point: {payload: {schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: {$ref: point.avsc}}}
      many: {payload: {type: array, items: {type: object, properties: {a: {type: integer}}}}}
components:
  messageTraits: {common: {headers: {type: object, properties: {id: {type: string}}}}}
"""),
        files={"point.avsc": json.dumps(record)},
    )
    assert set(_names(heard).values()) == {
        "MainFeedQuery", "MainFeedQueryOf", "MainFeedHeaders", "Hello", "HelloHeaders",
        "HelloHeadersOf", "HelloListItem", "HelloKey", "CommonHeaders", "Point", "Kind",
        "PointEither", "ManyItem",
    }  # fmt: skip
    assert heard.message("point").avro == (record,)


def test_adding_events_renames_no_class(tmp_path: Path) -> None:
    alone = hear(tmp_path, SHARING, beside=OPENAPI)
    names = _names(alone)
    more = SHARING.replace(
        "Own: {", "Trip: {type: object, properties: {b: {type: string}}}, Own: {"
    )
    after = _names(hear(tmp_path, more, beside=OPENAPI))
    assert {id: after[id] for id in names} == names
    assert after["asyncapi.yaml#/components/schemas/Trip"] == "TripObject"
