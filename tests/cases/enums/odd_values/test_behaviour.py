"""Every value is its own member, whatever its member is called."""

from __future__ import annotations

from typing import Any


def test_values_round_trip(client: Any, codec: Any) -> None:
    odd = client.models.Odd
    assert len(odd) == 12
    for member in odd:
        raw = codec.encode(member.value)
        assert codec.decode(odd, raw) is member
        assert codec.encode(member) == raw
