"""Names from method and path lead to that method and path."""

from __future__ import annotations

from typing import Any


def test_calls(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.pets.get()
        api.pets.post()
        api.pets.get_by_pet_id("1")
        api.pets.delete_by_pet_id_toys_by_toy_id("1", 2)
        api.pets.get_search()
        api.owners.get()
        api.default.get()
    assert [(r.method, r.url.path) for r in requests] == [
        ("GET", "/pets"),
        ("POST", "/pets"),
        ("GET", "/pets/1"),
        ("DELETE", "/pets/1/toys/2/"),
        ("GET", "/api/v2/pets/search"),
        ("GET", "/v1/owners"),
        ("GET", "/"),
    ]
