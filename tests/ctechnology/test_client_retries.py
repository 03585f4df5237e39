"""Calls that are repeated: which, how often, and how long the client waits before."""

from __future__ import annotations

import pytest
from colours import Colour

from ctechnology import (
    APIConnectionError,
    CTechnology,
    InternalServerError,
    RateLimitError,
    models,
)
from sandbox import Fault, Sandbox, http_date, seed

ME = ("GET", "/me")
COMMAND = ("POST", "/vehicle/{vehicle_id}/command")
LATER = Fault(429, headers={"Retry-After": "7"})


def command(client: CTechnology) -> models.VehicleCommand:
    return client.vehicle_communication.send_command(
        seed.BIKE, priority="HIGH", command="UNLOCK"
    )


# Without an answer


def test_a_dropped_connection(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.fail(*ME, Fault.drop(), times=2)
    assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert len(sandbox.world.asked(*ME)) == 3
    assert colour.slept == [0.5, 1.0]


def test_a_dropped_change(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """PUT can be repeated, POST not: the command may have been carried out."""
    sandbox.world.fail("PUT", "/me", Fault.drop())
    changed = colour.run(client.user.update_profile(first_name="Kim"))
    assert changed.first_name == "Kim"
    bodies = [one.json() for one in sandbox.world.asked("PUT", "/me")]
    assert bodies == [{"first_name": "Kim"}] * 2
    sandbox.world.fail(*COMMAND, Fault.drop())
    error = colour.failure(APIConnectionError, lambda: command(client))
    assert str(error).startswith("sendVehicleCommand: ")
    assert len(sandbox.world.asked(*COMMAND)) == 1


def test_an_idempotency_key_makes_any_call_repeatable(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.fail(*COMMAND, Fault.drop())
    sandbox.world.fail(*COMMAND, Fault.html(500))
    answer = colour.run(
        client.vehicle_communication.send_command(
            seed.BIKE,
            priority="HIGH",
            command="UNLOCK",
            options={"idempotency_key": "k-1"},
        )
    )
    assert answer.command == "UNLOCK"
    keys = [one.headers["idempotency-key"] for one in sandbox.world.asked(*COMMAND)]
    assert keys == ["k-1"] * 3


# Rate limits


def test_the_limit_is_waited_out(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """The sandbox refuses until its clock has moved on by what it says."""
    sandbox.world.limit(*ME, calls=1, window=10, retry_after="10")
    for _ in range(2):
        assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert len(sandbox.world.asked(*ME)) == 3
    assert colour.slept == [10.0]


def test_in_real_time(colour: Colour, sandbox: Sandbox) -> None:
    """Nothing of the client is changed here."""
    sandbox.world.limit(*ME, calls=1, retry_after="0", refusals=2)
    client = colour.keep(colour.public(token=seed.TOKEN, base_url=sandbox.base_url))
    for _ in range(2):
        assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert len(sandbox.world.asked(*ME)) == 4


def test_the_moment_of_the_next_try_as_a_date(colour: Colour, sandbox: Sandbox) -> None:
    sandbox.world.reset(ticking=True)
    sandbox.world.limit(*ME, calls=1, retry_after=http_date(40))
    client = colour.client()
    for _ in range(2):
        assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert len(sandbox.world.asked(*ME)) == 3
    [wait] = colour.slept
    assert 20 < wait <= 40


def test_a_refused_post_is_repeated(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """429 says that it was not processed."""
    sandbox.world.fail(*COMMAND, LATER)
    assert colour.run(command(client)).command == "UNLOCK"
    assert len(sandbox.world.asked(*COMMAND)) == 2
    assert colour.slept == [7.0]


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("0", 0.0), ("120", 120.0), ("soon", None)]
)
def test_the_error_tells_when_to_try_again(
    colour: Colour, sandbox: Sandbox, header: str, seconds: float | None
) -> None:
    client = colour.client(max_retries=0)
    sandbox.world.limit(*ME, calls=0, retry_after=header)
    error = colour.failure(RateLimitError, client.user.get_profile)
    assert (error.status_code, error.retry_after) == (429, seconds)
    assert error.message == "Too many requests."
    assert isinstance(error.data, models.ErrorEnvelope)
    assert (len(sandbox.world.asked(*ME)), colour.slept) == (1, [])


def test_the_error_tells_of_a_date(colour: Colour, sandbox: Sandbox) -> None:
    sandbox.world.reset(ticking=True)
    sandbox.world.limit(*ME, calls=0, retry_after=http_date(300))
    error = colour.failure(RateLimitError, colour.client().user.get_profile)
    assert error.retry_after is not None
    assert 250 < error.retry_after <= 300
    assert len(sandbox.world.asked(*ME)) == 1


def test_a_long_wait_is_left_to_the_caller(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.fail(*ME, Fault.unavailable("61"))
    error = colour.failure(InternalServerError, client.user.get_profile)
    assert (error.status_code, error.retry_after) == (503, 61.0)
    assert len(sandbox.world.asked(*ME)) == 1


# Failures of the server


def test_a_server_that_is_away(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.fail(*ME, Fault.unavailable("2"))
    sandbox.world.fail(*ME, Fault.html(502))
    assert colour.run(client.user.get_profile()).id == seed.RIDER
    assert len(sandbox.world.asked(*ME)) == 3
    assert colour.slept == [2.0, 1.0]


def test_a_post_is_not_repeated_after_a_failure(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    for fault in (Fault.html(500), Fault.unavailable("1")):
        sandbox.world.requests.clear()
        sandbox.world.fail(*COMMAND, fault)
        error = colour.failure(InternalServerError, lambda: command(client))
        assert error.status_code == fault.status
        assert len(sandbox.world.requests) == 1
    assert colour.slept == []


@pytest.mark.parametrize("retries", [0, 1, 2, 5])
def test_the_number_of_retries(colour: Colour, sandbox: Sandbox, retries: int) -> None:
    by_client = colour.client(max_retries=retries).user
    by_clone = colour.client().with_options(max_retries=retries).user
    for call in (
        by_client.get_profile,
        by_clone.get_profile,
        lambda: colour.client().user.get_profile(options={"max_retries": retries}),
    ):
        sandbox.world.requests.clear()
        colour.slept.clear()
        sandbox.world.fail(*ME, Fault.html(504), times=retries + 1)
        error = colour.failure(InternalServerError, call)
        assert error.status_code == 504
        assert len(sandbox.world.asked(*ME)) == retries + 1
        assert colour.slept == [0.5, 1.0, 2.0, 4.0, 8.0][:retries]
