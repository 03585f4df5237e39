"""Tests of programs that use the client: typed answers without any service."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

import pytest

from ctechnology import (
    APIConnectionError,
    APITimeoutError,
    AsyncCTechnology,
    CTechnology,
    EnvelopeError,
    NotFoundError,
    models,
    streamed,
)
from ctechnology.testing import MockTransport

ROOT = Path(__file__).resolve().parents[2]
SURFACE = ROOT / "generated" / "ctechnology" / "surface.json"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def status(vehicle: str) -> models.VehicleStatus:
    return models.VehicleStatus(vehicle_id=vehicle, timestamp=NOON)


def trip(name: str) -> models.Trip:
    return models.Trip(id=name, vehicle_id="veh_1")


@pytest.fixture
def mock() -> MockTransport:
    return MockTransport()


@pytest.fixture
def client(mock: MockTransport) -> CTechnology:
    return CTechnology(token="t", http_client=mock.client(), max_retries=0)


def test_a_result(mock: MockTransport, client: CTechnology) -> None:
    route = mock.on(client.vehicle.get_status).reply(status("veh_1"))
    found = client.vehicle.get_status("veh_1")
    assert found == status("veh_1")
    [request] = route.requests
    assert (request.method, request.path) == (
        "GET",
        "/api/v2.2/vehicle/veh_1/status",
    )
    assert request.headers["authorization"] == "Token t"
    assert "secret" not in repr(request)
    mock.assert_all_called()


def test_answers_in_turn(mock: MockTransport, client: CTechnology) -> None:
    route = mock.on(client.vehicle.get_status)
    route.reply(status("a")).reply_raw(404, {"message": "gone"}).reply(status("b"))
    assert client.vehicle.get_status("x").vehicle_id == "a"
    with pytest.raises(NotFoundError, match="gone"):
        client.vehicle.get_status("x")
    for _ in range(3):
        assert client.vehicle.get_status("x").vehicle_id == "b"
    assert len(route.requests) == 5


def test_arguments_that_are_given(mock: MockTransport, client: CTechnology) -> None:
    mock.on(client.trip.update).reply(trip("any"))
    named = mock.on(client.trip.update).given("t 1", name="Lake").reply(trip("lake"))
    assert client.trip.update("t 1", name="Lake").id == "lake"
    assert client.trip.update("t 1", name="Sea").id == "any"
    assert client.trip.update("t2", name="Lake").id == "any"
    assert [request.json() for request in named.requests] == [{"name": "Lake"}]


def test_pages(mock: MockTransport, client: CTechnology) -> None:
    header = models.ApiHeaderPaginated(
        status=models.ApiHeaderStatus.SUCCESS, num_results=3
    )
    mock.on(client.trip.list).reply([trip("1"), trip("2")], header=header).reply(
        [trip("3")]
    ).reply([])
    page = client.trip.list().first_page()
    assert page.header.num_results == 3
    following = page.next_page()
    assert following is not None
    assert [t.id for t in following.items] == ["3"]
    offsets = [request.url.partition("?")[2] for request in mock.requests]
    assert offsets == ["", "offset=2"]


def test_failures(mock: MockTransport, client: CTechnology) -> None:
    route = mock.on(client.user.get_profile)
    route.refuse().break_off().time_out()
    for kind in (APIConnectionError, APIConnectionError, APITimeoutError):
        with pytest.raises(kind) as caught:
            client.user.get_profile()
        assert type(caught.value) is kind
    route.reply_raw(200, {"header": {"status": "FAIL", "message": "no"}, "data": None})
    with pytest.raises(EnvelopeError, match="no"):
        client.user.get_profile()


def test_retries_are_those_of_the_client(mock: MockTransport) -> None:
    client = CTechnology(token="t", http_client=mock.client())
    route = mock.on(client.vehicle.get_status)
    route.reply_raw(503, headers={"Retry-After": "0"}).reply(status("a"), delay=0.01)
    assert client.vehicle.get_status("a").vehicle_id == "a"
    assert len(route.requests) == 2


def test_what_nobody_prepared(mock: MockTransport, client: CTechnology) -> None:
    with pytest.raises(AssertionError, match=r"GET /api/v2.2/me> has no route"):
        client.user.get_profile()
    route = mock.on(client.user.get_profile)
    with pytest.raises(AssertionError, match=r"<Route \w+> has no answer"):
        client.user.get_profile()
    route.reply(models.UserProfile(email="me@example.org"))
    with pytest.raises(AssertionError, match="never called: <Route"):
        mock.assert_all_called()
    assert not route.called
    with pytest.raises(TypeError, match="methods of a client"):
        mock.on(len)


def test_downloads(mock: MockTransport, client: CTechnology) -> None:
    mock.on(client.vehicle.get_status).reply(status("a"))
    assert b'"vehicle_id":"a"' in streamed(client.vehicle.get_status)("a").read()


def test_async(mock: MockTransport) -> None:
    async def run() -> None:
        client = AsyncCTechnology(token="t", http_client=mock.async_client())
        mock.on(client.vehicle.get_status).given("a").reply(status("a"), delay=0.01)
        mock.on(client.trip.list).reply([trip("1")]).reply([])
        assert (await client.vehicle.get_status("a")).vehicle_id == "a"
        assert [t.id async for t in client.trip.list()] == ["1"]
        mock.assert_all_called()

    asyncio.run(run())


def test_every_operation_can_be_prepared(
    mock: MockTransport, client: CTechnology
) -> None:
    listed = json.loads(SURFACE.read_text("utf-8"))["operations"]
    for operation in listed:
        mock.on(attrgetter(operation["call"])(client)).reply_raw(204)
    found = {repr(route) for route in mock.routes}
    assert len(found) == len(listed) == 27
