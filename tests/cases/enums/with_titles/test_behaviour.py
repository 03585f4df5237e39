"""A choice between constants is an enumeration."""

from __future__ import annotations

from typing import Any


def test_values(client: Any, codec: Any) -> None:
    assert codec.decode(client.models.Level, b"2") == 2
    assert codec.decode(client.models.Colour, b'"red"') is client.models.Colour.RED
