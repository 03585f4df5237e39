"""Payloads that are no JSON objects: Avro with the id of its schema, bytes, text, arrays, anything."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest

fastavro: Any = import_module("fastavro")
ID, AT = UUID("12345678-1234-5678-1234-567812345678"), datetime(2026, 1, 2, tzinfo=UTC)
SCHEMA: Any = {
    "type": "record",
    "name": "Created",
    "fields": [
        {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {
            "name": "kind",
            "type": {"type": "enum", "name": "Kind", "symbols": ["PERSON", "ROBOT"]},
        },
        {"name": "nick", "type": ["null", "string"]},
        {"name": "scores", "type": {"type": "map", "values": "double"}},
        {
            "name": "address",
            "type": [
                "null",
                {
                    "type": "record",
                    "name": "Address",
                    "fields": [{"name": "city", "type": "string"}],
                },
            ],
        },
    ],
}
WIRE: Any = {
    "id": ID,
    "at": AT,
    "kind": "ROBOT",
    "nick": None,
    "scores": {"a": 1.5},
    "address": {"city": "Berlin"},
}


def written(value: Any) -> bytes:
    """What fastavro makes of a value, without an id."""
    target = BytesIO()
    fastavro.schemaless_writer(target, SCHEMA, value)
    return target.getvalue()


async def test_avro_is_sent_and_received(client: Any) -> None:
    models = client.models
    async with client.Sample.testing() as (api, server):
        channel = api.users()
        for options in (None, {"properties": {"schema_id": -1}}):
            with pytest.raises(ValueError, match="schema"):
                await channel.create_user(
                    id=ID, at=AT, kind="ROBOT", scores={}, options=options
                )
        await channel.create_user(
            id=ID,
            at=AT,
            kind="ROBOT",
            scores={"a": 1.5},
            address=models.Address(city="Berlin"),
            key="u1",
            options={"properties": {"schema_id": 7}},
        )
        sent = await server.on(channel).expect(object)
        assert sent.raw == b"\0\0\0\0\7" + written(WIRE)
        async with channel as stream:
            server.on(stream).send_raw(sent.raw)
            user = await anext(stream.events())
    assert (user.id, user.at, user.kind) == (ID, AT, models.Kind.ROBOT)
    assert (user.nick, user.scores) == (None, {"a": 1.5})
    assert user.address == models.Address(city="Berlin")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"\0\0\0\0\7",
        b"\1\0\0\0\7" + written(WIRE),
        b"\0\0\0\0\7" + written(WIRE) + b"more",
    ],
)
async def test_what_is_no_avro_is_put_aside(client: Any, raw: bytes) -> None:
    aside = list[Any]()
    async with client.Sample.testing(on_invalid=aside.append) as (api, server):
        async with api.users() as stream:
            server.on(stream).send_raw(raw)
            server.on(stream).send_raw(b"\0\0\0\0\7" + written(WIRE))
            assert (await anext(stream.events())).id == ID
    assert [error.raw for error in aside] == [raw]


@pytest.mark.parametrize(
    ("channel", "method", "value", "raw"),
    [
        ("pictures", "show_picture", b"\x89PNG\0", b"\x89PNG\0"),
        ("lines", "write_line", "grüß", "grüß".encode()),
        ("numbers", "send_numbers", [1, 2], b"[1,2]"),
        ("compiled", "send_compiled", b"\x08\x01", b"\x08\x01"),
        ("anything", "send_anything", {"a": [1, None]}, b'{"a":[1,null]}'),
        ("anything", "send_anything", 7, b"7"),
    ],
)
async def test_other_payloads(
    client: Any, channel: str, method: str, value: Any, raw: bytes
) -> None:
    async with client.Sample.testing() as (api, server):
        async with getattr(api, channel)() as stream:
            await getattr(stream, method)(body=value)
            assert (await server.on(stream).expect(object)).raw == raw
            server.on(stream).send_raw(raw)
            assert await anext(stream.events()) == value


async def test_text_that_is_none_is_put_aside(client: Any) -> None:
    aside = list[Any]()
    async with client.Sample.testing(on_invalid=aside.append) as (api, server):
        async with api.lines() as stream:
            server.on(stream).send_raw(b"\xff\xfe")
            server.on(stream).send_raw(b"fine")
            assert await anext(stream.events()) == "fine"
    assert aside[0].expected == "expected text in UTF-8"
