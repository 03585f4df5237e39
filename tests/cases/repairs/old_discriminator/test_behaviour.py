"""The property alone is enough to tell the variants apart."""

from __future__ import annotations

from typing import Any


def test_variants(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.Pet, b'{"kind": "Dog"}')
    assert found == client.models.Dog(kind="Dog")
