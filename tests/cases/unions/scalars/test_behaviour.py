"""Scalars of a union keep their kind."""

from __future__ import annotations

import json
from typing import Any

import pytest


@pytest.mark.parametrize("raw", [True, 1, 1.5, "1", ["a"], {}])
def test_kind_is_kept(client: Any, codec: Any, raw: Any) -> None:
    found = codec.decode(client.models.Value, json.dumps(raw).encode())
    sent = json.loads(codec.encode(found))
    assert sent == raw
    assert type(sent) is type(raw)


def test_an_array_is_the_only_one_meant(client: Any, codec: Any) -> None:
    with pytest.raises(ValueError, match="the variant that the value says it is"):
        codec.decode(client.models.Value, b"[1]")
