"""Payloads in Avro: bytes and values, and the id of a schema in a registry before them."""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import Model
from runtime.realtime.avro import from_avro, to_avro
from runtime.realtime.described import Message
from runtime.realtime.errors import InvalidMessage
from runtime.realtime.frames import Frame
from runtime.realtime.reading import read
from runtime.realtime.sending import written

from .frames import frame


class Trip(Model):
    vehicle_id: str
    km: float
    stops: list[str]
    state: Literal["open", "done"]
    note: str | None = None


SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "Trip",
        "fields": [
            {"name": "vehicle_id", "type": "string"},
            {"name": "km", "type": "double"},
            {"name": "stops", "type": {"type": "array", "items": "string"}},
            {
                "name": "state",
                "type": {"type": "enum", "name": "S", "symbols": ["open", "done"]},
            },
            {"name": "note", "type": ["null", "string"], "default": None},
        ],
    }
)
PLAIN = Message(name="trip", kind=Trip, written="avro", avro=SCHEMA)
KNOWN = Message(name="trip", kind=Trip, written="avro", avro=SCHEMA, schema_id=True)
TRIPS = st.builds(
    Trip,
    vehicle_id=st.text(max_size=5),
    km=st.floats(allow_nan=False, allow_infinity=False),
    stops=st.lists(st.text(max_size=3), max_size=3),
    state=st.sampled_from(["open", "done"]),
    note=st.none() | st.text(max_size=3),
)
TRIP = Trip(vehicle_id="v1", km=2.5, stops=["a"], state="done")


@given(TRIPS)
def test_values_come_back(trip: Trip) -> None:
    assert from_avro(PLAIN, frame(to_avro(PLAIN, trip, None))) == trip


@given(TRIPS, st.integers(0, 2**32 - 1))
def test_the_id_of_the_schema_stands_first(trip: Trip, id: int) -> None:
    """A zero, four bytes of the id, the greatest first, and then the value."""
    data = to_avro(KNOWN, trip, id)
    assert data[0] == 0
    assert int.from_bytes(data[1:5], "big") == id
    assert data[5:] == to_avro(PLAIN, trip, None)
    assert from_avro(KNOWN, frame(data)) == trip


@given(st.binary(max_size=30))
def test_any_bytes_are_a_value_or_do_not_fit(data: bytes) -> None:
    for message in (PLAIN, KNOWN):
        try:
            found = from_avro(message, frame(data))
        except InvalidMessage as error:
            assert error.message == "trip"
            assert error.raw == data
        else:
            assert isinstance(found, Trip)


@given(TRIPS, st.data())
def test_what_is_cut_or_too_long_does_not_fit(trip: Trip, draw: st.DataObject) -> None:
    data = to_avro(PLAIN, trip, None)
    cut = draw.draw(st.integers(0, len(data) - 1))
    with pytest.raises(InvalidMessage):
        from_avro(PLAIN, frame(data[:cut]))
    with pytest.raises(InvalidMessage, match="got 1 more bytes"):
        from_avro(PLAIN, frame(data + b"\0"))


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0", b"\1\0\0\0\1abc", b"{}"])
def test_no_id_of_a_schema(data: bytes) -> None:
    with pytest.raises(InvalidMessage, match="expected the id of a schema first"):
        from_avro(KNOWN, frame(data))


def test_values_that_do_not_fit() -> None:
    wrong: Any = {"vehicle_id": 3, "km": "x", "stops": [], "state": "open"}
    for value in (wrong, {}, {**wrong, "state": "other"}):
        with pytest.raises(ValueError, match="trip"):
            to_avro(PLAIN, value, None)


def test_an_id_that_is_missing_or_cannot_be() -> None:
    with pytest.raises(ValueError, match="trip needs the id of its schema"):
        to_avro(KNOWN, TRIP, None)
    for id in (-1, 2**32):
        with pytest.raises(ValueError, match="trip"):
            to_avro(KNOWN, TRIP, id)


def test_values_may_be_plain() -> None:
    plain = {"vehicle_id": "v1", "km": 2.5, "stops": ["a"], "state": "done"}
    assert to_avro(PLAIN, plain, None) == to_avro(PLAIN, TRIP, None)


def test_messages_are_written_and_read_as_avro() -> None:
    data = written(KNOWN, TRIP, {"schema_id": 7})
    found = read(KNOWN, Frame(data=data, received_at=0.0))
    assert found == TRIP
