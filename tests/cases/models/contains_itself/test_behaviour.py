"""A list of itself has no name in Python; a choice with itself has one."""

from __future__ import annotations

from typing import Any


def test_round_trip(client: Any, codec: Any) -> None:
    for kind in ("Json", "Nested", "Tree"):
        raw = {"Json": b'["a",["b",[]]]', "Nested": b"[[],[[]]]", "Tree": b'{"a":{}}'}
        found = codec.decode(getattr(client.models, kind), raw[kind])
        assert codec.encode(found) == raw[kind]
