"""Whole answers, copies of clients, single calls with options, calls by hand."""

from __future__ import annotations

import socket
from typing import Any

import httpx2
import pytest
from colours import Colour

from ctechnology import (
    APITimeoutError,
    CTechnology,
    NotFoundError,
    RequestOptions,
    models,
    with_response,
)
from sandbox import Fault, Sandbox, World, history, running, seed

TRIP = str(history.TRIPS[1]["id"])

# The whole answer


def test_the_whole_answer(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    answer = colour.run(with_response(client.trip.update)(TRIP, notes="Wet"))
    assert isinstance(answer.data, models.Trip)
    assert (answer.data.id, answer.data.notes) == (TRIP, "Wet")
    assert (answer.status_code, answer.request_id) == (200, None)
    assert answer.headers["Content-Type"] == "application/json"
    body = answer.json()
    assert body["header"]["permission_via"][0]["permission"] == "VEHICLE_TRIP_EDIT"
    assert body["data"] == sandbox.world.trips[TRIP]
    assert answer.content.startswith(b'{"header":')
    assert answer.text == answer.content.decode()
    assert len(sandbox.world.requests) == 1


def test_the_whole_answer_of_a_list(colour: Colour, client: CTechnology) -> None:
    answer = colour.run(with_response(client.trip.list)(limit=3))
    assert [trip.id for trip in answer.data.items] == [
        row["id"] for row in history.TRIPS[:3]
    ]
    assert answer.data.header.num_results == 126
    assert answer.json()["data"][0] == history.TRIPS[0]
    following = colour.run(answer.data.next_page())
    assert following is not None
    assert following.header.offset == 3


def test_the_whole_answer_without_an_envelope(
    colour: Colour, client: CTechnology
) -> None:
    answer = colour.run(
        with_response(client.security.create_vehicle_access)(
            email="new@example.org", vehicle_id=seed.BIKE, role="VEHICLE_USER"
        )
    )
    assert (answer.data, answer.json(), answer.status_code) == ({}, {}, 200)


def test_the_whole_answer_after_trouble(colour: Colour, sandbox: Sandbox) -> None:
    """It is the answer of the call: not of a login, nor of an attempt that failed."""
    sandbox.world.fail("GET", "/me", Fault.html(503))
    answer = colour.run(with_response(colour.logging_in().user.get_profile)())
    assert answer.json()["data"]["email"] == answer.data.email == seed.EMAIL
    assert len(sandbox.world.requests) == 3


def test_errors_pass_through(colour: Colour, client: CTechnology) -> None:
    error = colour.failure(
        NotFoundError, lambda: with_response(client.trip.get)("trip_0")
    )
    assert error.operation_id == "getTrip"


# Copies with other options


def test_a_copy_for_another_server(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.client(headers={"x-a": "1", "x-b": "1"}, query={"v": "1"})
    other = World()
    with running(other) as base_url:
        copy = client.with_options(
            base_url=base_url, headers={"x-b": "2", "x-c": "2"}, query={"w": "2"}
        )
        assert type(copy) is type(client)
        colour.run(copy.user.update_profile(first_name="Kim"))
        assert colour.run(client.user.get_profile()).first_name == "Robin"
        assert colour.run(copy.user.get_profile()).first_name == "Kim"
    assert [one.method for one in other.requests] == ["PUT", "GET"]
    [mine] = sandbox.world.requests
    theirs = other.requests[-1]
    assert mine.path == "/api/v2.2/me?v=1"
    assert theirs.path == "/api/v2.2/me?v=1&w=2"
    names = ("x-a", "x-b", "x-c")
    assert [mine.headers.get(name) for name in names] == ["1", "1", None]
    assert [theirs.headers.get(name) for name in names] == ["1", "2", "2"]


def test_a_copy_has_its_own_resources(colour: Colour, client: CTechnology) -> None:
    """Also those that the original has touched before."""
    user = client.user
    copy = client.with_options(headers={"x-copy": "1"})
    assert copy.user is not user
    assert copy.user is copy.user
    assert client.user is user
    colour.run(copy.user.get_profile())
    assert colour.last.headers["x-copy"] == "1"
    colour.run(user.get_profile())
    assert "x-copy" not in colour.last.headers


def test_the_connections_outlive_a_copy(colour: Colour, client: CTechnology) -> None:
    copy: Any = client.with_options(max_retries=0)
    colour.run(copy.close())
    assert colour.run(client.user.get_profile()).id == seed.RIDER


def test_connections_of_the_caller(colour: Colour) -> None:
    """The client uses the pool with its own headers, and leaves it open."""
    headers = {"x-pool": "1"}
    pool: Any = (
        httpx2.AsyncClient(headers=headers, trust_env=False)
        if colour.is_async
        else httpx2.Client(headers=headers, trust_env=False)
    )
    client: Any = colour.client(http_client=pool)
    assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert colour.last.headers["x-pool"] == "1"
    colour.run(client.close())
    assert pool.is_closed is False
    colour.run(pool.aclose() if colour.is_async else pool.close())


def test_the_end_of_a_block_closes_the_connections(colour: Colour) -> None:
    client: Any = colour.client()

    async def block() -> Any:
        async with client as entered:
            assert entered is client
            profile = await entered.user.get_profile()
        return profile.id

    if colour.is_async:
        found: Any = colour.run(block())
        assert found == seed.RIDER
    else:
        with client as entered:
            assert entered.user.get_profile().id == seed.RIDER
    with pytest.raises(RuntimeError, match="closed"):
        colour.run(client.user.get_profile())


# Options of one call


def test_headers_and_query_of_one_call(colour: Colour) -> None:
    client = colour.client(headers={"x-a": "client", "X-Trace": "client"})
    options: RequestOptions = {
        "headers": {"x-trace": "call"},
        "query": {"limit": 2, "extra": ["a", "b"], "none": None},
    }
    page = colour.run(client.trip.list(limit=9, options=options).first_page())
    assert len(page.items) == 2
    assert colour.last.path == "/api/v2.2/trip?limit=2&extra=a&extra=b"
    assert colour.last.headers["x-trace"] == "call"
    assert colour.last.headers["x-a"] == "client"
    colour.run(client.trip.list(limit=9).first_page())
    assert colour.last.path == "/api/v2.2/trip?limit=9"
    assert colour.last.headers["x-trace"] == "client"


def test_the_timeout_of_one_call(colour: Colour, client: CTechnology) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options: RequestOptions = {
            "base_url": f"http://127.0.0.1:{silent.getsockname()[1]}",
            "timeout": 0.02,
            "max_retries": 1,
        }
        colour.failure(
            APITimeoutError, lambda: client.user.get_profile(options=options)
        )
    assert colour.slept == [0.5]
    assert colour.run(client.user.get_profile()).id == seed.RIDER


def test_bad_headers_are_refused(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    for headers in ({"x-a": "1\r\nx-b: 2"}, {"x a": "1"}):
        options: RequestOptions = {"headers": headers}
        with pytest.raises(ValueError, match="header"):
            colour.run(client.user.get_profile(options=options))
    assert sandbox.world.requests == []


@pytest.mark.parametrize(
    "base_url", ["example.org", "ftp://x", "http://", "http://x?y"]
)
def test_a_base_url_that_cannot_work(colour: Colour, base_url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        colour.client(base_url=base_url)


# Calls by hand


def test_calls_that_have_no_method(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    raw: Any = colour.run(
        client.request("GET", "/vehicle/action", cast_to=Any, query={"limit": 2})
    )
    assert raw["header"]["num_results"] == 90
    assert raw["data"] == list(history.ACTIONS[:2])
    kind = models.VehicleActionListResponse
    typed = colour.run(client.request("get", "vehicle/action?limit=2", cast_to=kind))
    assert typed.data[0].type is models.VehicleActionType.IGNITION_ON
    first, second = sandbox.world.requests
    assert first.path == second.path == "/api/v2.2/vehicle/action?limit=2"
    assert first.headers["authorization"] == f"Token {seed.TOKEN}"


def test_bodies_by_hand(colour: Colour, client: CTechnology) -> None:
    trip = f"/trip/{TRIP}"
    body = {"notes": "Wet", "visibility": models.VisibilityScope.PUBLIC, "name": None}
    for cast_to, start in ((str, '{"header"'), (bytes, b'{"header"')):
        found: Any = colour.run(client.request("PUT", trip, cast_to=cast_to, body=body))
        assert found.startswith(start)
        sent = {"notes": "Wet", "visibility": "PUBLIC", "name": None}
        assert colour.last.json() == sent
    nothing = colour.run(client.request("PUT", trip, cast_to=None, body={}))
    assert nothing is None


def test_trouble_by_hand(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    """Retries and errors are those of every call."""
    sandbox.world.fail("GET", "/me", Fault.html(503))
    raw: Any = colour.run(client.request("GET", "/me", cast_to=Any))
    assert raw["data"]["id"] == seed.RIDER
    assert colour.slept == [0.5]
    error = colour.failure(
        NotFoundError, lambda: client.request("GET", "/trip/trip_0", cast_to=Any)
    )
    assert error.message == "trip_id: there is no trip_0"
    assert error.operation_id == "GET /trip/trip_0"
