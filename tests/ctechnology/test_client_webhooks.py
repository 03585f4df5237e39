"""Bodies that the service sends by itself, into models."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from ctechnology import DecodeError, MismatchWarning, models, webhooks
from sandbox import seed

BOAT = next(row for row in seed.STATUSES if row["vehicle_id"] == seed.BOAT)
EVENT: Any = {
    "header": {
        "type": "API",
        "api_version": "v2.2",
        "channel": "vehicle/status",
        "uri": f"/api/v2.2/vehicle/{seed.BOAT}/status",
        "sequence": 7,
    },
    "data": BOAT,
}


@pytest.mark.parametrize("as_bytes", [True, False])
def test_a_status_that_was_pushed(as_bytes: bool) -> None:
    text = json.dumps(EVENT)
    event = webhooks.parse_vehicle_status(text.encode() if as_bytes else text)
    assert isinstance(event, models.VehicleStatusEvent)
    assert event.header.type is models.RealtimeHeaderType.API
    assert event.header.channel == "vehicle/status"
    assert event.header.uri == EVENT["header"]["uri"]
    assert event.header.additional_properties == {"sequence": 7}
    assert event.data.vehicle_id == seed.BOAT
    assert event.data.timestamp == datetime(2025, 9, 17, 11, 58, 45, 123000, UTC)
    assert event.data.status is not None
    assert (event.data.status, event.data.status.is_known) == ("TOWED", False)
    assert event.data.additional_properties["wind_speed_kn"] == 11


@pytest.mark.parametrize("body", ["", b"\xff", '{"header": {}'])
def test_bodies_that_are_no_json(body: bytes | str) -> None:
    with pytest.raises(DecodeError) as caught:
        webhooks.parse_vehicle_status(body)
    assert caught.value.operation_id == "onVehicleStatus"
    assert (caught.value.pointer, caught.value.body) == ("", body)


def test_bodies_that_break_the_document() -> None:
    body = '{"header": {}, "data": {"timestamp": "yesterday", "speed": "x"}}'
    with pytest.warns(MismatchWarning) as caught:
        event = webhooks.parse_vehicle_status(body)
    raw: Any = event.data
    assert (raw.timestamp, raw.speed) == ("yesterday", "x")
    said = " ".join(str(warning.message) for warning in caught)
    assert "onVehicleStatus" in said
    assert "/data/timestamp" in said
    assert "/data/speed" in said
