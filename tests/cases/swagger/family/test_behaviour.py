"""In Swagger 2.0 the discriminator is the name of a member."""

from __future__ import annotations

from typing import Any


def test_child(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.Animal, b'{"species": "Cow", "milk": 2.5}')
    assert found == client.models.Cow(species="Cow", milk=2.5)
