"""Secrets stay where they belong: no trace with locals, log or representation has one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from traceback import TracebackException
from typing import Any

import httpx2
import pytest

from runtime import (
    AsyncAPIClient,
    Bearer,
    Endpoints,
    Json,
    OAuth2,
    Operation,
    Service,
    SyncAPIClient,
)
from runtime.flows import (
    AuthorizationCode,
    ClientCredentials,
    DeviceCode,
    PasswordCredentials,
    RefreshToken,
    StartedLogin,
    Tokens,
)

from .colours import Colour, Reaction, Server, again

HIDDEN = "hush-5ecret"
READ: Operation[Any] = Operation(
    id="read", method="GET", path="/read", responses={"200": Json(int)}
)
TOKEN = httpx2.Response(200, json={"access_token": HIDDEN, "refresh_token": HIDDEN})


def client(colour: Colour, source: Any, server: Server, **pool: Any) -> Any:
    token = "https://id.example/token"
    endpoints = Endpoints(token, "https://id.example/go", "https://id.example/device")
    oauth = OAuth2("auth", "SAMPLE_ACCESS", {"clientCredentials": endpoints})
    is_flow = not isinstance(source, str) and not callable(source)
    scheme = oauth if is_flow else Bearer("auth", "SAMPLE_ACCESS")
    service = Service(
        name="sample",
        version="1",
        base_url="https://api.example",
        schemes={"Auth": scheme},
        security=(("Auth",),),
    )
    base: Any = AsyncAPIClient if colour.is_async else SyncAPIClient
    kind = type("Client", (base,), {"_timing": colour.clock.timing()})
    options = {"http_client": colour.pool(server, **pool), "max_retries": 1}
    return kind(service, {"Auth": source}, options)


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert HIDDEN not in caplog.text


def trace(error: BaseException) -> str:
    """Everything that a trace shows, but for the frames of these tests."""
    found = TracebackException.from_exception(error, capture_locals=True)
    seen, todo = list[str](), [found]
    while todo:
        one = todo.pop()
        todo += [e for e in (one.__cause__, one.__context__) if e is not None]
        seen += one.format_exception_only()
        for frame in one.stack:
            if "/tests/" not in frame.filename:
                seen.append(f"{frame.filename} {frame.name} {frame.locals}")
    return "\n".join(seen)


FLOWS: dict[str, Callable[[], Any]] = {
    "text": lambda: HIDDEN,
    "callable": lambda: (lambda: HIDDEN),
    "client": lambda: ClientCredentials("id", HIDDEN),
    "post": lambda: ClientCredentials("id", HIDDEN, authentication="post"),
    "password": lambda: PasswordCredentials("id", username="u", password=HIDDEN),
    "refresh": lambda: RefreshToken("id", HIDDEN, refresh_token=HIDDEN),
    "code": lambda: AuthorizationCode("id", HIDDEN, redirect_url="https://a.b").redeem(
        StartedLogin("", HIDDEN, HIDDEN), f"https://a.b?code={HIDDEN}&state={HIDDEN}"
    ),
    "device": lambda: DeviceCode("id", HIDDEN, on_code=lambda _: None),
}


FIXED = ("text", "callable")


def failing(_: httpx2.Request) -> httpx2.Response:
    raise httpx2.ReadError("cut") from OSError("reset")


ANSWERS: dict[str, Reaction] = {
    "nobody": httpx2.ConnectError("unreachable"),
    "cut": failing,
    "html": httpx2.Response(200, text=f"<html>{HIDDEN}"),
    "echo": httpx2.Response(
        400, json={"error": "bad", "error_description": f"not {HIDDEN}"}
    ),
    "type": httpx2.Response(
        200, json={"access_token": HIDDEN, "token_type": "mac", "device_code": HIDDEN}
    ),
    "lines": httpx2.Response(200, json={"access_token": f"{HIDDEN}\n"}),
    "refused": httpx2.Response(401, json={"message": "no"}),
}


def failed(colour: Colour, made: Any) -> str:
    """The whole trace of a call that fails."""
    with pytest.raises(Exception) as caught:
        colour.run(made.call(READ))
    shown = trace(caught.value)
    assert "client.py call" in shown
    return shown


@pytest.mark.parametrize("flow", [name for name in FLOWS if name not in FIXED])
@pytest.mark.parametrize("answer", ANSWERS)
def test_no_token(colour: Colour, flow: str, answer: str) -> None:
    made = client(colour, FLOWS[flow](), Server(ANSWERS[answer]))
    assert HIDDEN not in failed(colour, made)


@pytest.mark.parametrize("flow", [name for name in FLOWS if name != "device"])
@pytest.mark.parametrize("answer", ["nobody", "cut", "refused"])
def test_a_call_that_fails(colour: Colour, flow: str, answer: str) -> None:
    def react(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.example":
            return again(TOKEN)
        assert request.headers["authorization"] == f"Bearer {HIDDEN}"
        reaction = ANSWERS[answer]
        if isinstance(reaction, Exception):
            raise reaction
        return (
            again(reaction)
            if isinstance(reaction, httpx2.Response)
            else reaction(request)
        )

    assert HIDDEN not in failed(colour, client(colour, FLOWS[flow](), Server(react)))


@pytest.mark.parametrize(
    "source",
    [f"{HIDDEN}\n", lambda: f"{HIDDEN}\n", lambda: (HIDDEN, HIDDEN), lambda: [HIDDEN]],
)
def test_credentials_of_the_wrong_kind(colour: Colour, source: Any) -> None:
    assert HIDDEN not in failed(colour, client(colour, source, Server(TOKEN)))


def test_a_broken_header_beside_a_credential(colour: Colour) -> None:
    made = client(colour, HIDDEN, Server(TOKEN)).with_options(headers={"x": "a\nb"})
    assert HIDDEN not in failed(colour, made)


@pytest.mark.parametrize("flow", [name for name in FLOWS if name not in FIXED])
def test_representations(colour: Colour, flow: str) -> None:
    source = FLOWS[flow]()
    made = client(colour, source, Server(TOKEN))
    shown = [repr(made), repr(source), str(source), repr(source.__rich_repr__())]
    shown += [repr(Tokens(HIDDEN, HIDDEN)), repr(StartedLogin(HIDDEN, HIDDEN, HIDDEN))]
    assert HIDDEN not in "".join(shown)


def test_token_requests_go_bare(colour: Colour) -> None:
    server = Server(TOKEN, httpx2.Response(200, json=1))
    made = client(
        colour,
        ClientCredentials("id", HIDDEN, authentication="post"),
        server,
        headers={"x-pool": HIDDEN, "authorization": "Basic pool"},
        cookies={"session": HIDDEN},
        params={"key": HIDDEN},
        auth=("pool", HIDDEN),
    ).with_options(headers={"x-client": HIDDEN}, query={"q": HIDDEN})
    colour.run(made.call(READ))
    first, second = server.requests
    assert str(first.url) == "https://id.example/token"
    names = set(first.headers) - {"host", "content-length", "accept-encoding"}
    assert names == {"user-agent", "accept", "content-type"}
    assert second.headers["x-pool"] == second.headers["x-client"] == HIDDEN


def test_tokens_do_not_follow_redirects_to_other_origins(colour: Colour) -> None:
    moved = httpx2.Response(307, headers={"location": "https://evil.example/read"})
    server = Server(TOKEN, moved, httpx2.Response(401), TOKEN, moved)
    made = client(colour, ClientCredentials("id", HIDDEN), server)
    assert HIDDEN not in failed(colour, made)
    hosts = [request.url.host for request in server.requests]
    assert hosts[:3] == ["id.example", "api.example", "evil.example"]
    for request in server.requests:
        if request.url.host == "evil.example":
            assert HIDDEN not in str(request.headers.multi_items()) + str(request.url)
