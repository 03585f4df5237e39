"""Members named by a pattern have the types of the pattern."""

from __future__ import annotations

from typing import Any


def test_map(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.Open, b'{"de": {"text": "Hallo"}}')
    assert found == {"de": client.models.Text(text="Hallo")}


def test_beside_properties(client: Any, codec: Any) -> None:
    raw = b'{"id":1,"at-start":"2026-01-02T03:04:05Z","done":true}'
    found = codec.decode(client.models.Mixed, raw)
    assert found.additional_properties["done"] is True
    assert codec.encode(found) == raw
