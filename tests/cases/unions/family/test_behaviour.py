"""A parent with a discriminator stands for its children too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b'{"kind":"kitten","lives":7}', "Cat"),
        (b'{"kind":"Dog","barks":true}', "DogBase"),
        (b'{"kind":"Poodle","curls":9}', "Poodle"),
        (b'{"kind":"Pet"}', "PetBase"),
        (b'{"kind":"Fish"}', "PetBase"),
    ],
)
def test_children(client: Any, codec: Any, raw: bytes, name: str) -> None:
    found = codec.decode(client.models.Pet, raw)
    assert type(found).__name__ == name
    assert codec.encode(found) == raw


def test_nested(client: Any, answering: Callable[..., Any]) -> None:
    with answering(client.Sample, {"kind": "Cat", "friend": {"kind": "Dog"}}) as api:
        found = api.pet.get()
    assert type(found.friend).__name__ == "DogBase"
