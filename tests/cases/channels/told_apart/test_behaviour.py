"""Every way in which messages of one socket are told apart, and what none of them is."""

from __future__ import annotations

from typing import Any

import pytest

ONE, PAIRS, NESTED, NUMBERS = "one", "pairs", "nested", "numbers"
KINDS, SHAPES, TRIAL, SAID = "kinds", "shapes", "trial", "said"
UNKNOWN = "UnknownVariant"


@pytest.mark.parametrize(
    ("channel", "raw", "name"),
    [
        (ONE, b'{"id": 1, "type": "whatever"}', "Only"),
        (PAIRS, b'{"type": "message", "subtype": "joined"}', "Joined"),
        (PAIRS, b'{"type": "message", "subtype": "left"}', "Left"),
        (PAIRS, b'{"type": "message", "subtype": "bot", "text": "hi"}', "Plain"),
        (PAIRS, b'{"type": "message"}', "Plain"),
        (PAIRS, b'{"type": "presence", "on": true}', "Presence"),
        (PAIRS, b'{"type": "reaction"}', UNKNOWN),
        (PAIRS, b'{"subtype": "left"}', UNKNOWN),
        (NESTED, b'{"value": 1, "meta": {"kind": "up"}}', "Up"),
        (NESTED, b'{"meta": {"kind": "down"}}', "Down"),
        (NESTED, b'{"meta": {"kind": "sideways"}}', UNKNOWN),
        (NESTED, b'{"meta": "up"}', UNKNOWN),
        (NUMBERS, b'{"op": 10, "every": 41250}', "Hello"),
        (NUMBERS, b'{"op": 1}', "Beat"),
        (NUMBERS, b'{"op": "1"}', UNKNOWN),
        (NUMBERS, b'{"op": true}', UNKNOWN),
        (KINDS, b"[1, 2.5]", "list"),
        (KINDS, b'{"text": "hi"}', "Notice"),
        (KINDS, b'"hi"', "str"),
        (KINDS, b"7", UNKNOWN),
        (KINDS, b"null", UNKNOWN),
        (SHAPES, b'{"radius": 1}', "Circle"),
        (SHAPES, b'{"side": 1}', "Square"),
        (TRIAL, b'{"value": 1}', "Whole"),
        (TRIAL, b'{"value": "a"}', "Words"),
        (SAID, b'{"data": {"kind": "first"}}', "First"),
        (SAID, b'{"data": {"kind": "zweite"}}', "Second"),
        (SAID, b'{"data": {}}', UNKNOWN),
    ],
)
async def test_told_apart(client: Any, channel: str, raw: bytes, name: str) -> None:
    async with client.Sample.testing() as (api, server):
        async with getattr(api, channel)() as stream:
            server.on(stream).send_raw(raw)
            value = await anext(stream.events())
    assert type(value).__name__ == name


@pytest.mark.parametrize(
    ("channel", "raw"),
    [
        (ONE, b'{"id": "x"}'),
        (PAIRS, b'{"type": "presence", "on": "yes"}'),
        (NESTED, b'{"meta": {"kind": "up"}, "value": "much"}'),
        (NUMBERS, b'{"op": 10, "every": "often"}'),
        (KINDS, b'["a"]'),
        (SHAPES, b'{"radius": "wide"}'),
        (SAID, b'{"data": 1'),
    ],
)
async def test_what_does_not_fit_is_put_aside(
    client: Any, channel: str, raw: bytes
) -> None:
    aside = list[Any]()
    async with client.Sample.testing(on_invalid=aside.append) as (api, server):
        async with getattr(api, channel)() as stream:
            server.on(stream).send_raw(raw)
            server.on(stream).send_raw(b'{"id": 1, "type": "other"}')
            value = await anext(stream.events())
            assert stream.stats.invalid == 1
            assert (stream.stats.connects, stream.stats.failures) == (1, 0)
    assert [error.raw for error in aside] == [raw]
    assert type(value).__name__ in ("Only", UNKNOWN, "Notice")
