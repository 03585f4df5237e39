"""What the service sends because of a call becomes the type that it describes."""

from __future__ import annotations

from typing import Any

import pytest


def test_bodies(client: Any) -> None:
    parse = client.webhooks
    found = parse.parse_add_feed_on_data(b'{"at": "2025-01-02T03:04:05Z"}')
    assert type(found) is client.models.AddFeedOnDataRequest
    assert found.at.year == 2025
    assert parse.parse_replace_feed_on_data("3") == 3
    assert parse.parse_feed_note(b"hello") == "hello"
    assert parse.parse_ended("raw") == b"raw"


def test_wrong_body(client: Any) -> None:
    with pytest.warns(client.MismatchWarning, match="addFeed onData"):
        found = client.webhooks.parse_add_feed_on_data(b"{}")
    assert found.at is client.UNSET
    with pytest.raises(client.DecodeError, match="addFeed onData"):
        client.webhooks.parse_add_feed_on_data(b"{")


def test_callbacks_are_no_calls(client: Any) -> None:
    for name in ("on_data", "ended", "ping"):
        assert not hasattr(client.Sample(), name)
