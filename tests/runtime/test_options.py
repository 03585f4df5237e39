"""What a client and a call can be told: every option that settings.py documents."""

from __future__ import annotations

import gzip
import re
import tracemalloc
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from runtime import (
    APIStatusError,
    AsyncClientOptions,
    ClientOptions,
    Json,
    NotFoundError,
    Operation,
    RequestOptions,
    ResponseTooLargeError,
    Timeout,
)

from .colours import Colour, Server, envelope, vehicle
from .loopback import Loopback, answer, client_of, serving

OK = httpx2.Response(200, json={"ok": True})
TRY: Operation[Any] = Operation(
    id="try", method="GET", path="/try", responses={"200": Json(Any)}
)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as server:
        yield server


def timeout_of(request: httpx2.Request) -> dict[str, float | None]:
    return dict(request.extensions["timeout"])


def documented(options: type) -> set[str]:
    """Names that the docstring of a class of options has an entry for."""
    found: set[str] = set()
    for names in re.findall(r"^    (\w+(?:, \w+)*)  +\S", options.__doc__ or "", re.M):
        found |= set(names.split(", "))
    return found


def test_each_option_is_documented() -> None:
    assert documented(ClientOptions) == set(ClientOptions.__annotations__)
    assert documented(RequestOptions) == set(RequestOptions.__annotations__)
    assert set(AsyncClientOptions.__annotations__) == set(ClientOptions.__annotations__)


@pytest.mark.parametrize("name", ["retries", "timeOut", "idempotency_key"])
def test_unknown_options_of_a_client(colour: Colour, name: str) -> None:
    made: list[Any] = [colour.kind, colour.client(Server(OK)).with_options]
    for make in made:
        with pytest.raises(TypeError, match=rf"{name}: no such option.*max_retries"):
            make(**{name: 1})


@pytest.mark.parametrize("name", ["retries", "http_client", "validate"])
def test_unknown_options_of_a_call(colour: Colour, name: str) -> None:
    server = Server(OK)
    options: Any = {name: 1}
    with pytest.raises(TypeError, match=rf"{name}: no such option.*idempotency_key"):
        colour.run(colour.client(server).call(TRY, options=options))
    assert server.requests == []


def test_base_url(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(OK)
    monkeypatch.setenv("SAMPLE_BASE_URL", "https://environment.example")
    client = colour.client(server)
    given = client.with_options(base_url="https://given.example/v9/")
    options: RequestOptions = {"base_url": "http://call.example"}
    colour.run(client.call(TRY))
    colour.run(given.call(TRY))
    colour.run(given.call(TRY, options=options))
    assert [str(request.url) for request in server.requests] == [
        "https://environment.example/try",
        "https://given.example/v9/try",
        "http://call.example/try",
    ]


def test_headers_and_query(colour: Colour) -> None:
    server = Server(OK)
    client = colour.client(server, headers={"X-A": "1", "X-B": "1"}, query={"a": 1})
    clone = client.with_options(headers={"X-B": "2"}, query={"b": 2})
    options: RequestOptions = {"headers": {"x-a": "3"}, "query": {"b": 3}}
    colour.run(clone.call(TRY, options=options))
    assert server.last.headers["x-a"] == "3"
    assert server.last.headers["x-b"] == "2"
    assert str(server.last.url.query, "ascii") == "a=1&b=3"


def test_timeout(colour: Colour) -> None:
    server = Server(OK)
    phases = {"connect": 5.0, "read": 60.0, "write": 60.0, "pool": 10.0}
    client = colour.client(server)
    colour.run(client.call(TRY))
    assert timeout_of(server.last) == phases
    colour.run(client.with_options(timeout=3).call(TRY))
    assert timeout_of(server.last) == dict.fromkeys(phases, 3)
    colour.run(client.call(TRY, options={"timeout": None}))
    assert timeout_of(server.last) == dict.fromkeys(phases)
    colour.run(client.call(TRY, options={"timeout": Timeout(9, read=2)}))
    assert timeout_of(server.last) == {**dict.fromkeys(phases, 9), "read": 2}


def test_max_retries(colour: Colour) -> None:
    server = Server(httpx2.Response(503))
    client = colour.client(server, max_retries=1)
    for options, count in (({}, 2), ({"max_retries": 0}, 1), ({"max_retries": 4}, 5)):
        server.requests = []
        with pytest.raises(APIStatusError):
            colour.run(client.call(TRY, options=options))  # type: ignore[arg-type]
        assert len(server.requests) == count


def test_http_client(colour: Colour) -> None:
    first, second = Server(OK), Server(OK)
    client = colour.client(first)
    clone = client.with_options(http_client=colour.pool(second))
    colour.run(client.call(TRY))
    colour.run(clone.call(TRY))
    colour.run(clone.with_options(max_retries=0).call(TRY))
    assert (len(first.requests), len(second.requests)) == (1, 2)


def test_validate_and_middleware_are_settings(colour: Colour) -> None:
    client: Any = colour.client(Server(envelope(vehicle())), validate=True)
    assert client._core.settings.validate
    assert not client.with_options(validate=False)._core.settings.validate
    assert client.with_options(max_retries=1)._core.settings.validate


def test_bodies_up_to_the_limit(colour: Colour, server: Loopback) -> None:
    body = b'"%s"' % (b"x" * 998)
    server.reactions["/x"] = lambda connection, _: connection.sendall(answer(body))
    with client_of(colour, server, max_response_bytes=1000) as client:
        assert len(colour.run(client.request("GET", "/x"))) == 998
        options: Any = {"max_response_bytes": 999}
        with pytest.raises(ResponseTooLargeError, match="longer than 999 bytes"):
            colour.run(client.request("GET", "/x", options=options))
        assert len(server.received) == 2, "it is not repeated"
        options = {"max_response_bytes": None}
        assert len(colour.run(client.request("GET", "/x", options=options))) == 998


BOMB = gzip.compress(bytes(64 * 1024 * 1024), 9)
"""64 kB that become 64 MB."""


def exploding(server: Loopback, status: str = "200 OK", times: int = 1) -> None:
    bomb = BOMB if times == 1 else gzip.compress(BOMB)
    headers = {"Content-Encoding": ", ".join(["gzip"] * times)}
    server.reactions["/x"] = lambda connection, _: connection.sendall(
        answer(bomb, status, headers)
    )


@pytest.mark.parametrize("times", [1, 2])
def test_compressed_bodies_count_as_they_unfold(
    colour: Colour, server: Loopback, times: int
) -> None:
    exploding(server, times=times)
    with client_of(colour, server, max_response_bytes=1024 * 1024) as client:
        colour.run(client.request("GET", "/ok"))
        tracemalloc.start()
        with pytest.raises(ResponseTooLargeError, match="longer than 1048576 bytes"):
            colour.run(client.request("GET", "/x", cast_to=bytes))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 16 * 1024 * 1024
        assert colour.run(client.request("GET", "/ok")) == {"length": 0}


def test_there_is_a_limit_by_default(colour: Colour) -> None:
    client: Any = colour.client(Server(OK))
    assert client._core.settings.max_response_bytes == 256 * 1024 * 1024


def test_the_limit_can_be_switched_off(colour: Colour, server: Loopback) -> None:
    exploding(server)
    with client_of(colour, server, max_response_bytes=1000) as client:
        client = client.with_options(max_response_bytes=None)
        found: bytes = colour.run(client.request("GET", "/x", cast_to=bytes))
    assert len(found) == 64 * 1024 * 1024


def test_an_error_with_a_huge_body_is_the_error(
    colour: Colour, server: Loopback
) -> None:
    exploding(server, "404 Not Found")
    with client_of(colour, server, max_response_bytes=1000) as client:
        with pytest.raises(NotFoundError) as caught:
            colour.run(client.request("GET", "/x"))
        assert caught.value.status_code == 404
        assert len(str(caught.value)) < 500
