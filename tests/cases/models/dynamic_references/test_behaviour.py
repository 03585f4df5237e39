"""`$defs` beside a reference are the arguments of a generic schema."""

from __future__ import annotations

from typing import Any


def test_arguments(client: Any, codec: Any) -> None:
    pets = codec.decode(client.models.PetList, b'{"items": [{"name": "Rex"}]}')
    assert pets.items == [client.models.Pet(name="Rex")]
    dates = codec.decode(client.models.DateList, b'{"items":["2026-01-02"],"total":1}')
    assert (dates.items[0].day, dates.total) == (2, 1)


def test_recursion(client: Any, codec: Any) -> None:
    tree = codec.decode(client.models.Tree, b'{"children": [{"children": []}]}')
    assert tree.children[0].children == []
