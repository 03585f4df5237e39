"""A constant member tells variants apart that look the same otherwise."""

from __future__ import annotations

from typing import Any


def test_variant_by_constant(client: Any, codec: Any) -> None:
    union = client.models.ListMessagesResponseItem
    found = codec.decode(union, b'{"kind": "picture", "text": "of a cat"}')
    assert found.kind == "picture"
    assert "Picture" in type(found).__name__
