"""Logging in: explicitly, lazily, again before expiry and after a refusal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from colours import Colour

from ctechnology import AuthenticationError, CTechnology, InternalServerError, models
from sandbox import Fault, Sandbox, seed

LOGIN = ("POST", "/account/login/")
ME = ("GET", "/me")
BAD_LOGIN = "The e-mail address or the password is wrong."


def me(colour: Colour, client: CTechnology) -> models.UserProfile:
    return colour.run(client.user.get_profile())


def sequence(sandbox: Sandbox) -> list[str]:
    """The requests so far, in short."""
    return [f"{one.method} {one.template}" for one in sandbox.world.requests]


def newest_token(sandbox: Sandbox) -> str:
    return list(sandbox.world.tokens)[-1]


# Explicitly


def test_calls_after_a_login_are_authenticated(
    colour: Colour, sandbox: Sandbox
) -> None:
    client = colour.anonymous()
    found = colour.run(client.account.login(email=seed.EMAIL, password=seed.PASSWORD))
    assert me(colour, client).id == seed.RIDER
    assert colour.last.headers["authorization"] == f"Token {found.token}"
    trip = colour.run(client.trip.list(limit=1).first_page()).items[0]
    assert colour.run(client.trip.get(trip.id)) == trip
    assert len(sandbox.world.asked(*LOGIN)) == 1


def test_a_login_replaces_the_token(colour: Colour) -> None:
    client = colour.client()
    copy = client.with_options(max_retries=0)
    found = colour.run(
        client.account.login(
            email=seed.NEIGHBOUR_EMAIL, password=seed.NEIGHBOUR_PASSWORD
        )
    )
    for one in (client, copy):
        assert me(colour, one).email == seed.NEIGHBOUR_EMAIL
        assert colour.last.headers["authorization"] == f"Token {found.token}"


def test_the_origin_is_sent_when_it_is_given(colour: Colour) -> None:
    client = colour.anonymous()
    email, password = seed.EMAIL, seed.PASSWORD
    for origin in (None, "com.demoCompany"):
        colour.run(client.account.login(email=email, password=password, origin=origin))
        body = {"email": email, "password": password, "origin": origin}
        assert colour.last.json() == body


def test_a_wrong_password(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.anonymous()
    error = colour.failure(
        AuthenticationError,
        lambda: client.account.login(email=seed.EMAIL, password="not-that-one"),
    )
    assert (error.status_code, error.message) == (401, BAD_LOGIN)
    assert error.operation_id == "login"
    assert sequence(sandbox) == ["POST /account/login/"]


# By itself


def test_the_first_call_logs_in(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in(origin="com.demoCompany")
    assert sandbox.world.requests == []
    assert me(colour, client).id == seed.RIDER
    me(colour, client)
    assert sequence(sandbox) == ["POST /account/login/", "GET /me", "GET /me"]
    [login] = sandbox.world.asked(*LOGIN)
    assert "authorization" not in login.headers
    assert login.json() == {
        "email": seed.EMAIL,
        "password": seed.PASSWORD,
        "origin": "com.demoCompany",
    }
    bearer = f"Token {newest_token(sandbox)}"
    assert {one.headers["authorization"] for one in sandbox.world.asked(*ME)} == {
        bearer
    }


def test_it_logs_in_again_a_minute_before_the_expiry(
    colour: Colour, sandbox: Sandbox
) -> None:
    sandbox.world.token_lifetime = timedelta(minutes=10)
    client = colour.logging_in()
    logins: list[int] = []
    for seconds in (0, 539, 2, 0, 600):
        sandbox.world.clock.advance(seconds)
        me(colour, client)
        logins.append(len(sandbox.world.asked(*LOGIN)))
    assert logins == [1, 1, 2, 2, 3]
    assert len(sandbox.world.asked(*ME)) == 5


@pytest.mark.parametrize(("lifetime", "logins"), [(3600, 1), (50, 3)])
def test_in_real_time(
    colour: Colour, sandbox: Sandbox, lifetime: float, logins: int
) -> None:
    """Nothing of the client is changed here, and the clock of the sandbox ticks."""
    sandbox.world.reset(ticking=True)
    sandbox.world.token_lifetime = timedelta(seconds=lifetime)
    client = colour.keep(
        colour.public.login(
            email=seed.EMAIL, password=seed.PASSWORD, base_url=sandbox.base_url
        )
    )
    for _ in range(3):
        assert me(colour, client).id == seed.RIDER
    assert len(sandbox.world.asked(*LOGIN)) == logins
    assert len(sandbox.world.asked(*ME)) == 3


def test_it_logs_in_again_after_a_refusal(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    me(colour, client)
    sandbox.world.tokens.clear()
    sandbox.world.requests.clear()
    assert me(colour, client).id == seed.RIDER
    assert sequence(sandbox) == ["GET /me", "POST /account/login/", "GET /me"]
    assert colour.last.headers["authorization"] == f"Token {newest_token(sandbox)}"
    assert colour.slept == []


def test_a_change_is_made_once_after_a_refusal(
    colour: Colour, sandbox: Sandbox
) -> None:
    client = colour.logging_in()
    me(colour, client)
    sandbox.world.tokens.clear()
    colour.run(
        client.vehicle_communication.send_command(
            seed.BIKE, priority="LOW", command="LOCK"
        )
    )
    first, second = sandbox.world.asked("POST", "/vehicle/{vehicle_id}/command")
    assert first.json() == second.json() == {"priority": "LOW", "command": "LOCK"}
    sent = [one for one in sandbox.world.actions.values() if one["data"]]
    assert [one["type"] for one in sent].count("COMMAND_SENT") == 1


def test_the_login_is_renewed_between_pages(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    page = colour.run(client.trip.list(limit=100).first_page())
    sandbox.world.tokens.clear()
    following = colour.run(page.next_page())
    assert following is not None
    assert len(page.items + following.items) == 126
    assert len(sandbox.world.asked(*LOGIN)) == 2


def test_a_second_refusal_is_final(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    refusal = Fault.failed("Locked out.", status=401)
    sandbox.world.fail(*ME, refusal, times=2)
    error = colour.failure(AuthenticationError, client.user.get_profile)
    assert error.message == "Locked out."
    login = "POST /account/login/"
    assert sequence(sandbox) == [login, "GET /me", login, "GET /me"]
    assert me(colour, client).id == seed.RIDER


def test_a_lazy_login_with_a_wrong_password(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in(password="not-that-one")
    for count in (1, 2):
        error = colour.failure(AuthenticationError, client.user.get_profile)
        assert (error.message, error.operation_id) == (BAD_LOGIN, "login")
        assert isinstance(error.data, models.ErrorEnvelope)
        assert sequence(sandbox) == ["POST /account/login/"] * count


def test_a_login_that_is_limited_is_repeated(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    sandbox.world.fail(*LOGIN, Fault(429, headers={"Retry-After": "3"}))
    assert me(colour, client).id == seed.RIDER
    assert (len(sandbox.world.asked(*LOGIN)), colour.slept) == (2, [3.0])


def test_a_login_that_fails_is_not_repeated(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    sandbox.world.fail(*LOGIN, Fault.html(500))
    error = colour.failure(InternalServerError, client.user.get_profile)
    assert error.operation_id == "login"
    assert len(sandbox.world.asked(*LOGIN)) == 1
    assert me(colour, client).id == seed.RIDER


# Many at once


def calls_at_once(colour: Colour, client: CTechnology) -> list[Any]:
    number = 20 if colour.is_async else 8
    profiles = colour.together([client.user.get_profile] * number)
    assert len(profiles) == number
    return profiles


def test_many_calls_log_in_once(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    profiles = calls_at_once(colour, client)
    assert [one.id for one in profiles] == [seed.RIDER] * len(profiles)
    assert len(sandbox.world.asked(*LOGIN)) == 1
    assert len(sandbox.world.asked(*ME)) == len(profiles)


def test_many_refused_calls_log_in_once(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    me(colour, client)
    sandbox.world.tokens.clear()
    sandbox.world.requests.clear()
    profiles = calls_at_once(colour, client)
    assert [one.id for one in profiles] == [seed.RIDER] * len(profiles)
    assert len(sandbox.world.asked(*LOGIN)) == 1


def test_clones_share_the_login(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.logging_in()
    clones = [client.with_options(max_retries=number) for number in range(3)]
    found = colour.together([one.user.get_profile for one in (client, *clones)])
    assert [isinstance(one, models.UserProfile) for one in found] == [True] * 4
    assert len(sandbox.world.asked(*LOGIN)) == 1
