"""Limits are documented and not enforced on what the service says."""

from __future__ import annotations

from typing import Any


def test_nothing_is_enforced(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.Order, b'{"amount": 0, "tags": [], "code": "x"}')
    assert (found.amount, found.tags, found.price) == (0, [], None)
