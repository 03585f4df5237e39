"""Attempts: which failures are repeated, after how long, and redirects."""

from __future__ import annotations

import math
from email.utils import formatdate
from typing import Any

import httpx2
import pytest

from runtime import (
    UNSET,
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    Body,
    Json,
    Operation,
    RedirectError,
    RequestOptions,
)

from .colours import Clock, Colour, Reaction, Server, envelope, vehicle

OK = httpx2.Response(200, json={"ok": True})
REPEATABLE = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]
TRANSIENT = [408, 425, 429, 500, 502, 503, 504]


def call(
    colour: Colour,
    server: Server,
    method: str = "GET",
    body: object = UNSET,
    options: RequestOptions | None = None,
    **client_options: Any,
) -> Any:
    operation: Operation[Any] = Operation(
        id="try",
        method=method,
        path="/try",
        body=Body("application/json", required=False),
        responses={"200": Json(Any)},
    )
    client = colour.client(server, **client_options)
    return colour.run(client.call(operation, body=body, options=options))


def attempts(colour: Colour, reaction: Reaction, method: str, **more: Any) -> int:
    """How often a call is tried whose every attempt fails."""
    server = Server(reaction)
    with pytest.raises(APIError):
        call(colour, server, method, **more)
    return len(server.requests)


@pytest.mark.parametrize("status", TRANSIENT)
@pytest.mark.parametrize("method", REPEATABLE)
def test_repeatable_methods(colour: Colour, method: str, status: int) -> None:
    assert attempts(colour, httpx2.Response(status), method) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501, 505])
def test_final_statuses(colour: Colour, status: int) -> None:
    assert attempts(colour, httpx2.Response(status), "GET") == 1


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize("status", TRANSIENT)
def test_other_methods(colour: Colour, method: str, status: int) -> None:
    expected = 3 if status in (425, 429) else 1
    assert attempts(colour, httpx2.Response(status), method) == expected
    keyed: RequestOptions = {"idempotency_key": "k"}
    assert attempts(colour, httpx2.Response(status), method, options=keyed) == 3
    header: RequestOptions = {"headers": {"idempotency-key": "k"}}
    assert attempts(colour, httpx2.Response(status), method, options=header) == 3


@pytest.mark.parametrize(
    ("error", "post"),
    [
        (httpx2.ConnectError("x"), 3),
        (httpx2.ConnectTimeout("x"), 3),
        (httpx2.PoolTimeout("x"), 3),
        (httpx2.ReadTimeout("x"), 1),
        (httpx2.WriteTimeout("x"), 1),
        (httpx2.ReadError("x"), 1),
        (httpx2.WriteError("x"), 1),
        (httpx2.RemoteProtocolError("x"), 1),
    ],
)
def test_connection_errors(colour: Colour, error: Exception, post: int) -> None:
    assert attempts(colour, error, "GET") == 3
    assert attempts(colour, error, "POST") == post
    assert attempts(colour, error, "POST", options={"idempotency_key": "k"}) == 3


@pytest.mark.parametrize(
    "error", [httpx2.UnsupportedProtocol("x"), httpx2.LocalProtocolError("x")]
)
def test_what_would_fail_again(colour: Colour, error: Exception) -> None:
    assert attempts(colour, error, "GET") == 1


def test_number_of_retries(colour: Colour) -> None:
    answer = httpx2.Response(500)
    assert attempts(colour, answer, "GET", max_retries=0) == 1
    assert attempts(colour, answer, "GET", max_retries=5) == 6
    assert attempts(colour, answer, "GET", options={"max_retries": 1}) == 2


def test_waiting_grows_up_to_a_limit(colour: Colour, clock: Clock) -> None:
    attempts(colour, httpx2.Response(500), "GET", max_retries=7)
    assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


@pytest.mark.parametrize(
    ("header", "slept"),
    [
        ("3", [3.0]),
        ("0", [0.0]),
        ("60", [60.0]),
        ("-5", [0.5]),
        ("1e400", [0.5]),
        ("1000000000", [0.5]),
        ("whenever", [0.5]),
        (formatdate(1_700_000_010, usegmt=True), [10.0]),
        (formatdate(1_500_000_000, usegmt=True), [0.0]),
    ],
)
def test_the_server_says_when(
    colour: Colour, clock: Clock, header: str, slept: list[float]
) -> None:
    answer = httpx2.Response(429, headers={"retry-after": header})
    assert call(colour, Server(answer, OK)) == {"ok": True}
    assert clock.slept == slept


@pytest.mark.parametrize("header", ["61", "3600", formatdate(1_700_000_100)])
def test_the_server_says_too_late(colour: Colour, clock: Clock, header: str) -> None:
    answer = httpx2.Response(503, headers={"retry-after": header})
    server = Server(answer, OK)
    with pytest.raises(APIStatusError) as caught:
        call(colour, server)
    assert caught.value.retry_after is not None
    assert len(server.requests) == 1
    assert clock.slept == []


def test_the_same_body_is_sent_again(colour: Colour) -> None:
    server = Server(httpx2.Response(503), httpx2.ConnectError("x"), OK)
    call(colour, server, "PUT", body={"a": 1.5})
    assert [request.content for request in server.requests] == [b'{"a":1.5}'] * 3


def test_the_last_failure_is_raised(colour: Colour) -> None:
    server = Server(
        httpx2.Response(500), httpx2.ReadError("x"), httpx2.ReadTimeout("y")
    )
    with pytest.raises(APITimeoutError):
        call(colour, server)


def moved(status: int, location: str) -> httpx2.Response:
    return httpx2.Response(status, headers={"location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_redirects_of_reads(colour: Colour, method: str, status: int) -> None:
    server = Server(moved(status, "../other/?a=1#x"), OK)
    call(colour, server, method)
    assert str(server.last.url) == "https://api.example/other/?a=1"
    assert server.last.method == method
    assert server.last.headers["authorization"] == "Token secret"


@pytest.mark.parametrize("status", [301, 302, 303])
def test_redirects_that_would_change_a_write(colour: Colour, status: int) -> None:
    server = Server(moved(status, "https://api.example/v1/try/?key=hush"), OK)
    with pytest.raises(RedirectError) as caught:
        call(colour, server, "POST", body={"a": 1})
    assert len(server.requests) == 1
    assert caught.value.status_code == status
    assert "https://api.example/v1/try/" in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("status", [307, 308])
def test_redirects_that_keep_a_write(colour: Colour, status: int) -> None:
    server = Server(moved(status, "/v1/try/"), OK)
    call(colour, server, "POST", body={"a": 1})
    assert (server.last.method, server.last.content) == ("POST", b'{"a":1}')
    assert server.last.headers["content-type"] == "application/json"
    assert server.last.url.path == "/v1/try/"


@pytest.mark.parametrize("location", ["", "https://[x", "ftp://a/b", "javascript:1"])
def test_redirects_to_nowhere(colour: Colour, location: str) -> None:
    server = Server(moved(302, location) if location else httpx2.Response(302), OK)
    with pytest.raises(RedirectError):
        call(colour, server)
    assert len(server.requests) == 1


def test_redirects_without_end(colour: Colour) -> None:
    server = Server(moved(302, "/v1/try"))
    with pytest.raises(RedirectError):
        call(colour, server)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/x",
        "//evil.example/x",
        "http://api.example/v1/try",
        "https://api.example:8443/v1/try",
    ],
)
def test_another_origin_sees_no_secret(colour: Colour, target: str) -> None:
    server = Server(moved(307, target), moved(307, "https://api.example/v1/back"), OK)
    client = colour.anonymous(
        server,
        token="hush",
        organization_key="hush",
        cookie_key="hush",
        headers={"X-Key": "hush"},
        query={"q": "hush"},
    )
    operation: Operation[Any] = Operation(
        id="o",
        method="POST",
        path="/try",
        responses={"200": Json(Any)},
        body=Body("application/json", required=True),
        security=(("TokenAuth", "OrganizationKey", "CookieKey"),),
    )
    options: RequestOptions = {"headers": {"X-Call": "hush"}}
    colour.run(client.call(operation, body=[1], options=options))
    first, foreign, back = server.requests
    assert first.headers["cookie"] == "sid=hush"
    assert first.url.params["api_key"] == "hush"
    for request in (foreign, back):
        assert "hush" not in str(request.url)
        assert "hush" not in str(request.headers.raw)
        assert request.content == b"[1]"
        assert request.headers["user-agent"].startswith("sample/")


def test_the_pool_keeps_its_secrets_too(colour: Colour) -> None:
    server = Server(moved(302, "https://evil.example/x"), envelope(vehicle()))
    pool = colour.pool(server, headers={"x-pool": "hush"}, auth=("hush", "hush"))
    client = colour.kind(token="t", http_client=pool)
    colour.run(client.vehicle.get("v"))
    first, second = server.requests
    assert first.headers["x-pool"] == "hush"
    assert "x-pool" not in second.headers
    assert "authorization" not in second.headers


def test_a_query_credential_survives_on_its_origin(colour: Colour) -> None:
    server = Server(moved(302, "/b?x=1"), moved(302, "/c?api_key=own"), OK)
    operation: Operation[Any] = Operation(
        id="o",
        method="GET",
        path="/try",
        responses={"200": Json(Any)},
        security=(("OrganizationKey",),),
    )
    client = colour.anonymous(server, organization_key="k")
    colour.run(client.call(operation))
    urls = [request.url.raw_path.decode() for request in server.requests]
    assert urls == ["/v1/try?api_key=k", "/b?x=1&api_key=k", "/c?api_key=own"]


def test_a_password_goes_nowhere_else(colour: Colour) -> None:
    server = Server(moved(307, "https://evil.example/login/"), OK)
    client = colour.anonymous(server)
    with pytest.raises(RedirectError):
        colour.run(client.account.login(email="me", password="hush"))
    assert len(server.requests) == 1


def test_a_failure_after_a_redirect_starts_over(colour: Colour) -> None:
    server = Server(moved(302, "/b"), httpx2.ReadError("x"), OK)
    call(colour, server)
    paths = [request.url.path for request in server.requests]
    assert paths == ["/v1/try", "/b", "/v1/try"]


def test_no_retry_leaves_the_loop_open(colour: Colour) -> None:
    with pytest.raises(APIConnectionError):
        call(colour, Server(httpx2.ConnectError("x")), max_retries=0)


class Turns:
    """A limiter that says what it is told, and keeps what it was asked."""

    def __init__(self, *waits: float) -> None:
        self.waits = list(waits)
        self.asked: list[tuple[str, float]] = []

    def reserve(self, now: float, key: str = "", longest: float = math.inf) -> float:
        self.asked.append((key, longest))
        return self.waits.pop(0)

    async def reserve_async(
        self, now: float, key: str = "", longest: float = math.inf
    ) -> float:
        return self.reserve(now, key, longest)


def test_every_attempt_takes_its_turn(colour: Colour, clock: Clock) -> None:
    turns = Turns(0.0, 0.25)
    server = Server(httpx2.Response(503), OK)
    assert call(colour, server, rate_limiter=turns) == {"ok": True}
    assert turns.asked == [("GET /try", math.inf)] * 2
    assert clock.slept == [0.5, 0.25]


def test_a_turn_that_comes_too_late(colour: Colour, clock: Clock) -> None:
    turns = Turns(9.0)
    server = Server(OK)
    with pytest.raises(APITimeoutError, match="try: the limiter is at its limit"):
        call(colour, server, rate_limiter=turns, deadline=2.0)
    assert (turns.asked, clock.slept) == ([("GET /try", 2.0)], [])
    assert server.requests == []
