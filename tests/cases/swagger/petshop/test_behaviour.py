"""A document of Swagger 2.0, called."""

from __future__ import annotations

from typing import Any

PET = {"name": "Rex", "owner": None, "born": "2020-01-02"}


def test_calls(client: Any, sent: Any) -> None:
    with sent(client.Sample, [PET, [PET], None, None], key="k") as (api, requests):
        pet = api.pet.add(name="Rex")
        assert pet.born.year == 2020
        assert api.pet.find(tags=["a", "b"], kinds=["cat", "dog"])[0].owner is None
        api.pet.rename(7, name="Max")
        api.pet.add_photo(7, photo=b"png", caption="Rex")
    assert [str(request.url) for request in requests] == [
        "https://pets.example.com/v1/pet",
        "https://pets.example.com/v1/pet?tags=a&tags=b&kinds=cat,dog",
        "https://pets.example.com/v1/pet/7",
        "https://pets.example.com/v1/pet/7/photo",
    ]
    assert requests[0].headers["x-key"] == "k"
    assert requests[2].content == b"name=Max"
