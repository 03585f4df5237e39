"""Answers that break the document: what is kept of them, and who is told how."""

from __future__ import annotations

import json
import pickle
import threading
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest

from runtime import (
    UNSET,
    APIStatusError,
    DecodeError,
    EnvelopeError,
    Mismatch,
    MismatchWarning,
    UnknownVariant,
    to_wire,
    with_response,
)
from runtime.mismatches import Notices, tell
from runtime.protocol import CodecError
from runtime.tolerance import decode_event, described

from .colours import Colour, Server, envelope, vehicle
from .sample import Electric, Header, Mood, Vehicle


@contextmanager
def told() -> Generator[list[str]]:
    """What users are warned of inside, in the short form `place: expected, got`."""
    found: list[str] = []
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield found
    assert {one.category for one in seen} <= {MismatchWarning}
    found += [str(one.message) for one in seen]


def ignore(_: Mismatch) -> None:
    """A function that does nothing about it."""


def test_what_fits_is_kept(colour: Colour) -> None:
    data = vehicle(mood="gloomy", seen="2024-01-01T00:00:00Z", **{"from": 3}, new=[1])
    client = colour.client(Server(envelope(data)))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert (kept.id, kept.mood, kept.seen.year) == ("veh_1", Mood("gloomy"), 2024)
    assert kept.from_ == 3
    assert kept.additional_properties == {"new": [1]}
    assert found == [
        "getVehicle: the answer does not fit the document at /data/from: "
        "expected a string or null, got a whole number"
    ]
    assert to_wire(kept) == data


def test_null_for_what_is_required(colour: Colour) -> None:
    client = colour.client(Server(envelope({"id": None})))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert kept == Vehicle(id=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert found[0].endswith("at /data/id: expected a string, got null")


def test_what_is_missing_is_not_sent_back(colour: Colour) -> None:
    client = colour.client(Server(envelope({"mood": "calm"})))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert kept.id is UNSET
    assert to_wire(kept) == {"mood": "calm"}
    assert found[0].endswith("at /data/id: expected a string, got nothing")


def test_a_broken_item_leaves_the_others(colour: Colour) -> None:
    items = [vehicle("a"), vehicle("b", seen="soon"), "c", vehicle("d")]
    client = colour.client(Server(envelope(items), envelope([])))
    with told() as found:
        kept = colour.run(client.vehicle.list().first_page()).items
    assert [to_wire(item) for item in kept] == items
    assert [type(item) for item in kept] == [Vehicle, Vehicle, str, Vehicle]
    assert [text.split(": ")[1] for text in found] == [
        "the answer does not fit the document at /data/1/seen",
        "the answer does not fit the document at /data/2",
    ]


@pytest.mark.parametrize("data", [[1], "veh", 3, None])
def test_another_type_on_top(colour: Colour, data: Any) -> None:
    client = colour.client(Server(envelope(data)))
    with told() as found:
        assert colour.run(client.vehicle.get("veh_1")) == data
    assert f"at /data: expected an object (Vehicle), got {described(data)}" in found[0]


def test_an_envelope_with_a_broken_header(colour: Colour) -> None:
    answer = envelope([vehicle()], offset="two", message="fine")
    client = colour.client(Server(answer, envelope([])))
    with told() as found:
        page: Any = colour.run(client.vehicle.list().first_page())
    assert page.items == [Vehicle(id="veh_1")]
    assert to_wire(page.header) == {
        "status": "SUCCESS",
        "message": "fine",
        "offset": "two",
    }
    assert isinstance(page.header, Header)
    assert len(found) == 1


def test_an_envelope_whose_header_is_null(colour: Colour) -> None:
    """It is one all the same, so that its data is not taken for the whole."""
    body = {"header": None, "data": vehicle()}
    client = colour.client(Server(httpx2.Response(200, json=body)))
    with told() as found:
        assert colour.run(client.vehicle.get("veh_1")) == Vehicle(id="veh_1")
    assert "at /header: expected an object (Header), got null" in found[0]


def test_the_status_in_the_envelope_still_decides(colour: Colour) -> None:
    answer = envelope({"id": 3}, "FAILED", message=["not", "text"])
    client = colour.client(Server(answer))
    with told() as found, pytest.raises(EnvelopeError):
        colour.run(client.vehicle.get("veh_1"))
    assert found == []


def test_a_bare_body_that_breaks_the_document(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(200, json=vehicle(mood=3))))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert kept.mood == 3
    assert "at /mood:" in found[0]


def test_a_broken_error_body_is_no_news(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(400, json={"code": "x"})))
    with told() as found, pytest.raises(APIStatusError) as caught:
        colour.run(client.vehicle.get("veh_1"))
    assert (caught.value.data, caught.value.body) == (None, {"code": "x"})
    assert found == []


def test_a_known_variant_that_does_not_fit(colour: Colour) -> None:
    engine = {"kind": "electric", "charge": "full"}
    client = colour.client(Server(envelope(vehicle(engine=engine))))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert kept.engine == Electric(kind="electric", charge="full")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert "at /data/engine/charge: expected a number" in found[0]


def test_what_is_new_is_no_mismatch(colour: Colour, monkeypatch: Any) -> None:
    """Values and variants that the document does not list yet are read as ever."""
    monkeypatch.setattr("runtime.tolerance.mend", None)
    data = vehicle(mood="gloomy", engine={"kind": "steam"}, wings=2)
    client = colour.client(Server(envelope(data)))
    with told() as found:
        kept: Any = colour.run(client.vehicle.get("veh_1"))
    assert kept.engine == UnknownVariant("steam", {"kind": "steam"})
    assert found == []


def test_once_a_place_for_a_client_and_its_clones(colour: Colour) -> None:
    items = [vehicle("a", mood=3), vehicle("b", mood=4)]
    client = colour.client(Server(envelope(items), envelope([])))
    with told() as found:
        assert len(colour.run(client.vehicle.list().first_page()).items) == 2
    assert len(found) == 1
    clone = client.with_options(max_retries=0)
    other = colour.client(Server(envelope([vehicle(mood=True)])))
    with told() as found:
        colour.run(clone.vehicle.list().first_page())
        assert found == []
        colour.run(other.vehicle.list().first_page())
    assert len(found) == 1


def test_a_function_is_told_of_each(colour: Colour) -> None:
    seen: list[Mismatch] = []
    items = [vehicle("a", mood=3), vehicle(7)]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client = colour.client(Server(envelope(items)), on_mismatch=seen.append)
    assert len(colour.run(client.vehicle.list().first_page()).items) == 2
    assert [one.pointer for one in seen] == ["/data/0/mood", "/data/1/id"]
    assert seen[0] == Mismatch(
        operation_id="listVehicles",
        pointer="/data/0/mood",
        place="/data/*/mood",
        expected="a string or null",
        got="a whole number",
        status_code=200,
    )
    assert pickle.loads(pickle.dumps(seen[0])) == seen[0]


def test_what_the_function_raises_ends_the_call(colour: Colour) -> None:
    def refuse(mismatch: Mismatch) -> None:
        raise LookupError(mismatch.pointer)

    client = colour.client(Server(envelope({"id": 3})), on_mismatch=refuse)
    with pytest.raises(LookupError, match="/data/id"):
        colour.run(client.vehicle.get("veh_1"))
    quiet: Any = {"on_mismatch": ignore}
    kept: Any = colour.run(client.vehicle.get("veh_1", options=quiet))
    assert kept.id == 3


def test_raise_for_one_call(colour: Colour) -> None:
    client = colour.client(Server(envelope({"id": 3})))
    with pytest.raises(DecodeError) as caught:
        colour.run(client.vehicle.get("veh_1", options={"on_mismatch": "raise"}))
    assert caught.value.pointer == "/data/id"


@pytest.mark.parametrize("wrong", ["ignore", None, 3])
def test_other_options_are_refused(colour: Colour, wrong: Any) -> None:
    with pytest.raises(ValueError, match='must be "warn", "raise" or a function'):
        colour.client(Server(envelope(None)), on_mismatch=wrong)
    client = colour.client(Server(envelope(None)))
    with pytest.raises(ValueError, match='must be "warn", "raise" or a function'):
        colour.run(client.vehicle.get("veh_1", options={"on_mismatch": wrong}))


@pytest.mark.parametrize("body", [b"", b" ", b"<html>", b'{"data": {"id": 3}', b"\xff"])
def test_no_json_is_still_an_error(colour: Colour, body: bytes) -> None:
    seen: list[Mismatch] = []
    server = Server(httpx2.Response(200, content=body))
    client = colour.client(server, on_mismatch=seen.append)
    with pytest.raises(DecodeError, match="expected JSON"):
        colour.run(client.vehicle.get("veh_1"))
    assert seen == []


def test_the_whole_answer_is_still_there(colour: Colour) -> None:
    client = colour.client(Server(envelope({"id": 3})), on_mismatch=ignore)
    answer: Any = colour.run(with_response(client.vehicle.get)("veh_1"))
    assert (answer.data.id, answer.json()["data"]) == (3, {"id": 3})


def test_undocumented_calls_too(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(200, json=["1", 2])))
    with told() as found:
        kept = colour.run(client.request("GET", "/ids", cast_to=list[int]))
    assert kept == ["1", 2]
    assert "GET /ids: the answer does not fit the document at /0" in found[0]


# The words, and who remembers them


def mismatch(pointer: str = "/a", place: str = "") -> Mismatch:
    return Mismatch(
        operation_id="get",
        pointer=pointer,
        place=place or pointer,
        expected="a string",
        got="null",
        status_code=200,
    )


def test_a_pointer_is_shown_short_and_in_one_line() -> None:
    shown = str(mismatch("/a\n\x1b[31m" + "b" * 1000))
    assert "at /a  [31mbbb" in shown
    assert shown.isprintable()
    assert len(shown) < 300


def test_the_oldest_places_are_forgotten() -> None:
    notices = Notices()
    assert all(notices.is_new(mismatch(f"/{i}")) for i in range(1001))
    assert not notices.is_new(mismatch("/1000"))
    assert notices.is_new(mismatch("/0"))


def test_many_threads_can_share_notices() -> None:
    notices = Notices()
    failures: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for i in range(start, start + 3000):
                notices.is_new(mismatch(f"/{i}"))
        except RuntimeError as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(i * 3000,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_warning_can_be_made_an_error(colour: Colour) -> None:
    client = colour.client(Server(envelope({"id": 3})))
    with warnings.catch_warnings():
        warnings.simplefilter("error", MismatchWarning)
        with pytest.raises(MismatchWarning, match="/data/id"):
            colour.run(client.vehicle.get("veh_1"))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (None, "null"),
        (False, "true or false"),
        (1, "a whole number"),
        (1.0, "a number"),
        ("", "a string of 0 characters"),
        ("ä", "a string of 1 character"),
        ([1, 2], "an array of 2 items"),
        ({"a": 1}, "an object with 1 member"),
    ],
)
def test_values_are_described_without_what_they_hold(raw: Any, words: str) -> None:
    assert described(raw) == words


# What a service sends by itself


def test_events() -> None:
    data = json.dumps(vehicle(mood=3)).encode()
    with told() as found:
        event = decode_event(Vehicle, data, "carMoved")
        assert decode_event(Vehicle, data, "carMoved") == event
    assert (event.id, event.mood) == ("veh_1", 3)
    assert [text.partition(":")[0] for text in found] == ["carMoved"]
    seen: list[Mismatch] = []
    assert decode_event(Vehicle, data, "carMoved", seen.append) == event
    assert [(one.pointer, one.status_code) for one in seen] == [("/mood", 0)]
    with pytest.raises(CodecError):
        decode_event(Vehicle, data, "carMoved", "raise")
    with pytest.raises(CodecError):
        decode_event(Vehicle, b"<", "carMoved")


def test_who_is_blamed() -> None:
    """The line outside the package, here of this very test."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        tell("warn", [mismatch()], Notices())
    assert seen[0].filename == __file__
