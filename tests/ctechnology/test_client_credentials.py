"""Where credentials come from, which one an operation takes, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from colours import Colour

from ctechnology import (
    AuthenticationError,
    CTechnology,
    MissingCredentialError,
    PermissionDeniedError,
)
from sandbox import Sandbox, seed

TOKEN = f"Token {seed.TOKEN}"
KEY = f"Api-key {seed.FLEET_KEY}"


def upload(colour: Colour, client: CTechnology) -> str:
    """The credential that came with a call which takes either kind."""
    colour.run(
        client.security.create_vehicle_data_upload_token(seed.BIKE, lifetime_minutes=5)
    )
    return colour.last.headers["authorization"]


def test_from_the_environment(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTECHNOLOGY_TOKEN", seed.TOKEN)
    monkeypatch.setenv("CTECHNOLOGY_ORGANIZATION_API_KEY", seed.FLEET_KEY)
    monkeypatch.setenv("CTECHNOLOGY_BASE_URL", colour.sandbox.base_url)
    client = colour.keep(colour.public())
    assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert colour.last.headers["authorization"] == TOKEN
    colour.run(client.organization.register_vehicle(seed.FLEET, name="Van"))
    assert colour.last.headers["authorization"] == KEY


def test_an_argument_wins_over_the_environment(
    colour: Colour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTECHNOLOGY_TOKEN", "stale")
    monkeypatch.setenv("CTECHNOLOGY_BASE_URL", "http://127.0.0.1:9/nowhere")
    assert colour.run(colour.client().user.get_profile()).id == seed.RIDER
    assert colour.last.headers["authorization"] == TOKEN


def test_a_fixed_token_is_tried_once(colour: Colour, sandbox: Sandbox) -> None:
    client = colour.client(token="stale")
    error = colour.failure(AuthenticationError, client.user.get_profile)
    assert error.message == "The credential is missing, wrong or expired."
    assert len(sandbox.world.requests) == 1


def source(colour: Colour, tokens: list[str], waits: bool) -> Callable[[], Any]:
    """Hands out the next token each time; the asyncio client may await it."""

    async def later() -> str:
        return tokens.pop(0)

    return later if waits and colour.is_async else lambda: tokens.pop(0)


@pytest.mark.parametrize("waits", [False, True])
def test_a_callable_is_asked_again_after_a_refusal(
    colour: Colour, sandbox: Sandbox, waits: bool
) -> None:
    tokens = ["stale", seed.TOKEN, "never"]
    client = colour.client(token=source(colour, tokens, waits))
    for _ in range(2):
        assert colour.run(client.user.get_profile()).id == seed.RIDER
    sent = [one.headers["authorization"] for one in sandbox.world.requests]
    assert sent == ["Token stale", TOKEN, TOKEN]
    assert tokens == ["never"]


def test_a_callable_for_the_key(colour: Colour) -> None:
    keys = ["stale", seed.FLEET_KEY]
    client = colour.anonymous(organization_api_key=source(colour, keys, True))
    vehicle = colour.run(client.organization.register_vehicle(seed.FLEET, name="Van"))
    assert vehicle is not None
    assert (vehicle["name"], keys) == ("Van", [])


def test_either_kind(colour: Colour) -> None:
    assert upload(colour, colour.client()) == TOKEN
    key = colour.anonymous(organization_api_key=seed.FLEET_KEY)
    assert upload(colour, key) == KEY
    assert upload(colour, colour.anonymous(token=seed.TOKEN)) == TOKEN


def test_the_wrong_key(colour: Colour) -> None:
    client = colour.anonymous(organization_api_key=seed.MAKER_KEY)
    error = colour.failure(
        PermissionDeniedError,
        lambda: client.organization.register_vehicle(seed.FLEET, name="Van"),
    )
    assert error.message == "The key belongs to another organization."


def test_a_header_of_one_call_wins(colour: Colour, client: CTechnology) -> None:
    headers = {"Authorization": KEY}
    error = colour.failure(
        PermissionDeniedError,
        lambda: client.user.get_profile(options={"headers": headers}),
    )
    assert error.message == "This kind of credential does not open it: Api-key."
    assert colour.run(client.user.get_profile()).id == seed.RIDER


@pytest.mark.parametrize("empty", [None, ""])
def test_missing_credentials_are_named(
    colour: Colour, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, empty: str | None
) -> None:
    monkeypatch.setenv("CTECHNOLOGY_TOKEN", "")
    nobody = colour.anonymous(token=empty)
    token = "argument token (or environment variable CTECHNOLOGY_TOKEN)"
    key = (
        "argument organization_api_key "
        "(or environment variable CTECHNOLOGY_ORGANIZATION_API_KEY)"
    )
    calls: list[tuple[Callable[[], object], str]] = [
        (nobody.user.get_profile, f"getUserProfile needs {token}"),
        (
            lambda: nobody.organization.register_vehicle(seed.FLEET, name="Van"),
            f"registerVehicle needs {key}",
        ),
        (
            lambda: upload(colour, nobody),
            f"createVehicleDataUploadToken needs {token}; or {key}",
        ),
    ]
    for call, text in calls:
        assert str(colour.failure(MissingCredentialError, call)) == text
    assert sandbox.world.requests == []


def test_the_other_kind_does_not_help(colour: Colour, sandbox: Sandbox) -> None:
    key = colour.anonymous(organization_api_key=seed.FLEET_KEY)
    error = colour.failure(MissingCredentialError, key.trip.list().first_page)
    assert "CTECHNOLOGY_TOKEN" in str(error)
    token = colour.logging_in()
    error = colour.failure(
        MissingCredentialError,
        lambda: token.organization.register_vehicle(seed.FLEET, name="Van"),
    )
    assert "CTECHNOLOGY_ORGANIZATION_API_KEY" in str(error)
    assert sandbox.world.requests == []
