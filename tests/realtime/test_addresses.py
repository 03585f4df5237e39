"""Addresses of channels: what values stand for themselves, and which are refused."""

from __future__ import annotations

import fnmatch
import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from runtime.realtime.addresses import EVERY, Value, filled, is_pattern
from runtime.realtime.described import Channel, Part
from runtime.realtime.frames import Source
from runtime.realtime.hub import Hub

from .frames import frame

TEXT = st.text(min_size=1, max_size=8)
ODD = st.text(alphabet="ab/+#.*>%?&= \0[]\\", min_size=1, max_size=6)


def channel(address: str | None, **defaults: str) -> Channel:
    parts = tuple(Part(name, default=value) for name, value in defaults.items())
    return Channel(key="c", address=address, parts=parts)


def fill(protocol: str, address: str, **values: Value) -> str:
    return filled(channel(address), values, protocol)


# Paths


@given(st.one_of(TEXT, ODD))
def test_paths_are_escaped(value: str) -> None:
    try:
        found = fill("ws", "/vehicles/{id}/events", id=value)
    except ValueError:
        assert value in (".", "..")
        return
    match = re.fullmatch(r"/vehicles/([^/?#]*)/events", found)
    assert match
    assert unquote(match[1]) == value


# Brokers


@given(st.one_of(TEXT, ODD))
def test_topics_of_mqtt_have_no_levels_and_wildcards_of_values(value: str) -> None:
    try:
        found = fill("mqtt", "fleet/{id}/status", id=value)
    except ValueError:
        assert re.search(r"[/+#\0]", value)
        return
    assert found.split("/") == ["fleet", value, "status"]


@given(st.one_of(TEXT, ODD))
def test_subjects_of_nats_have_no_tokens_and_wildcards_of_values(value: str) -> None:
    try:
        found = fill("nats", "fleet.{id}.status", id=value)
    except ValueError:
        assert re.search(r"[.*>\s\0]", value)
        return
    assert found.split(".") == ["fleet", value, "status"]
    assert not set("*>") & set(found)


@given(st.one_of(TEXT, ODD))
def test_topics_of_kafka_are_names(value: str) -> None:
    try:
        found = fill("kafka", "fleet-{id}", id=value)
    except ValueError:
        assert re.search(r"[^A-Za-z0-9._-]", value)
        return
    assert re.fullmatch(r"[A-Za-z0-9._-]+", found)


@given(st.one_of(TEXT, ODD))
def test_routing_keys_of_amqp_have_the_words_of_the_document(value: str) -> None:
    try:
        found = fill("amqp", "fleet.{id}.status", id=value)
    except ValueError:
        assert re.search(r"[.*#\0]", value)
        return
    assert found.count(".") == 2


@given(ODD, ODD)
def test_patterns_of_redis_match_what_is_sent(region: str, id: str) -> None:
    """Text means itself in a pattern; only EVERY stands for anything."""
    assume("\0" not in region + id)
    pattern = fill("redis", "fleet?:{region}:{id}", region=region, id=EVERY)
    address = fill("redis", "fleet?:{region}:{id}", region=region, id=id)
    escaped = re.sub(
        r"\\(.)", lambda m: m[0][0] if m[1] == "\\" else f"[{m[1]}]", pattern
    )
    assert fnmatch.fnmatchcase(address, escaped)
    other = fill("redis", "fleet!:{region}:{id}", region=region, id=id)
    assert not fnmatch.fnmatchcase(other, escaped)


@pytest.mark.parametrize(
    ("protocol", "address", "expected"),
    [
        ("mqtt", "fleet/{id}/status", "fleet/+/status"),
        ("nats", "fleet.{id}.status", "fleet.*.status"),
        ("kafka", "fleet.{id}", r"fleet\.[^.]+"),
        ("amqp", "fleet.{id}", "fleet.*"),
        ("redis", "fleet[{id}", r"fleet\[*"),
    ],
)
def test_every_value(protocol: str, address: str, expected: str) -> None:
    assert fill(protocol, address, id=EVERY) == expected
    assert is_pattern({"id": EVERY})
    assert not is_pattern({"id": "*"})


@pytest.mark.parametrize("protocol", ["ws", "http", "sse", "stomp"])
def test_no_every_where_there_is_none(protocol: str) -> None:
    with pytest.raises(ValueError, match="no address for EVERY"):
        fill(protocol, "/fleet/{id}", id=EVERY)


def test_defaults_and_what_is_missing() -> None:
    template = channel("fleet.{id}", id="all")
    assert filled(template, {}, "nats") == "fleet.all"
    assert filled(template, {"id": "one"}, "nats") == "fleet.one"
    for protocol in ("nats", "mqtt", "redis", "stomp"):
        with pytest.raises(ValueError, match="id must not be empty"):
            fill(protocol, "fleet.{id}", id="")
        with pytest.raises(ValueError, match="id must not be empty"):
            fill(protocol, "fleet.{id}")
    with pytest.raises(ValueError, match="give `address`"):
        filled(channel(None), {}, "nats")


def test_values_are_not_templates() -> None:
    assert fill("redis", "{a}:{b}", a="{b}", b="x") == "{b}:x"


@given(st.text("ab", min_size=1, max_size=4), st.text("ab", min_size=1, max_size=4))
def test_every_in_memory_is_every_value(region: str, id: str) -> None:
    """A subscription to every value gets what is sent to any of them, and no others."""
    pattern = fill("memory", "fleet.{region}.{id}", region=region, id=EVERY)
    address = fill("memory", "fleet.{region}.{id}", region=region, id=id)
    hub = Hub()
    feed = hub.join(Source(address=pattern, pattern=True))
    hub.publish(address, frame({}).data)
    hub.publish(f"fleet.{region}x.{id}", b"")
    hub.publish(f"fleet.{region}.{id}.more", b"")
    assert [f.address for f in feed.take()] == [address]
