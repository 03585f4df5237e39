"""Avro schemas as types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hearing import Heard, hear, version2
from specloom import ir

PLACE = "#/channels/c/publish/message/payload"


def avro(folder: Path, schema: Any) -> Heard:
    """A document with a payload in Avro."""
    said = json.dumps(
        {
            "schemaFormat": "application/vnd.apache.avro;version=1.9.0",
            "name": "m",
            "payload": schema,
        }
    )
    return hear(
        folder, version2(f"channels: {{c: {{publish: {{message: {said}}}}}}}\n")
    )


def plain(kind: ir.Kind) -> ir.Plain:
    return ir.Plain(kind)


LONG = plain(ir.Kind.INTEGER)
TYPES: list[tuple[Any, ir.Type]] = [
    ("null", plain(ir.Kind.NULL)),
    ("boolean", plain(ir.Kind.BOOLEAN)),
    ("int", LONG),
    ("long", LONG),
    ("float", plain(ir.Kind.NUMBER)),
    ("double", plain(ir.Kind.NUMBER)),
    ("bytes", plain(ir.Kind.BASE64)),
    ("string", plain(ir.Kind.STRING)),
    ({"type": "string"}, plain(ir.Kind.STRING)),
    ({"type": {"type": "string"}}, plain(ir.Kind.STRING)),
    ({"type": "array", "items": "long"}, ir.Array(LONG)),
    ({"type": "map", "values": ["null", "long"]}, ir.Map(ir.Nullable(LONG))),
    (["null", "long"], ir.Nullable(LONG)),
    (["long", "null"], ir.Nullable(LONG)),
    (["int", "long"], LONG),
    (["null"], plain(ir.Kind.NULL)),
    ({"type": "fixed", "name": "F", "size": 4}, plain(ir.Kind.BASE64)),
    ({"type": "int", "logicalType": "date"}, plain(ir.Kind.DATE)),
    ({"type": "int", "logicalType": "time-millis"}, plain(ir.Kind.TIME)),
    ({"type": "long", "logicalType": "time-micros"}, plain(ir.Kind.TIME)),
    ({"type": "long", "logicalType": "timestamp-millis"}, plain(ir.Kind.DATETIME)),
    ({"type": "long", "logicalType": "timestamp-micros"}, plain(ir.Kind.DATETIME)),
    ({"type": "long", "logicalType": "local-timestamp-millis"}, plain(ir.Kind.DATETIME)),
    ({"type": "bytes", "logicalType": "decimal", "precision": 4}, plain(ir.Kind.DECIMAL)),
    ({"type": "fixed", "name": "D", "size": 8, "logicalType": "decimal"}, plain(ir.Kind.DECIMAL)),
    ({"type": "string", "logicalType": "uuid"}, plain(ir.Kind.UUID)),
    ({"type": "string", "logicalType": "unheard"}, plain(ir.Kind.STRING)),
    ({"type": "string", "logicalType": "date"}, plain(ir.Kind.STRING)),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), TYPES, ids=lambda v: str(v)[:60])
def test_types(schema: Any, expected: ir.Type, tmp_path: Path) -> None:
    heard = avro(tmp_path, schema)
    message = heard.message("m")
    assert (message.payload, message.format) == (expected, ir.Format.AVRO)
    assert (message.avro, message.is_exact) == ((schema,), True)
    assert heard.codes == []


def test_a_duration_is_its_bytes(tmp_path: Path) -> None:
    schema = {"type": "fixed", "name": "D", "size": 12, "logicalType": "duration"}
    heard = avro(tmp_path, schema)
    assert heard.message("m").payload == plain(ir.Kind.BASE64)
    assert heard.codes == ["wider-type"]


RECORD: dict[str, Any] = {
    "type": "record",
    "name": "Trip",
    "namespace": "com.example",
    "doc": "A trip.",
    "fields": [
        {"name": "id", "type": "string", "doc": "Its id."},
        {"name": "seats", "type": "int", "default": 4},
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "DONE"]}},
        {"name": "before", "type": ["null", "State"], "default": None},
        {"name": "next", "type": ["null", "com.example.Trip"]},
        {"name": "either", "type": ["null", "string", {"type": "record", "name": "other.Stop", "fields": [
            {"name": "again", "type": "Stop"}, {"name": "trip", "type": "com.example.Trip"}]}]},
        {"name": "lost", "type": "Stop"},
    ],
}  # fmt: skip


def test_a_record(tmp_path: Path) -> None:
    heard = avro(tmp_path, RECORD)
    payload = heard.message("m").payload
    assert payload == ir.Ref(PLACE)
    shape = heard.api.types[PLACE]
    assert isinstance(shape, ir.Object)
    assert (shape.title, shape.docs.description, shape.extra) == (
        "Trip",
        "A trip.",
        None,
    )
    fields = {field.wire: field for field in shape.fields}
    assert [f.wire for f in shape.fields if not f.required] == ["seats", "before"]
    assert fields["id"].docs.description == "Its id."
    assert fields["seats"].remarks.default == (4,)
    assert fields["before"].remarks.default == (None,)
    state = f"{PLACE}/fields/2/type"
    assert fields["state"].type == ir.Ref(state)
    assert fields["before"].type == ir.Nullable(ir.Ref(state))
    assert fields["next"].type == ir.Nullable(ir.Ref(PLACE))


def test_names_have_namespaces(tmp_path: Path) -> None:
    heard = avro(tmp_path, RECORD)
    stop = f"{PLACE}/fields/5/type/2"
    assert heard.fields(ir.Ref(stop)) == {"again": ir.Ref(stop), "trip": ir.Ref(PLACE)}
    assert heard.fields(ir.Ref(PLACE))["lost"] == ir.Plain(ir.Kind.ANY)
    assert heard.all("any-type") == [
        "no Avro type named 'Stop' is known; this is typed as any value"
    ]


def test_an_enumeration_and_a_union(tmp_path: Path) -> None:
    heard = avro(tmp_path, RECORD)
    state = heard.api.types[f"{PLACE}/fields/2/type"]
    assert isinstance(state, ir.Enumeration)
    assert (state.values, state.title, state.listed) == (
        ("OPEN", "DONE"),
        "State",
        True,
    )
    either = heard.fields(ir.Ref(PLACE))["either"]
    assert either == ir.Nullable(ir.Ref(f"{PLACE}/fields/5/type"))
    union = heard.api.types[f"{PLACE}/fields/5/type"]
    assert isinstance(union, ir.Union)
    assert union.variants == (
        ir.Plain(ir.Kind.STRING),
        ir.Ref(f"{PLACE}/fields/5/type/2"),
    )


@pytest.mark.parametrize(
    "schema", [[], {"name": "x"}, "com.example.Far", {"type": "Far"}, 7]
)
def test_what_is_no_avro_schema_is_any_value(schema: Any, tmp_path: Path) -> None:
    heard = avro(tmp_path, schema)
    assert heard.message("m").payload == ir.Plain(ir.Kind.ANY)
    assert heard.codes == ["any-type"]


@pytest.mark.parametrize("name", ["trip.avsc", "trip.json", "trip.yaml#/kept"])
def test_a_schema_in_a_file(name: str, tmp_path: Path) -> None:
    files = {"trip.avsc": json.dumps(RECORD), "trip.json": json.dumps(RECORD)}
    files["trip.yaml"] = f"kept: {json.dumps(RECORD)}\n"
    format = "application/vnd.apache.avro+json"
    payload = f"schemaFormat: {format}, payload: {{$ref: '{name}'}}"
    text = version2(
        f"channels: {{c: {{publish: {{message: {{name: m, {payload}}}}}}}}}\n"
    )
    heard = hear(tmp_path, text, files=files)
    message = heard.message("m")
    assert message.avro == (RECORD,)
    assert len(heard.fields(message.payload)) == 7


def test_references_inside_are_not_ours(tmp_path: Path) -> None:
    schema = {
        "type": "record",
        "name": "R",
        "fields": [{"name": "a", "type": {"$ref": "lost.avsc"}}],
    }
    heard = avro(tmp_path, schema)
    assert heard.codes == ["any-type"]
    assert heard.message("m").avro == (schema,)
