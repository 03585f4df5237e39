"""Members without declared names are decoded like all others."""

from __future__ import annotations

from typing import Any

import pytest


def test_typed(client: Any, codec: Any) -> None:
    raw = b'{"name":"red","pen":{"at":"2026-01-02T03:04:05Z"}}'
    bag = codec.decode(client.models.Bag, raw)
    assert isinstance(bag.additional_properties["pen"], client.models.Item)
    assert codec.encode(bag) == raw


def test_mismatch(client: Any, codec: Any) -> None:
    with pytest.raises(codec.CodecError):
        codec.decode(client.models.Bag, b'{"name":"red","pen":{}}')


def test_null_where_it_is_allowed(client: Any, codec: Any) -> None:
    raw = b'{"red":"dark","blue":null}'
    assert codec.decode(client.models.Labels, raw) == {"red": "dark", "blue": None}
    with pytest.raises(codec.CodecError):
        codec.decode(client.models.Labels, b'{"red":1}')
