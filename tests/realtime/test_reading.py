"""What messages are: told apart by values and shapes, read as types, or said not to fit."""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import Model
from runtime.realtime.described import Message, Told, Where
from runtime.realtime.errors import InvalidMessage
from runtime.realtime.places import (
    ABSENT,
    header_at,
    member_at,
    probe,
    put_at,
    value_at,
)
from runtime.realtime.reading import Unknown, read, reader, too_long

from .frames import frame
from .sample import TYPE, ChargeEvent, VehicleStatus, vehicle_described

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["type", "a", "b", ""]), inner, max_size=3),
    max_leaves=8,
)
STATUS = {"type": "status", "vehicle_id": "v1"}
CHARGE = {"type": "charge", "vehicle_id": "v1", "state": "on"}
VEHICLE = vehicle_described().receives or Told()


# By one value


def test_known_messages_are_their_types() -> None:
    found = reader(VEHICLE)
    assert isinstance(found(frame(STATUS))[1], VehicleStatus)
    message, value = found(frame(CHARGE))
    assert message is not None
    assert message.name == "charge"
    assert isinstance(value, ChargeEvent)


@given(st.lists(st.one_of(JSON, st.just(STATUS), st.just(CHARGE)), max_size=12))
def test_what_came_before_changes_nothing(values: list[Any]) -> None:
    """A reader that has seen runs of one kind reads every message as a new one does."""
    used = reader(VEHICLE)
    for value in values:
        assert outcome(used, value) == outcome(reader(VEHICLE), value)


@given(JSON)
def test_anything_is_a_type_or_unknown_or_does_not_fit(value: Any) -> None:
    message, found = outcome(reader(VEHICLE), value)
    tag = member_at(("type",), value)
    if message == "invalid":
        assert tag in ("status", "charge", "subscribed", "error")
    elif message is None:
        assert found.raw == value
        assert tag not in ("status", "charge", "subscribed", "error")


def outcome(find: Any, value: Any) -> Any:
    """What a reader makes of a value: the name of the message and what it says."""
    try:
        message, found = find(frame(value))
    except InvalidMessage as error:
        return "invalid", (error.pointer, error.expected)
    return message and message.name, found


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_do_not_fit(data: bytes) -> None:
    try:
        reader(VEHICLE)(frame(data))
    except InvalidMessage as error:
        assert error.raw == data


def test_an_error_says_where_and_never_what() -> None:
    secret = {"type": "status", "vehicle_id": "v1", "speed_kmh": "hunter2"}
    with pytest.raises(InvalidMessage) as met:
        reader(VEHICLE)(frame(secret, address="a/b"))
    error = met.value
    assert (error.message, error.pointer, error.address) == (
        "status",
        "/speed_kmh",
        "a/b",
    )
    assert "hunter2" not in str(error)


# By two values, by shapes, and by headers


class Opened(Model):
    type: Literal["door"]
    action: Literal["open"]


class Shut(Model):
    type: Literal["door"]
    action: Literal["shut"]


class Rung(Model):
    type: Literal["bell"]
    times: int


OPENED = Message(name="opened", kind=Opened)
SHUT = Message(name="shut", kind=Shut)
RUNG = Message(name="rung", kind=Rung)
PAIRS = Told(
    by=(TYPE, Where(True, ("action",))),
    values={("door", "open"): (OPENED,), ("door", "shut"): (SHUT,), ("bell",): (RUNG,)},
)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"type": "door", "action": "open"}, "opened"),
        ({"type": "door", "action": "shut"}, "shut"),
        ({"type": "bell", "times": 2, "action": "any"}, "rung"),
        ({"type": "bell", "times": 2}, "rung"),
        ({"type": "door", "action": "slam"}, None),
        ({"type": "door"}, None),
        ({"type": ["door"], "action": {}}, None),
        ({}, None),
    ],
)
def test_pairs(value: Any, name: str | None) -> None:
    assert outcome(reader(PAIRS), value)[0] == name


class Point(Model):
    x: int
    y: int


class Named(Model):
    name: str


SHAPES = Told(
    rest=(Message(name="point", kind=Point), Message(name="named", kind=Named))
)


def test_shapes() -> None:
    find = reader(SHAPES)
    assert outcome(find, {"x": 1, "y": 2})[0] == "point"
    assert outcome(find, {"name": "n"})[0] == "named"


def test_others_by_their_shapes() -> None:
    told = Told(by=(TYPE,), values={("bell",): (RUNG,)}, rest=SHAPES.rest)
    find = reader(told)
    assert outcome(find, {"type": "bell", "times": 1})[0] == "rung"
    assert outcome(find, {"type": "other", "x": 1, "y": 2})[0] == "point"
    assert outcome(find, {"type": {}, "name": "n"})[0] == "named"
    assert {m.name for m in told.messages} == {"rung", "point", "named"}


def test_headers_tell() -> None:
    told = Told(
        by=(Where(False, ("kind",)),),
        values={
            ("p",): (Message(name="point", kind=Point),),
            ("t",): (Message(name="text", kind=str, written="text"),),
            ("b",): (Message(name="raw", kind=bytes, written="bytes"),),
        },
    )
    find = reader(told)
    point = frame({"x": 1, "y": 2}, headers={"Kind": b"p"})
    assert find(point)[1] == Point(x=1, y=2)
    assert find(frame(b"hello", headers={"kind": "t"}))[1] == "hello"
    assert find(frame(b"\xff", headers={"kind": "b"}))[1] == b"\xff"
    with pytest.raises(InvalidMessage, match="UTF-8"):
        find(frame(b"\xff", headers={"kind": "t"}))
    assert find(frame({"x": 1}))[1] == Unknown(None, {"x": 1})
    with pytest.raises(InvalidMessage, match="expected JSON"):
        find(frame(b"\xff"))


class Envelope(Model):
    data: Point | None = None


def test_what_is_handed_out_of_an_envelope() -> None:
    message = Message(name="e", kind=Envelope, data=("data",))
    assert read(message, frame({"data": {"x": 1, "y": 2}})) == Point(x=1, y=2)
    assert read(message, frame({})) is None


def test_too_long() -> None:
    error = too_long(frame(b"x" * 9), 8)
    assert error.expected == "expected at most 8 bytes, got 9"


# Places


@given(JSON, st.lists(st.sampled_from(["type", "a", "b", "", "z"]), max_size=3))
def test_values_are_found_where_they_stand(value: Any, path: list[str]) -> None:
    """Reading no more than the way to a value finds the same as reading all."""
    data = json.dumps(value).encode()
    assert probe(tuple(path))(data) == member_at(tuple(path), value)


@given(st.binary(max_size=20))
def test_no_bytes_break_a_search(data: bytes) -> None:
    probe(("a", "b"))(data)


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from("abc"), JSON, max_size=3),
)
def test_what_is_put_is_found(path: list[str], target: dict[str, Any]) -> None:
    before = json.dumps(target)
    copy = dict(target)
    put_at(tuple(path), 7, copy)
    assert member_at(tuple(path), copy) == 7
    assert json.dumps(target) == before
    assert {k: v for k, v in copy.items() if k != path[0]} == {
        k: v for k, v in target.items() if k != path[0]
    }


def test_headers_are_found_as_protocols_name_them() -> None:
    found = frame({}, headers={"X-Id": b"\xff1"}, correlation_id="7", reply_to="inbox")
    assert header_at(("x-id",), found) == "\ufffd1"
    assert header_at(("correlationId",), found) == "7"
    assert header_at(("correlation_id",), found) == "7"
    assert header_at(("replyTo",), found) == "inbox"
    assert header_at(("reply-to",), frame({})) is ABSENT
    assert value_at(Where(False, ("none",)), found) is ABSENT
