"""Enumerations stay open: values that the document does not list are kept."""

from __future__ import annotations

from typing import Any


def test_unlisted_values_decode(client: Any, codec: Any) -> None:
    models = client.models
    raw = b'{"brand": "Umbra Motors", "state": "flying"}'
    vehicle = codec.decode(models.GetVehicleResponse, raw)
    assert vehicle.brand is models.GetVehicleResponseBrand.UMBRA_MOTORS
    assert str(vehicle.state) == "flying"
    assert not vehicle.state.is_known
    assert codec.encode(vehicle) == b'{"brand":"Umbra Motors","state":"flying"}'
