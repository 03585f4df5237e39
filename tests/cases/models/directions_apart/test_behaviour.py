"""A required member of one direction makes two classes, and no more than needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_sent(client: Any, sent: Callable[..., Any]) -> None:
    car = client.models.CarInput(key="secret", wheel=client.models.Wheel(size=17))
    with sent(client.Sample) as (api, requests):
        api.garage.put(name="Home", first=car)
        api.cars.put(body=[car])
    raw = b'{"key":"secret","wheel":{"size":17}}'
    assert requests[0].content == b'{"name":"Home","first":' + raw + b"}"
    assert requests[1].content == b"[" + raw + b"]"


def test_received(client: Any, answering: Callable[..., Any]) -> None:
    raw = {"name": "Home", "first": {"id": 1, "wheel": {"size": 17}}}
    with answering(client.Sample, raw) as api:
        found = api.garage.get()
    wheel = client.models.Wheel(size=17)
    assert found.first == client.models.Car(id=1, wheel=wheel)
