"""Arrays whose items have places are tuples."""

from __future__ import annotations

from typing import Any

import pytest


def test_round_trip(client: Any, codec: Any) -> None:
    raw = b'{"from":[1.5,2.0],"legs":[["2026-01-02T03:04:05Z",{"name":"Park"}]]}'
    found = codec.decode(client.models.Route, raw)
    assert found.from_ == (1.5, 2.0)
    assert found.legs[0][1] == client.models.Stop(name="Park")
    assert codec.encode(found) == raw


def test_length(client: Any, codec: Any) -> None:
    with pytest.raises(codec.CodecError):
        codec.decode(client.models.Position, b"[1.5]")


def test_varying_length(client: Any, codec: Any) -> None:
    raw = b'{"from":[0.0,0.0],"legs":[],"tags":["a",1,null],"bounded":["a"],"rest":["a",1,2]}'
    assert codec.encode(codec.decode(client.models.Route, raw)) == raw


def test_null_in_a_tuple_of_varying_length(client: Any, codec: Any) -> None:
    assert codec.decode(client.models.Holes, b'[null,"b"]') == [None, "b"]
