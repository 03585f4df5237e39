"""Deadlines: the whole call is bounded, whatever it waits for."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import httpx2
import pytest

from runtime import APIConnectionError, APITimeoutError, NotFoundError, RateLimitError

from .colours import Clock, Colour, Server, envelope, vehicle
from .loopback import Loopback, Reaction, Received, answer, client_of, serving
from .sample import AsyncSample, Sample

DEADLINE = 0.3
SOON = 2.0
"""Seconds; a call that ignores its deadline takes longer."""


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as server:
        yield server


def took(call: Callable[[], object], kind: type[Exception] = APITimeoutError) -> float:
    started = time.monotonic()
    with pytest.raises(kind):
        call()
    return time.monotonic() - started


def dripping(server: Loopback, head: bytes, piece: bytes) -> Reaction:
    """Sends the head, and then a piece now and then until the client has gone."""

    def react(connection: socket.socket, request: Received) -> None:
        with suppress(OSError):
            connection.sendall(head)
            while not server.stopped.wait(0.02):
                connection.sendall(piece)

    return react


SLOW = {
    "silent": (b"", b""),
    "head": (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
    "status line": (b"HTTP/1.1 200 O", b"K"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "trickle": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b""),
}


@pytest.mark.parametrize("slow", SLOW)
def test_an_answer_that_takes_for_ever(
    colour: Colour, server: Loopback, slow: str
) -> None:
    server.reactions["/slow"] = dripping(server, *SLOW[slow])
    with client_of(colour, server, deadline=DEADLINE) as client:
        assert took(lambda: colour.run(client.request("GET", "/slow"))) < SOON
        assert len(server.received) == 1


@pytest.mark.parametrize("slow", ["head", "body"])
def test_on_a_connection_that_was_used_before(
    colour: Colour, server: Loopback, slow: str
) -> None:
    server.reactions["/slow"] = dripping(server, *SLOW[slow])
    with client_of(colour, server) as client:
        colour.run(client.request("GET", "/fast"))
        options: Any = {"deadline": DEADLINE}
        slow_call = partial(client.request, "GET", "/slow", options=options)
        assert took(lambda: colour.run(slow_call())) < SOON
        assert server.connections == 1
        assert colour.run(client.request("GET", "/fast")) == {"length": 0}


def test_an_error_whose_body_takes_for_ever_is_the_error(
    colour: Colour, server: Loopback
) -> None:
    head = b"HTTP/1.1 404 Not Found\r\nContent-Length: 100000\r\n\r\n"
    server.reactions["/slow"] = dripping(server, head, b"x")
    with client_of(colour, server, deadline=DEADLINE) as client:
        slow = partial(client.request, "GET", "/slow")
        assert took(lambda: colour.run(slow()), NotFoundError) < SOON


def print_nothing(sent: int, whole: int | None) -> None:
    """Watch in silence."""


def test_a_server_that_does_not_read(colour: Colour) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        kind: Any = AsyncSample if colour.is_async else Sample
        client = kind(token="t", base_url=address, deadline=DEADLINE)
        body = bytes(64 * 1024 * 1024)
        watched = {"on_progress": print_nothing}
        for options in ({}, watched):
            call = partial(client.request, "POST", "/x", body=body, options=options)
            assert took(lambda call=call: colour.run(call())) < SOON  # type: ignore[misc]
        colour.run(client.close())


def test_a_body_that_is_made_slowly(colour: Colour, server: Loopback) -> None:
    def pieces() -> Iterator[bytes]:
        while not server.stopped.wait(0.05):
            yield b"x"

    with client_of(colour, server, deadline=DEADLINE) as client:
        call = partial(client.request, "POST", "/x", body=pieces())
        assert took(lambda: colour.run(call())) < SOON


def test_no_deadline_by_default(colour: Colour, server: Loopback) -> None:
    def react(connection: socket.socket, request: Received) -> None:
        for byte in answer(b'{"slow": 1}'):
            time.sleep(0.002)
            connection.sendall(bytes([byte]))

    server.reactions["/slow"] = react
    with client_of(colour, server) as client:
        assert colour.run(client.request("GET", "/slow")) == {"slow": 1}
        options: Any = {"deadline": 30.0}
        found = colour.run(client.request("GET", "/slow", options=options))
        assert found == {"slow": 1}


def test_deadlines_of_threads_are_their_own(server: Loopback) -> None:
    def react(connection: socket.socket, request: Received) -> None:
        time.sleep(0.5)
        connection.sendall(answer())

    server.reactions["/slow"] = react
    outcomes: dict[float, object] = {}
    with Sample(token="t", base_url=server.address) as client:

        def work(deadline: float) -> None:
            options: Any = {"deadline": deadline}
            try:
                outcomes[deadline] = client.request("GET", "/slow", options=options)
            except APIConnectionError as error:
                outcomes[deadline] = type(error)

        threads = [threading.Thread(target=work, args=(d,)) for d in (0.1, 20.0)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert outcomes == {0.1: APITimeoutError, 20.0: {}}


def test_a_deadline_over_all_attempts(colour: Colour, clock: Clock) -> None:
    server = Server(httpx2.Response(503))
    client = colour.client(server, max_retries=9, deadline=4.0)
    with pytest.raises(Exception, match="503"):
        colour.run(client.vehicle.get("v"))
    assert clock.slept == [0.5, 1.0, 2.0]
    assert len(server.requests) == 4


def test_the_deadline_of_a_call_wins(colour: Colour, clock: Clock) -> None:
    server = Server(httpx2.Response(503))
    client = colour.client(server, deadline=0.1)
    with pytest.raises(Exception, match="503"):
        colour.run(client.vehicle.get("v"))
    assert len(server.requests) == 1
    with pytest.raises(Exception, match="503"):
        colour.run(client.vehicle.get("v", options={"deadline": None}))
    assert len(server.requests) == 4
    assert clock.slept == [0.5, 1.0]


def test_no_time_at_all(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    with pytest.raises(APITimeoutError, match="getVehicle: the deadline"):
        colour.run(colour.client(server).vehicle.get("v", options={"deadline": 0.0}))
    assert server.requests == []


def test_a_deadline_that_ends_within_a_hold(colour: Colour, clock: Clock) -> None:
    busy = httpx2.Response(429, headers={"retry-after": "30"})
    server = Server(busy, envelope(vehicle()))
    client = colour.client(server, max_retries=0)
    with pytest.raises(RateLimitError):
        colour.run(client.vehicle.get("v"))
    with pytest.raises(APITimeoutError, match=r"closes the endpoint for 30\.00 s"):
        colour.run(client.vehicle.get("v", options={"deadline": 29.0}))
    assert clock.slept == []
    assert colour.run(client.vehicle.get("v", options={"deadline": 31.0})).id == "veh_1"
    assert clock.slept == [30.0]


def test_what_is_left_for_an_attempt(colour: Colour, clock: Clock) -> None:
    """Each attempt gets what the waiting before it left over."""
    seconds: list[float | None] = []

    def seen(request: Any, call_next: Callable[[Any], Any]) -> Any:
        seconds.append(request.seconds)
        return call_next(request)

    async def seen_later(request: Any, call_next: Callable[[Any], Any]) -> Any:
        seconds.append(request.seconds)
        return await call_next(request)

    server = Server(httpx2.Response(503), httpx2.Response(503), envelope(vehicle()))
    layer = seen_later if colour.is_async else seen
    client = colour.client(server, deadline=10.0, middleware=[layer])
    colour.run(client.vehicle.get("v"))
    assert seconds == [10.0, 9.5, 8.5]
