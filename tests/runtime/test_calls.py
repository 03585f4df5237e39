"""Calls end to end: what is sent, what is returned."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from runtime import DecodeError, EnvelopeError, Timeout, UnknownVariant

from .colours import Colour, Server, envelope, vehicle
from .sample import Electric, Mood, Vehicle


def test_a_call_sends_what_the_document_says(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    found = colour.run(client.vehicle.get("veh 1/2"))
    assert found == Vehicle(id="veh_1")
    sent = server.last
    assert sent.method == "GET"
    assert sent.url.raw_path == b"/v1/vehicle/veh%201%2F2"
    assert sent.headers["authorization"] == "Token secret"
    assert sent.headers["user-agent"].startswith("sample/1.2.3 python/3.")
    assert sent.headers["accept"] == "application/json"
    assert "content-type" not in sent.headers


def test_the_answer_is_typed_through_the_envelope(colour: Colour) -> None:
    members = {
        "from": "Bern",
        "mood": "sleepy",
        "engine": {"kind": "electric", "charge": 0.5},
        "seen": "2025-09-17T07:36:52.078000+0000",
        "wheels": 4,
    }
    client = colour.client(Server(envelope(vehicle(**members))))
    found = colour.run(client.vehicle.get("veh_1"))
    assert found.from_ == "Bern"
    assert found.mood == "sleepy"
    assert found.mood is not Mood.CALM
    assert found.engine == Electric(kind="electric", charge=0.5)
    assert found.seen == datetime(2025, 9, 17, 7, 36, 52, 78000, tzinfo=UTC)
    assert found.additional_properties == {"wheels": 4}


def test_an_unknown_variant_keeps_its_value(colour: Colour) -> None:
    engine = {"kind": "steam", "coal": 3}
    client = colour.client(Server(envelope(vehicle(engine=engine))))
    found = colour.run(client.vehicle.get("veh_1"))
    assert found.engine == UnknownVariant("steam", engine)


def test_an_answer_without_envelope_passes(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(200, json=vehicle())))
    assert colour.run(client.vehicle.get("veh_1")) == Vehicle(id="veh_1")


def test_a_failure_in_the_envelope_is_an_error(colour: Colour) -> None:
    answer = envelope(None, "FAILED", message="no such vehicle")
    client = colour.client(Server(answer))
    with pytest.raises(EnvelopeError, match="no such vehicle") as caught:
        colour.run(client.vehicle.get("veh_1"))
    assert caught.value.status_code == 200


def test_an_answer_that_does_not_fit_says_where(colour: Colour) -> None:
    client = colour.client(Server(envelope({"id": 3})), on_mismatch="raise")
    with pytest.raises(DecodeError) as caught:
        colour.run(client.vehicle.get("veh_1"))
    error = caught.value
    assert error.operation_id == "getVehicle"
    assert error.pointer == "/data/id"
    assert "`str`" in error.expected
    assert error.body["data"] == {"id": 3}
    assert error.status_code == 200


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 200_000, b"\xff\xfe"])
def test_a_success_that_is_no_json_is_a_decode_error(
    colour: Colour, body: bytes
) -> None:
    client = colour.client(Server(httpx2.Response(200, content=body)))
    with pytest.raises(DecodeError, match="expected JSON"):
        colour.run(client.vehicle.get("veh_1"))


def test_null_is_sent_and_unset_is_not(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    colour.run(client.vehicle.update("veh_1", notes=None))
    assert server.last.content == b'{"notes":null}'
    assert server.last.headers["content-type"] == "application/json"
    colour.run(client.vehicle.update("veh_1"))
    assert server.last.content == b""
    assert "content-type" not in server.last.headers


def test_an_operation_without_result_returns_none(colour: Colour) -> None:
    server = Server(httpx2.Response(204))
    client = colour.client(server)
    result: object = colour.run(client.vehicle.honk("veh_1"))  # type: ignore[func-returns-value]  # the point of the test
    assert result is None


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_values_that_would_change_the_path(colour: Colour, value: str) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    with pytest.raises(ValueError, match="vehicle_id"):
        colour.run(client.vehicle.get(value))
    assert not server.requests


def test_options_of_one_call_win(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(
        server, headers={"X-A": "client", "X-B": "client"}, query={"a": 1, "b": 1}
    )
    colour.run(
        client.vehicle.get(
            "veh_1",
            options={
                "headers": {"x-a": "call", "authorization": "Mine"},
                "query": {"b": 2},
                "base_url": "http://other.example/x/",
                "timeout": 2.5,
                "idempotency_key": "once",
            },
        )
    )
    sent = server.last
    assert str(sent.url) == "http://other.example/x/vehicle/veh_1?a=1&b=2"
    assert sent.headers["x-a"] == "call"
    assert sent.headers["x-b"] == "client"
    assert sent.headers["authorization"] == "Mine"
    assert sent.headers["idempotency-key"] == "once"
    assert sent.extensions["timeout"]["read"] == 2.5


@pytest.mark.parametrize("sign", ["\r", "\n", "\0"])
def test_header_values_cannot_break_out(colour: Colour, sign: str) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    value = f"a{sign}X-Evil: 1"
    with pytest.raises(ValueError, match="header x-a") as caught:
        colour.run(client.vehicle.get("veh_1", options={"headers": {"x-a": value}}))
    assert "Evil" not in str(caught.value)
    with pytest.raises(ValueError, match="name of a header"):
        colour.run(client.vehicle.get("veh_1", options={"headers": {"x a:": "1"}}))
    leaky = colour.client(server, token=f"tok{sign}en")
    with pytest.raises(ValueError, match="Authorization") as caught:
        colour.run(leaky.vehicle.get("veh_1"))
    assert "tok" not in str(caught.value)
    assert not server.requests


def test_timeouts(colour: Colour) -> None:
    server = Server(envelope(vehicle()))

    def sent(client: Any) -> Any:
        colour.run(client.vehicle.get("veh_1"))
        return server.last.extensions["timeout"]

    ours = {"connect": 5.0, "read": 60.0, "write": 60.0, "pool": 10.0}
    assert sent(colour.client(server)) == ours
    assert sent(colour.client(server, timeout=None))["read"] is None
    assert sent(colour.client(server, timeout=Timeout(9.0, read=1.0))) == {
        "connect": 9.0,
        "read": 1.0,
        "write": 9.0,
        "pool": 9.0,
    }
    pool = colour.pool(server, timeout=3.0)
    assert sent(colour.kind(token="t", http_client=pool))["read"] == 3.0
    assert sent(colour.client(server).with_options(timeout=7.0))["read"] == 7.0


def test_base_url_from_argument_environment_document(
    colour: Colour, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(envelope(vehicle()))
    monkeypatch.setenv("SAMPLE_BASE_URL", "https://env.example/a/")
    colour.run(colour.client(server).vehicle.get("v"))
    assert str(server.last.url) == "https://env.example/a/vehicle/v"
    client = colour.client(server, base_url="https://arg.example")
    colour.run(client.vehicle.get("v"))
    assert str(server.last.url) == "https://arg.example/vehicle/v"
    with pytest.raises(ValueError, match="base_url"):
        colour.client(server, base_url="arg.example")


def test_trailing_slashes_are_kept(colour: Colour) -> None:
    server = Server(envelope({"token": "t"}))
    client = colour.anonymous(server)
    colour.run(client.account.login(email="e", password="p"))
    assert server.last.url.path == "/v1/account/login/"


def test_with_options_shares_pool_and_credentials(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server, headers={"x-a": "1"})
    assert client.vehicle is client.vehicle
    other = client.with_options(
        base_url="https://staging.example", max_retries=0, headers={"x-b": "2"}
    )
    assert type(other) is type(client)
    assert other.vehicle is not client.vehicle
    colour.run(other.vehicle.get("v"))
    assert server.last.url.host == "staging.example"
    assert server.last.headers["authorization"] == "Token secret"
    assert (server.last.headers["x-a"], server.last.headers["x-b"]) == ("1", "2")
    colour.run(client.vehicle.get("v"))
    assert server.last.url.host == "api.example"
    assert "x-b" not in server.last.headers


def test_closing(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    pool = colour.pool(server)
    client = colour.kind(token="t", http_client=pool)
    colour.run(client.close())  # type: ignore[func-returns-value]  # awaited when async
    assert not pool.is_closed
    own = colour.kind(token="t")
    clone = own.with_options(max_retries=0)
    colour.run(clone.close())  # type: ignore[func-returns-value]  # awaited when async
    http: Any = vars(own)["_pool"].http
    assert not http.is_closed
    colour.run(own.close())  # type: ignore[func-returns-value]  # awaited when async
    assert http.is_closed


def test_request_reaches_what_is_not_documented(colour: Colour) -> None:
    server = Server(envelope({"anything": 1}))
    client = colour.client(server)
    raw: Any = colour.run(
        client.request("get", "/vehicle/action?a=1", cast_to=Any, query={"b": True})
    )
    assert raw["data"] == {"anything": 1}
    assert str(server.last.url) == "https://api.example/v1/vehicle/action?a=1&b=true"
    assert server.last.method == "GET"
    assert server.last.headers["authorization"] == "Token secret"
    colour.run(client.request("GET", "/a{b}?c=../d", cast_to=Any))
    assert server.last.url.raw_path == b"/v1/a%7Bb%7D?c=../d"
    text = colour.run(client.request("POST", "x", cast_to=str, body={"a": 1}))
    assert '"anything"' in text
    assert server.last.content == b'{"a":1}'
    content = colour.run(client.request("POST", "/x", cast_to=bytes, body=b"\0\1"))
    assert content.startswith(b"{")
    assert server.last.headers["content-type"] == "application/octet-stream"
    typed = colour.run(client.request("GET", "/x", cast_to=dict[str, Any]))
    assert typed["header"]["status"] == "SUCCESS"
