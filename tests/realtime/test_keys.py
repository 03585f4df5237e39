"""Credentials of links: got when they are needed, got anew when refused, shown where they fit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from runtime import ApiKey, Basic, Bearer, MissingCredentialError, Service, Timing
from runtime.authorisation import Need
from runtime.realtime.backoff import Reconnect
from runtime.realtime.errors import AuthError, ConnectionLost
from runtime.realtime.frames import Credentials
from runtime.realtime.keys import Keys, own_keys
from runtime.realtime.link import State
from runtime.realtime.mock import MockServer

from .frames import until
from .sample import Fleet, VehicleStatus

QUICK = Reconnect(base=0.001, cap=0.001)
SERVICE = Service(
    name="fleet",
    version="1",
    base_url="",
    schemes={
        "token": Bearer("token", "T_TOKEN"),
        "key": ApiKey("query", "api key", argument="key", env="T_KEY", prefix="k "),
        "cookie": ApiKey("cookie", "session", argument="cookie", env="T_COOKIE"),
        "login": Basic("login", "T_USER", "T_PASSWORD", mechanism="PLAIN"),
        "name": ApiKey("user", "", argument="name", env="T_NAME"),
        "word": ApiKey("password", "", argument="word", env="T_WORD"),
    },
)


def keys(**given: Any) -> Keys:
    none = dict.fromkeys(SERVICE.schemes)
    return own_keys(SERVICE, {**none, **given}, Timing())


async def shown(
    source: Keys, *schemes: str, also: tuple[str, ...] = (), renew: bool = False
) -> Credentials:
    security = (schemes,) if schemes else ()
    return await source.credentials(Need("vehicle", security), also, renew=renew)


def counting(*values: str) -> tuple[Callable[[], str], list[str]]:
    """What gives these one after the other, and those that it gave."""
    given: list[str] = []

    def provide() -> str:
        given.append(values[min(len(given), len(values) - 1)])
        return given[-1]

    return provide, given


async def test_each_scheme_is_shown_in_its_place() -> None:
    source = keys(token="T", key="K", cookie="C", login=("U", "P"), name="N", word="W")
    found = await shown(source, "token", "key", "cookie")
    assert found.headers == (("Authorization", "Bearer T"),)
    assert found.query == (("api key", "k K"),)
    assert found.cookies == ("session=C",)
    assert (found.token, found.user) == ("T", "")
    found = await shown(source, "login")
    assert (found.user, found.password, found.mechanism) == ("U", "P", "PLAIN")
    found = await shown(source, "name", "word")
    assert (found.user, found.password) == ("N", "W")


async def test_what_a_first_message_sends_is_no_part_of_the_link() -> None:
    found = await shown(keys(token="T", key="K"), "key", also=("token",))
    assert found.headers == ()
    assert found.token == ""
    assert found.query == (("api key", "k K"),)
    assert found.values == {"key": "k K", "token": "Bearer T"}
    assert found.value("token", "token") == "T"
    assert found.value("token", "Authorization") == "Bearer T"
    assert found.value("key", "key") == "k K"


async def test_the_alternative_that_can_be_met() -> None:
    need = Need("vehicle", (("token",), ("key", "cookie")))
    found = await keys(key="K", cookie="C").credentials(need, (), renew=False)
    assert found.headers == ()
    assert found.cookies == ("session=C",)


async def test_nothing_that_is_enough() -> None:
    with pytest.raises(MissingCredentialError, match="vehicle needs argument token"):
        await shown(keys(), "token")
    assert await shown(keys()) == Credentials()


async def test_the_environment_has_credentials(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("T_TOKEN", "E")
    assert (await shown(keys(), "token")).token == "E"
    assert (await shown(keys(token="T"), "token")).token == "T"


async def test_providers_are_asked_once_and_again_when_refused() -> None:
    provide, given = counting("a", "b")
    source = keys(token=provide)
    assert (await shown(source, "token")).token == "a"
    assert (await shown(source, "token")).token == "a"
    assert (await shown(source, "token", renew=True)).token == "b"
    assert (await shown(source, "token")).token == "b"
    assert given == ["a", "b"]


async def test_providers_may_be_coroutines() -> None:
    async def provide() -> str:
        await asyncio.sleep(0)
        return "late"

    assert (await shown(keys(token=provide), "token")).token == "late"


async def test_links_that_are_made_at_once_ask_once() -> None:
    asked = 0

    async def provide() -> str:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0.01)
        return f"t{asked}"

    source = keys(token=provide)
    found = await asyncio.gather(*(shown(source, "token") for _ in range(5)))
    assert {one.token for one in found} == {"t1"}


async def test_fixed_credentials_cannot_be_got_anew() -> None:
    source = keys(token="T")
    await shown(source, "token")
    with pytest.raises(AuthError, match="vehicle: the server refuses the credentials"):
        await shown(source, "token", renew=True)


@pytest.mark.parametrize("wrong", [None, 3, ("a", "b"), ""])
async def test_providers_that_give_something_else(wrong: Any) -> None:
    with pytest.raises(TypeError, match="must return text"):
        await shown(keys(token=lambda: wrong), "token")


async def test_secrets_that_would_break_a_header() -> None:
    with pytest.raises(ValueError, match="line breaks") as met:
        await shown(keys(token="hunter2\r\nX-Evil: 1"), "token")
    assert "hunter2" not in str(met.value)


# Over links


async def test_a_second_refusal_in_a_row_is_the_end() -> None:
    provide, given = counting("a", "b", "c")
    server = MockServer()
    async with Fleet(server, token=provide, reconnect=QUICK).vehicle("v1") as stream:
        server.drop(4401)
        await until(lambda: stream.stats.connects == 2)
        server.drop(4401)
        with pytest.raises(AuthError):
            await anext(stream.events())
    assert given == ["a", "b"]


async def test_a_refusal_after_a_greeting_counts() -> None:
    """A server that says hello to everybody is not asked for ever."""
    provide, given = counting("a", "b", "c")
    server = MockServer()
    hello = VehicleStatus(type="status", vehicle_id="v1")
    async with Fleet(server, token=provide, reconnect=QUICK).vehicle("v1") as stream:
        server.on(stream).send(hello)
        seen = stream.events()
        assert await anext(seen) == hello
        server.drop(4401)
        await until(lambda: stream.stats.connects == 2)
        server.on(stream).send(hello)
        assert await anext(seen) == hello
        server.drop(4401)
        with pytest.raises(AuthError):
            await anext(seen)
    assert given == ["a", "b"]


async def test_a_provider_that_fails_ends_only_the_first_try() -> None:
    states: list[State] = []
    fails = [True, False, True, True, False]

    def provide() -> str:
        if fails.pop(0):
            raise LookupError("no vault with hunter2")
        return "t"

    server = MockServer()
    client = Fleet(server, token=provide, reconnect=QUICK, on_state=states.append)
    with pytest.raises(LookupError):
        async with client.vehicle("v1"):
            pass
    assert server.credentials == []
    async with client.vehicle("v1") as stream:
        server.drop(4401)
        await until(lambda: stream.stats.connects == 2)
    said = [s.reason for s in states if s.name == "waiting"]
    assert said == [
        "closed with 4401",
        "no credentials: LookupError",
        "no credentials: LookupError",
    ]


async def test_a_provider_that_is_slow_is_part_of_making_the_link() -> None:
    async def provide() -> str:
        await asyncio.Event().wait()
        return "never"

    client = Fleet(MockServer(), token=provide, open_timeout=0.05)
    with pytest.raises(ConnectionLost, match=r"not made within 0\.05 s"):
        async with client.vehicle("v1"):
            pass


async def test_secrets_are_in_no_state_and_no_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    states: list[State] = []
    server = MockServer()
    client = Fleet(server, token="hunter2", reconnect=QUICK, on_state=states.append)
    async with client.vehicle("v1") as stream:
        server.drop(1011, "oops")
        await until(lambda: stream.stats.connects == 2)
        server.drop(4401)
        with pytest.raises(AuthError) as met:
            await anext(stream.events())
    assert "oops" in caplog.text
    for text in (caplog.text, repr(states), str(met.value), repr(server.credentials)):
        assert "hunter2" not in text
