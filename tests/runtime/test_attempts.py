"""Attempts beyond one call: budget, holds, further statuses, keys, what is logged."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace

from runtime import (
    APIConnectionError,
    APIStatusError,
    Body,
    Json,
    Operation,
    RateLimitError,
    Timing,
)
from runtime.trials import Shared

from .colours import Clock, Colour, Reaction, Server, envelope, vehicle
from .sample import GET, SERVICE, Sample

OK = httpx2.Response(200, json={"ok": True})
BAD = httpx2.Response(503)


def busy(seconds: str = "30") -> httpx2.Response:
    return httpx2.Response(429, headers={"retry-after": seconds})


def operation(method: str = "GET", path: str = "/try", **more: Any) -> Any:
    found: Operation[Any] = Operation(
        id="try",
        method=method,
        path=path,
        body=Body("application/json", required=False),
        responses={"200": Json(Any)},
        **more,
    )
    return found


def failing(colour: Colour, client: Sample, called: Any = None) -> None:
    with pytest.raises((APIStatusError, APIConnectionError)):
        colour.run(client.call(called or operation()))


# Budget


def test_a_budget_is_spent(colour: Colour) -> None:
    server = Server(BAD)
    client = colour.client(server, max_retries=30)
    for _ in range(4):
        failing(colour, client)
    assert len(server.requests) == 4 + 100
    failing(colour, client)
    assert len(server.requests) == 5 + 100


def test_a_budget_is_earned(colour: Colour) -> None:
    server = Server(BAD)
    client = colour.client(server, max_retries=100)
    failing(colour, client)
    server.start_over(OK)
    for _ in range(10):
        colour.run(client.call(operation()))
    server.start_over(BAD)
    failing(colour, client)
    assert len(server.requests) == 1 + 2


def test_a_budget_does_not_grow_beyond_its_start(colour: Colour) -> None:
    server = Server(OK)
    client = colour.client(server, max_retries=1000)
    for _ in range(20):
        colour.run(client.call(operation()))
    server.start_over(BAD)
    failing(colour, client)
    assert len(server.requests) == 1 + 100


def test_clones_share_the_budget_other_clients_do_not(colour: Colour) -> None:
    server = Server(BAD)
    client = colour.client(server, max_retries=100)
    failing(colour, client)
    server.requests = []
    failing(colour, client.with_options(headers={"x": "1"}))
    assert len(server.requests) == 1
    failing(colour, colour.client(server))
    assert len(server.requests) == 1 + 3


def test_first_attempts_are_free(colour: Colour) -> None:
    server = Server(BAD)
    client = colour.client(server, max_retries=100)
    failing(colour, client)
    server.start_over(OK)
    assert colour.run(client.call(operation())) == {"ok": True}


def test_what_is_not_retried_costs_nothing(colour: Colour) -> None:
    server = Server(httpx2.Response(404))
    client = colour.client(server, max_retries=100)
    for _ in range(150):
        failing(colour, client)
    server.start_over(BAD)
    failing(colour, client)
    assert len(server.requests) == 1 + 100


# Holds


def test_other_calls_wait_too(colour: Colour, clock: Clock) -> None:
    server = Server(busy("30"), envelope(vehicle()))
    client = colour.client(server, max_retries=0)
    with pytest.raises(RateLimitError) as caught:
        colour.run(client.vehicle.get("a"))
    assert caught.value.retry_after == 30.0
    assert clock.slept == []
    clock.now += 10
    colour.run(client.vehicle.get("b"))
    assert clock.slept == [20.0]
    colour.run(client.vehicle.get("b"))
    assert clock.slept == [20.0]


def test_other_endpoints_do_not_wait(colour: Colour, clock: Clock) -> None:
    server = Server(busy(), OK)
    client = colour.client(server, max_retries=0)
    failing(colour, client, operation())
    colour.run(client.call(operation("POST")))
    colour.run(client.call(operation(path="/other")))
    assert clock.slept == []


def test_clones_wait_other_clients_do_not(colour: Colour, clock: Clock) -> None:
    server = Server(busy(), OK)
    client = colour.client(server, max_retries=0)
    failing(colour, client)
    colour.run(colour.client(server).call(operation()))
    assert clock.slept == []
    colour.run(client.with_options(query={"a": 1}).call(operation()))
    assert clock.slept == [30.0]


def test_a_hold_is_not_shortened(colour: Colour, clock: Clock) -> None:
    server = Server(busy("30"), OK)
    client: Any = colour.client(server, max_retries=0)
    failing(colour, client)
    holds = client._core.shared.holds
    holds.hold("GET /try", clock.now + 5)
    assert holds.left("GET /try", clock.now) == 30.0
    colour.run(client.call(operation()))
    assert clock.slept == [30.0]
    assert holds.left("GET /try", clock.now) == 0.0


def test_waiting_after_a_429_is_done_once(colour: Colour, clock: Clock) -> None:
    server = Server(busy("7"), OK)
    colour.run(colour.client(server).call(operation()))
    assert clock.slept == [7.0]


@pytest.mark.parametrize(
    "text", ["0", "-5", "61", "1000000000", "soon", "", "Wed, 21 Oct 2015 07:28:00 GMT"]
)
def test_what_holds_nothing_up(colour: Colour, clock: Clock, text: str) -> None:
    server = Server(busy(text), OK)
    client = colour.client(server, max_retries=0)
    failing(colour, client)
    colour.run(client.call(operation()))
    assert clock.slept == []


def test_other_statuses_hold_nothing_up(colour: Colour, clock: Clock) -> None:
    server = Server(httpx2.Response(503, headers={"retry-after": "30"}), OK)
    client = colour.client(server, max_retries=0)
    failing(colour, client)
    colour.run(client.call(operation()))
    assert clock.slept == []


def test_calls_at_the_same_time_share_a_hold(colour: Colour) -> None:
    """With real time: after the first 429 nobody else asks before it is over."""
    asked: list[float] = []
    lock = threading.Lock()

    def limited(request: httpx2.Request) -> httpx2.Response:
        with lock:
            asked.append(time.monotonic())
            return busy("1") if len(asked) == 1 else envelope(vehicle())

    class Real(colour.kind):  # type: ignore[name-defined, misc]
        _timing = Timing()

    client: Any = Real(token="t", http_client=colour.pool(Server(limited)))
    outcomes = colour.together([lambda: client.vehicle.get("v")])
    outcomes += colour.together([lambda: client.vehicle.get("v")] * 8)
    assert {type(found).__name__ for found in outcomes} == {"Vehicle"}
    first, *others = asked
    assert min(others) - first > 0.9


# Statuses


def test_further_statuses(colour: Colour) -> None:
    server = Server(httpx2.Response(409))
    client = colour.client(server)
    failing(colour, client)
    assert len(server.requests) == 1
    failing(colour, client.with_options(retry_statuses=[409]))
    assert len(server.requests) == 1 + 3
    failing(colour, client, operation("PUT"))
    assert len(server.requests) == 1 + 3 + 1
    with pytest.raises(APIStatusError):
        colour.run(client.call(operation(), options={"retry_statuses": (409,)}))
    assert len(server.requests) == 1 + 3 + 1 + 3


def test_further_statuses_only_where_repeating_is_safe(colour: Colour) -> None:
    server = Server(httpx2.Response(409))
    client = colour.client(server, retry_statuses={409})
    failing(colour, client, operation("POST"))
    assert len(server.requests) == 1
    with pytest.raises(APIStatusError):
        colour.run(client.call(operation("POST"), options={"idempotency_key": "k"}))
    assert len(server.requests) == 1 + 3


# Keys


def keys(server: Server, header: str = "idempotency-key") -> list[str | None]:
    return [request.headers.get(header) for request in server.requests]


def declaring(colour: Colour, server: Server, **more: Any) -> Sample:
    """A client of a service that knows its requests by a header."""
    client: Any = colour.client(server, **more)
    service = replace(SERVICE, idempotency="X-Once")
    client._core = replace(client._core, service=service)
    declared: Sample = client
    return declared


def test_a_key_stays_the_same(colour: Colour) -> None:
    server = Server(BAD, httpx2.ReadError("x"), OK)
    client = declaring(colour, server)
    colour.run(client.call(operation("POST")))
    first, *others = keys(server, "x-once")
    assert first
    assert others == [first, first]
    colour.run(client.call(operation("POST")))
    assert keys(server, "x-once")[-1] not in (first, None)


def test_keys_are_made_up_only_where_they_are_known(colour: Colour) -> None:
    server = Server(OK)
    client = colour.client(server)
    colour.run(client.call(operation("POST")))
    colour.run(client.call(operation("PATCH")))
    assert keys(server) == [None, None]
    known = declaring(colour, server)
    for method in ("GET", "PUT", "DELETE"):
        colour.run(known.call(operation(method)))
    assert keys(server, "x-once") == [None] * 5
    colour.run(known.call(operation("POST", idempotency="X-Other")))
    assert keys(server, "x-once")[-1] is None
    assert keys(server, "x-other")[-1]
    colour.run(known.call(operation("POST", idempotency="")))
    assert "x-once" not in server.requests[-1].headers
    assert "idempotency-key" not in server.requests[-1].headers


def test_a_given_key_wins(colour: Colour) -> None:
    server = Server(OK)
    client = declaring(colour, server)
    colour.run(client.call(operation("POST"), options={"idempotency_key": "mine"}))
    colour.run(client.call(operation("POST"), options={"headers": {"x-once": "own"}}))
    colour.run(client.call(operation("POST"), headers={"X-ONCE": "as argument"}))
    assert keys(server, "x-once") == ["mine", "own", "as argument"]
    colour.run(
        colour.client(server).call(
            operation("POST"), options={"idempotency_key": "usual"}
        )
    )
    assert keys(server)[-1] == "usual"


def test_a_key_makes_a_post_safe_to_repeat(colour: Colour) -> None:
    server = Server(BAD)
    failing(colour, colour.client(server), operation("POST"))
    assert len(server.requests) == 1
    failing(colour, declaring(colour, server), operation("POST"))
    assert len(server.requests) == 1 + 3


# Logs


@pytest.mark.parametrize(
    ("failure", "seen"),
    [(BAD, "503"), (busy("3"), "429"), (httpx2.ReadError("hush"), "ReadError")],
)
def test_one_line_for_a_retry(
    colour: Colour, caplog: pytest.LogCaptureFixture, failure: Reaction, seen: str
) -> None:
    caplog.set_level(logging.INFO, logger="runtime")
    server = Server(failure, failure, OK)
    colour.run(colour.client(server).call(operation()))
    lines = [record.getMessage() for record in caplog.records]
    waits = ["3.00", "3.00"] if seen == "429" else ["0.50", "1.00"]
    assert lines == [
        f"try: {seen}, retry 1 in {waits[0]} s",
        f"try: {seen}, retry 2 in {waits[1]} s",
    ]


def test_a_line_for_a_hold_and_for_an_empty_budget(
    colour: Colour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="runtime")
    server = Server(busy("2"), envelope(vehicle()))
    client: Any = colour.client(server, max_retries=0)
    with pytest.raises(RateLimitError):
        colour.run(client.vehicle.get("v"))
    colour.run(client.vehicle.get("v"))
    assert [record.getMessage() for record in caplog.records] == [
        "getVehicle: waits 2.00 s, as a 429 closes the endpoint"
    ]
    caplog.clear()
    spent: Shared = client._core.shared
    while spent.budget.spend():
        pass
    server.start_over(BAD)
    failing(colour, client.with_options(max_retries=1), operation())
    assert [record.getMessage() for record in caplog.records] == [
        "try: no retry, as too many calls have failed lately"
    ]


def test_nothing_is_logged_of_a_call_that_works(
    colour: Colour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="runtime")
    client = colour.client(Server(envelope(vehicle())))
    colour.run(client.call(GET, path={"vehicle_id": "v"}))
    assert caplog.records == []
