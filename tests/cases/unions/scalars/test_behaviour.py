"""Scalars of a union keep their kind."""

from __future__ import annotations

import json
from typing import Any

import pytest


@pytest.mark.parametrize("raw", [True, 1, 1.5, "1", ["a"], [1], {}])
def test_kind_is_kept(client: Any, codec: Any, raw: Any) -> None:
    found = codec.decode(client.models.Value, json.dumps(raw).encode())
    sent = json.loads(codec.encode(found))
    assert sent == raw
    assert type(sent) is type(raw)
