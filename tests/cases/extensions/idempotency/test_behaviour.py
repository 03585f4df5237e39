"""Keys by which a service knows a request that it has seen before."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

SAID = "idempotency-key"


class Busy:
    """A service that is busy for the first attempts of every call."""

    def __init__(self, busy: int = 2) -> None:
        self.busy = busy
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        is_busy = len(self.requests) % (self.busy + 1)
        headers = {"retry-after": "0"} if is_busy else {}
        return httpx2.Response(503 if is_busy else 204, headers=headers)

    def keys(self, header: str = SAID) -> list[str | None]:
        """What each request had there."""
        return [request.headers.get(header) for request in self.requests]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest, client: Any) -> Any:
    """Calls a method, by its path, of a client of such a service."""

    def plain(server: Busy, path: str, **arguments: Any) -> None:
        pool = httpx2.Client(transport=httpx2.MockTransport(server))
        with pool, client.Sample(http_client=pool) as api:
            _method(api, path)(**arguments)

    def later(server: Busy, path: str, **arguments: Any) -> None:
        async def run() -> None:
            pool = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
            async with pool, client.AsyncSample(http_client=pool) as api:
                await _method(api, path)(**arguments)

        asyncio.run(run())

    return plain if request.param == "sync" else later


def _method(api: Any, path: str) -> Any:
    for name in path.split("."):
        api = getattr(api, name)
    return api


def test_every_attempt_has_the_same_key(ask: Any) -> None:
    server = Busy()
    ask(server, "charge.create")
    ask(server, "charge.create")
    first, *_, last = server.keys()
    assert first
    assert last not in (first, None)
    assert server.keys() == [first] * 3 + [last] * 3


def test_an_operation_has_a_header_of_its_own(ask: Any) -> None:
    server = Busy()
    ask(server, "payout.create")
    first, *others = server.keys("x-request-token")
    assert first
    assert others == [first, first]
    assert server.keys() == [None] * 3


def test_a_key_of_the_caller_wins(ask: Any) -> None:
    server = Busy()
    ask(server, "charge.create", options={"idempotency_key": "mine"})
    assert server.keys() == ["mine"] * 3


def test_a_parameter_of_that_name_wins(ask: Any) -> None:
    server = Busy()
    ask(server, "refund.create", idempotency_key="argument")
    assert server.keys() == ["argument"] * 3
    ask(server, "refund.create")
    assert server.keys()[3]
    assert "argument" not in server.keys()[3:]
    both: Any = {"idempotency_key": "option"}
    ask(server, "refund.create", idempotency_key="argument", options=both)
    assert server.keys()[6:] == ["option"] * 3


def test_nothing_is_sent_where_it_is_switched_off(client: Any, ask: Any) -> None:
    server = Busy()
    with pytest.raises(client.InternalServerError):
        ask(server, "search.create")
    assert server.keys() == [None]
    ask(Busy(0), "search.create")


def test_what_may_be_repeated_anyway_has_no_key(ask: Any) -> None:
    server = Busy()
    ask(server, "charge.list")
    assert server.keys() == [None] * 3
