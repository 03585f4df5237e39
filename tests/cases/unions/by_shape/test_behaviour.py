"""A union without discriminator is decided by members and kinds, and loses nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"number": "1"}, "Card"),
        ({"iban": "2", "note": "n"}, "Transfer"),
        ({"coins": [1]}, "Cash"),
    ],
)
def test_objects_by_their_members(
    client: Any, codec: Any, raw: dict[str, Any], kind: str
) -> None:
    found = codec.decode(client.models.Method, json.dumps(raw).encode())
    assert type(found).__name__.endswith(kind)
    assert json.loads(codec.encode(found)) == raw


@pytest.mark.parametrize("raw", ["text", 7, {"gold": True}, None])
def test_other_values_are_kept(client: Any, codec: Any, raw: Any) -> None:
    found = codec.decode(client.models.Method, json.dumps(raw).encode())
    assert json.loads(codec.encode(found)) == raw
