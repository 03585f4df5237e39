"""Listed values of several kinds are told apart by kind."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("raw", [b'"small"', b'"huge"', b"2", b"3", b"true"])
def test_round_trip(client: Any, codec: Any, raw: bytes) -> None:
    found = codec.decode(client.models.Size, raw)
    assert codec.encode(found) == raw


def test_known(client: Any, codec: Any) -> None:
    assert codec.decode(client.models.Size, b'"large"').is_known
    assert not codec.decode(client.models.Size, b'"huge"').is_known
    assert codec.decode(client.models.Auto, b"false") is False
