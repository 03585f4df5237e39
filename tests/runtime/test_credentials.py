"""Credentials: where they come from, when they are renewed, what is missing."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx2
import pytest

from runtime import (
    APIError,
    AuthenticationError,
    DateTime,
    DecodeError,
    InternalServerError,
    Json,
    Login,
    MissingCredentialError,
    Model,
    Operation,
    field,
)
from runtime.operation import Security

from .colours import Clock, Colour, Server, again, envelope, vehicle
from .sample import GET, LOGIN, Sample

OK = httpx2.Response(200, json={"ok": True})
REFUSED = httpx2.Response(401, json={"message": "token expired"})


def secured(security: Security | None) -> Operation[Any]:
    return Operation(
        id="secured",
        method="GET",
        path="/secured",
        responses={"200": Json(Any)},
        security=security,
    )


def sent(colour: Colour, security: Security | None, **credentials: Any) -> Any:
    """The request of a call with these requirements and credentials."""
    server = Server(OK)
    client = colour.anonymous(server, **credentials)
    colour.run(client.call(secured(security)))
    return server.last


def test_kinds_of_schemes(colour: Colour) -> None:
    header = sent(colour, (("TokenAuth",),), token="t")
    assert header.headers["authorization"] == "Token t"
    query = sent(colour, (("OrganizationKey",),), organization_key="a&b")
    assert query.url.raw_path == b"/v1/secured?api_key=a%26b"
    cookie = sent(colour, (("CookieKey",),), cookie_key="a;b")
    assert cookie.headers["cookie"] == "sid=a%3Bb"
    bearer = sent(colour, (("Access",),), access_token="t")
    assert bearer.headers["authorization"] == "Bearer t"
    basic = sent(colour, (("User",),), user=("grüezi", "p:w"))
    assert basic.headers["authorization"] == "Basic Z3LDvGV6aTpwOnc="


def test_environment(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    client = colour.anonymous(Server(OK))
    monkeypatch.setenv("SAMPLE_TOKEN", "late")
    colour.run(client.call(secured(None)))
    assert sent(colour, None).headers["authorization"] == "Token late"
    assert sent(colour, None, token="own").headers["authorization"] == "Token own"
    monkeypatch.setenv("SAMPLE_USER", "u")
    with pytest.raises(MissingCredentialError):
        sent(colour, (("User",),))
    monkeypatch.setenv("SAMPLE_PASSWORD", "p")
    assert sent(colour, (("User",),)).headers["authorization"] == "Basic dTpw"


def test_alternatives(colour: Colour) -> None:
    either: Security = (("TokenAuth",), ("OrganizationKey", "CookieKey"))
    assert "api_key" not in str(
        sent(colour, either, token="t", organization_key="k", cookie_key="c").url
    )
    both = sent(colour, either, organization_key="k", cookie_key="c")
    assert both.url.params["api_key"] == "k"
    assert both.headers["cookie"] == "sid=c"
    assert "authorization" not in both.headers


def test_no_and_optional_credentials(colour: Colour) -> None:
    assert "authorization" not in sent(colour, (), token="t").headers
    optional: Security = ((), ("TokenAuth",))
    assert sent(colour, optional, token="t").headers["authorization"] == "Token t"
    assert "authorization" not in sent(colour, optional).headers


def test_what_is_missing(colour: Colour) -> None:
    server = Server(OK)
    client = colour.anonymous(server, organization_key="k", token="")
    with pytest.raises(MissingCredentialError) as caught:
        colour.run(client.vehicle.honk("v"))  # type: ignore[func-returns-value]  # awaited when async
    assert str(caught.value) == (
        "honk needs argument token (or environment variable SAMPLE_TOKEN); "
        "or argument user (or environment variables SAMPLE_USER and SAMPLE_PASSWORD)"
    )
    with pytest.raises(MissingCredentialError) as caught:
        colour.run(colour.anonymous(server).vehicle.honk("v"))  # type: ignore[func-returns-value]  # awaited when async
    assert "organization_key (or environment variable SAMPLE_KEY) and " in str(
        caught.value
    )
    with pytest.raises(MissingCredentialError, match="mutualTLS"):
        colour.run(client.call(secured((("mutualTLS",),))))
    assert not server.requests


def test_a_header_of_ones_own_is_a_credential(colour: Colour) -> None:
    request = sent(colour, None, headers={"authorization": "Mine"})
    assert request.headers["authorization"] == "Mine"
    assert sent(
        colour, None, token="t", headers={"Authorization": "Mine"}
    ).headers.get_list("authorization") == ["Mine"]


class Tokens:
    """A credential callable that counts."""

    def __init__(self, is_async: bool) -> None:
        self.asked = 0
        self.is_async = is_async

    def __call__(self) -> Any:
        return self.later() if self.is_async else self.next()

    def next(self) -> str:
        self.asked += 1
        return f"t{self.asked}"

    async def later(self) -> str:
        return self.next()


def test_a_callable_is_asked_once_and_after_a_401(colour: Colour) -> None:
    tokens = Tokens(colour.is_async)
    good = envelope(vehicle())
    server = Server(good, good, REFUSED, good)
    client = colour.client(server, token=tokens)
    for _ in range(3):
        colour.run(client.vehicle.get("v"))
    used = [request.headers["authorization"] for request in server.requests]
    assert used == ["Token t1", "Token t1", "Token t1", "Token t2"]
    assert tokens.asked == 2


def test_a_callable_is_asked_again_only_once(colour: Colour) -> None:
    tokens = Tokens(False)
    server = Server(REFUSED)
    client = colour.client(server, token=tokens)
    with pytest.raises(AuthenticationError):
        colour.run(client.vehicle.get("v"))
    assert (tokens.asked, len(server.requests)) == (2, 2)


def test_a_fixed_token_is_not_tried_again(colour: Colour) -> None:
    server = Server(REFUSED)
    with pytest.raises(AuthenticationError):
        colour.run(colour.client(server).vehicle.get("v"))
    assert len(server.requests) == 1


def test_callables_that_misbehave(colour: Colour) -> None:
    for value in ("", None, 3, ("a", "b")):
        client = colour.client(Server(OK), token=lambda value=value: value)
        with pytest.raises(TypeError, match="callable for token must return text"):
            colour.run(client.vehicle.get("v"))

    def broken() -> str:
        raise LookupError("vault closed")

    client = colour.client(Server(OK), token=broken)
    for _ in range(2):
        with pytest.raises(LookupError, match="vault closed"):
            colour.run(client.vehicle.get("v"))
    stopped = colour.client(Server(OK), token=lambda: next(iter(())))
    with pytest.raises((StopIteration, RuntimeError)):
        colour.run(stopped.vehicle.get("v"))


def test_basic_from_a_callable(colour: Colour) -> None:
    request = sent(colour, (("User",),), user=lambda: ("u", "p"))
    assert request.headers["authorization"] == "Basic dTpw"
    with pytest.raises(TypeError, match=r"\(user, password\)"):
        sent(colour, (("User",),), user=lambda: "u:p")


class Accounts:
    """A server with logins: counts them, and refuses what it did not hand out last."""

    def __init__(self, expiry: object = None, clock: Clock | None = None) -> None:
        self.logins = 0
        self.expiry = expiry
        self.clock = clock
        self.lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/v1/account/login/":
            assert "authorization" not in request.headers
            with self.lock:
                self.logins += 1
            expiry = self.expiry() if callable(self.expiry) else self.expiry
            return envelope({"token": f"t{self.logins}", "expiry": expiry})
        if request.headers["authorization"] != f"Token t{self.logins}":
            return again(REFUSED)
        return envelope(vehicle())


def iso(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S+0000", time.gmtime(seconds))


def test_login_by_hand(colour: Colour) -> None:
    accounts = Accounts(expiry=iso(0))
    client = colour.anonymous(Server(accounts))
    clone = client.with_options(max_retries=0)
    session = colour.run(client.account.login(email="me", password="hush"))
    assert session.token == "t1"
    colour.run(client.vehicle.get("v"))
    colour.run(clone.vehicle.get("v"))
    assert accounts.logins == 1
    accounts.logins = 7
    with pytest.raises(AuthenticationError):
        colour.run(client.vehicle.get("v"))


def test_login_by_hand_replaces_a_fixed_token(colour: Colour) -> None:
    client = colour.client(Server(Accounts()), token="old")
    colour.run(client.account.login(email="me", password="hush"))
    colour.run(client.vehicle.get("v"))


def test_login_on_first_call(colour: Colour) -> None:
    accounts = Accounts()
    server = Server(accounts)
    client = colour.logging_in(server)
    assert not server.requests
    for _ in range(2):
        colour.run(client.vehicle.get("v"))
    paths = [request.url.path for request in server.requests]
    assert paths == ["/v1/account/login/", "/v1/vehicle/v", "/v1/vehicle/v"]
    assert server.requests[0].content == b'{"email":"me","password":"hush"}'


def test_login_again_after_a_401(colour: Colour) -> None:
    accounts = Accounts()
    client = colour.logging_in(Server(accounts))
    colour.run(client.vehicle.get("v"))
    accounts.logins += 1
    colour.run(client.with_options(max_retries=0).vehicle.get("v"))
    assert accounts.logins == 3


def test_login_again_before_the_expiry(colour: Colour, clock: Clock) -> None:
    accounts = Accounts(lambda: iso(clock.now + 3600))
    client = colour.logging_in(Server(accounts))
    for now, logins in [(0, 1), (3539, 1), (3541, 2), (3600, 2), (9999, 3)]:
        clock.now = 1_700_000_000.0 + now
        colour.run(client.vehicle.get("v"))
        assert accounts.logins == logins


class Ticket(Model):
    secret_: str = field(name="secret")
    until: DateTime


def test_token_and_expiry_are_found_by_path(colour: Colour, clock: Clock) -> None:
    ticket = {"ticket": {"secret": "t", "until": iso(clock.now + 90)}}
    server = Server(httpx2.Response(200, json=ticket), OK, OK, OK)
    operation: Operation[Any] = Operation(
        id="enter",
        method="POST",
        path="/enter",
        responses={"200": Json(dict[str, Ticket])},
        security=(),
        login=Login("Access", ("ticket", "secret"), ("ticket", "until")),
    )
    client = colour.anonymous(server)
    client.renew("Access", operation)
    for seconds in (0, 20):
        clock.now += seconds
        colour.run(client.call(secured((("Access",),))))
        assert server.last.headers["authorization"] == "Bearer t"
    assert [r.url.path for r in server.requests].count("/v1/enter") == 1


@pytest.mark.parametrize("expiry", [None, "", "never", "2025-13-01"])
def test_an_expiry_nobody_can_read(
    colour: Colour, clock: Clock, expiry: object
) -> None:
    accounts = Accounts(expiry)
    client = colour.logging_in(Server(accounts))
    colour.run(client.vehicle.get("v"))
    clock.now += 1e9
    colour.run(client.vehicle.get("v"))
    assert accounts.logins == 1


def test_a_token_that_lives_shortly_still_works(colour: Colour, clock: Clock) -> None:
    accounts = Accounts(lambda: iso(clock.now + 5))
    client = colour.logging_in(Server(accounts))
    for _ in range(2):
        colour.run(client.vehicle.get("v"))
    assert accounts.logins == 2


def test_one_login_for_many(colour: Colour) -> None:
    accounts = Accounts()
    server = Server(accounts)
    server.delay = 0.02
    client = colour.logging_in(server)
    clone = client.with_options(max_retries=0)
    calls = [lambda: client.vehicle.get("v"), lambda: clone.vehicle.get("v")] * 8
    outcomes = colour.together(calls)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert accounts.logins == 1
    accounts.logins = 5
    outcomes = colour.together(calls)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert accounts.logins == 6


def test_one_failure_for_many(colour: Colour) -> None:
    server = Server(httpx2.Response(403, text="locked"))
    server.delay = 0.1
    client = colour.logging_in(server)
    outcomes = colour.together([lambda: client.vehicle.get("v")] * 6)
    assert {type(outcome).__name__ for outcome in outcomes} == {"PermissionDeniedError"}
    assert len(server.requests) == 1
    with pytest.raises(APIError):
        colour.run(client.vehicle.get("v"))
    assert len(server.requests) == 2


def test_a_wrong_password(colour: Colour) -> None:
    server = Server(REFUSED)
    client = colour.logging_in(server)
    with pytest.raises(AuthenticationError) as caught:
        colour.run(client.vehicle.get("v"))
    assert caught.value.operation_id == "login"
    assert len(server.requests) == 1


def test_a_login_without_token(colour: Colour) -> None:
    client = colour.logging_in(Server(envelope({"token": None})))
    with pytest.raises(DecodeError, match="expected a token"):
        colour.run(client.vehicle.get("v"))


def test_a_login_is_retried_like_any_call(colour: Colour) -> None:
    server = Server(httpx2.ConnectError("x"), Accounts())
    colour.run(colour.logging_in(server).vehicle.get("v"))
    failing = Server(httpx2.Response(500))
    with pytest.raises(InternalServerError):
        colour.run(colour.logging_in(failing).vehicle.get("v"))
    assert len(failing.requests) == 1


def test_a_login_that_needs_itself(colour: Colour) -> None:
    looped: Operation[Any, Any] = Operation(
        id="looped",
        method="POST",
        path="/account/login/",
        responses=LOGIN.responses,
        login=LOGIN.login,
    )
    client = colour.anonymous(Server(OK))
    client.renew("TokenAuth", looped)
    with pytest.raises(MissingCredentialError, match="looped needs argument token"):
        colour.run(client.vehicle.get("v"))


def test_only_a_login_renews(colour: Colour) -> None:
    client: Sample = colour.anonymous(Server(OK))
    with pytest.raises(ValueError, match="getVehicle is not a login for TokenAuth"):
        client.renew("TokenAuth", GET)
    with pytest.raises(ValueError, match="login is not a login for Access"):
        client.renew("Access", LOGIN)
