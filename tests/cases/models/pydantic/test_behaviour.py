from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

PET: Any = {
    "id": "6f2a3b8e-0a0c-4f0e-9d2b-0c5a1d3e4f5a",
    "kind": "cat",
    "class": "first",
    "born": None,
    "seen": "2024-05-01T10:00:00Z",
    "price": "1.50",
    "chip": "//79",
    "parents": [{"id": "6f2a3b8e-0a0c-4f0e-9d2b-0c5a1d3e4f5b", "kind": "ferret"}],
    "home": {"rooms": 3},
    "words": {"sit": 3, "fetch": None},
    "place": [4.5, 52.0],
    "any": {"deep": [1, None]},
    "legs": 4,
    "sound": 'a "bark"\n',
    "copy": True,
    "schema": "pets",
    "validate": False,
    "model_config": {"model_dump": "x"},
}


def test_there_and_back(client: Any, codec: Any) -> None:
    sent = json.dumps(PET).encode()
    pet = codec.decode(client.models.Pet, sent)
    assert json.loads(codec.encode(pet)) == {
        k: v for k, v in PET.items() if k != "born"
    }
    assert codec.decode(client.models.Pet, codec.encode(pet)) == pet
    assert pet.seen == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert (pet.price, pet.chip) == (Decimal("1.50"), b"\xff\xfe\xfd")
    assert (pet.copy, pet.schema, pet.validate) == (True, "pets", False)
    assert pet.model_config_.model_dump_ == "x"
    assert not pet.parents[0].kind.is_known
    assert isinstance(pet.home, client.models.House)


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"id": "no"}, "/id"),
        ({"born": "soon"}, "/born"),
        ({"parents": [PET, {"kind": "cat"}]}, "/parents/1"),
        ({"words": {"sit": "x"}}, "/words/sit"),
        ({"place": [1, "2"]}, "/place/1"),
        ({"legs": 5}, "/legs"),
        ({"kind": 3}, "/kind"),
        ({"class": 3}, "/class"),
        ({"price": "much"}, "/price"),
    ],
)
def test_wrong_values_are_located(
    client: Any, codec: Any, models: str, wrong: Any, pointer: str
) -> None:
    with pytest.raises(codec.CodecError) as caught:
        codec.decode(client.models.Pet, json.dumps(PET | wrong).encode())
    if models == "msgspec":  # which does not tell the key of a map
        pointer = pointer.replace("/sit", "/*")
    assert caught.value.pointer == pointer
    assert "soon" not in str(caught.value)


def test_absent_null_and_extra(
    client: Any, codec: Any, sent: Callable[..., Any]
) -> None:
    models = client.models
    empty = models.NewPet(name="Tom")
    assert codec.encode(empty) == b'{"name":"Tom"}'
    full = models.NewPet(
        name="Tom",
        born=None,
        home=models.Boat(cabins=1),
        json=["x"],
        additional_properties={"age": 3},
    )
    assert json.loads(codec.encode(full)) == {
        "name": "Tom",
        "born": None,
        "home": {"cabins": 1},
        "json": ["x"],
        "age": 3,
    }
    back = codec.decode(models.NewPet, codec.encode(full))
    assert back == full
    assert back.additional_properties == {"age": 3}
    with pytest.raises(codec.CodecError):
        codec.decode(models.NewPet, b'{"name": "Tom", "age": "three"}')
    with sent(client.Sample) as (api, requests):
        api.pets.create(name="Tom", born=date(2024, 5, 1))
    assert json.loads(requests[0].content) == {"name": "Tom", "born": "2024-05-01"}


def test_as_fastapi_uses_them(client: Any, models: str) -> None:
    """pydantic's own ways in and out know wire names, UNSET and extra members."""
    if models != "pydantic":
        assert not hasattr(client.models.Pet, "model_validate_json")
        return
    new = client.models.NewPet.model_validate_json('{"name": "Tom", "age": 3}')
    assert new.additional_properties == {"age": 3}
    assert new.model_dump(mode="json") == {"name": "Tom", "age": 3}
    pet = client.models.Pet.model_validate(PET | {"home": {"cabins": 2}, "kind": "eel"})
    assert isinstance(pet.home, client.models.Boat)
    dumped = pet.model_dump(mode="json")
    assert dumped.pop("parents")[0]["kind"] == "ferret"
    # Why: pydantic itself writes the alphabet of base64 that is safe in URLs.
    wanted = PET | {"home": {"cabins": 2}, "kind": "eel", "chip": "__79"}
    assert dumped == {k: v for k, v in wanted.items() if k != "parents"}
    schema = client.models.NewPet.model_json_schema()
    assert schema["required"] == ["name"]
    assert set(schema["properties"]) == {"name", "born", "home", "json"}
