"""Failures of the service: which exception, with what in it, and nothing secret."""

from __future__ import annotations

import logging
import pickle
import socket
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, cast

import pytest
from colours import Colour

from ctechnology import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    CTechnology,
    CTechnologyError,
    DecodeError,
    EnvelopeError,
    InternalServerError,
    MismatchWarning,
    MissingCredentialError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    models,
)
from ctechnology._runtime import to_wire
from sandbox import Fault, Sandbox, seed

ME = ("GET", "/me")
SECRETS = (seed.TOKEN, seed.PASSWORD, seed.FLEET_KEY)

# In the envelope


REFUSALS: list[
    tuple[type[APIStatusError], int, str, str, Callable[[CTechnology], object]]
] = [
    (
        BadRequestError,
        400,
        "limit: a number from 0 up is expected",
        "listTrips",
        lambda client: client.trip.list(limit=-1).first_page(),
    ),
    (
        BadRequestError,
        400,
        "visibility: one of PUBLIC, PRIVATE is expected",
        "updateTrip",
        lambda client: client.trip.update("trip_1", visibility="FRIENDS"),
    ),
    (
        AuthenticationError,
        401,
        "The credential is missing, wrong or expired.",
        "getUserProfile",
        lambda client: client.user.get_profile(
            options={"headers": {"Authorization": "Token stale"}}
        ),
    ),
    (
        PermissionDeniedError,
        403,
        "No permission for this vehicle.",
        "getVehicleStatus",
        lambda client: client.vehicle.get_status(seed.COUPE),
    ),
    (
        NotFoundError,
        404,
        "trip_id: there is no trip_0",
        "getTrip",
        lambda client: client.trip.get("trip_0"),
    ),
]


@pytest.mark.parametrize(("kind", "status", "message", "operation", "call"), REFUSALS)
def test_refusals(
    colour: Colour,
    client: CTechnology,
    kind: type[APIStatusError],
    status: int,
    message: str,
    operation: str,
    call: Callable[[CTechnology], object],
) -> None:
    error = colour.failure(kind, lambda: call(client))
    assert (error.status_code, error.message) == (status, message)
    assert error.operation_id == operation
    assert isinstance(error, CTechnologyError)
    assert message in str(error)
    header = {"api_version": "v2.2", "status": "FAILED", "message": message}
    assert error.body == {"header": {**header, "permission_via": []}, "data": None}
    assert isinstance(error.data, models.ErrorEnvelope)
    assert (error.data.header.message, error.data.data) == (message, None)
    assert error.data.header.status.is_known is False
    assert (error.request_id, error.retry_after) == (None, None)
    assert error.headers["Content-Type"] == "application/json"
    assert len(colour.sandbox.world.requests) == 1
    assert colour.slept == []


def test_errors_can_be_pickled(colour: Colour, client: CTechnology) -> None:
    error = colour.failure(NotFoundError, lambda: client.trip.get("trip_0"))
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is NotFoundError
    assert (str(copy), copy.message, copy.body) == (
        str(error),
        error.message,
        error.body,
    )


def test_a_success_that_failed(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """HTTP says 200, the envelope says FAILED."""
    paths: list[tuple[str, str, Callable[[], object]]] = [
        ("GET", "/me", client.user.get_profile),
        ("GET", "/trip", client.trip.list().first_page),
        (
            "POST",
            "/organization/{organization_id}/vehicle/",
            lambda: client.organization.register_vehicle(seed.FLEET, name="Van"),
        ),
    ]
    for method, template, call in paths:
        sandbox.world.fail(method, template, Fault.failed("Try tomorrow."))
        error = colour.failure(EnvelopeError, call)
        assert (error.status_code, error.message) == (200, "Try tomorrow.")
        assert error.body["header"]["status"] == "FAILED"
        assert isinstance(error.data, models.ErrorEnvelope)
        assert len(sandbox.world.asked(method, template)) == 1


# Out of the envelope


def test_pages_of_html(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    kinds = {400: BadRequestError, 404: NotFoundError, 500: InternalServerError}
    for status, kind in kinds.items():
        sandbox.world.fail(*ME, Fault.html(status))
        error = colour.failure(
            kind, lambda: client.user.get_profile(options={"max_retries": 0})
        )
        assert error.status_code == status
        assert error.body == f"<html><body><h1>{status}</h1></body></html>"
        assert error.data is None
        assert str(status) in str(error)
    assert len(sandbox.world.requests) == 3


def test_the_request_id(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    fault = Fault(418, b"\xff\x00", "image/png", {"X-Request-Id": "r-17"})
    sandbox.world.fail(*ME, fault)
    error = colour.failure(APIStatusError, client.user.get_profile)
    assert (error.status_code, error.body, error.request_id) == (
        418,
        b"\xff\x00",
        "r-17",
    )
    assert str(error) == "418 I'm a Teapot (getUserProfile, request r-17)"


def test_broken_json(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    sandbox.world.fail(*ME, Fault.broken_json())
    error = colour.failure(DecodeError, client.user.get_profile)
    assert (error.operation_id, error.pointer) == ("getUserProfile", "")
    assert (error.status_code, error.body) == (200, '{"header": {"status": "SUCC')
    sandbox.world.fail(*ME, Fault.broken_json(400))
    refusal = colour.failure(BadRequestError, client.user.get_profile)
    assert (refusal.status_code, refusal.data) == (400, None)
    assert refusal.body == '{"header": {"status": "SUCC'
    assert len(sandbox.world.requests) == 2


def test_an_answer_that_breaks_the_document(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.statuses[seed.BIKE]["vehicle_status_hd"] = {"hd_motor_rpm": "fast"}
    strict = client.with_options(on_mismatch="raise")
    error = colour.failure(DecodeError, lambda: strict.vehicle.get_status(seed.BIKE))
    assert error.pointer == "/data/vehicle_status_hd/hd_motor_rpm"
    assert error.body["data"]["vehicle_status_hd"] == {"hd_motor_rpm": "fast"}
    assert "fast" not in str(error)


def test_what_fits_is_kept_of_it(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    good = colour.run(client.vehicle.get_status(seed.BIKE))
    broken = {"vehicle_status_hd": {"hd_motor_rpm": "fast"}, "timestamp": None}
    sandbox.world.statuses[seed.BIKE].update(broken, status="DREAMING")
    with pytest.warns(MismatchWarning) as seen:
        kept: Any = colour.run(client.vehicle.get_status(seed.BIKE))
        again = client.with_options(max_retries=0)
        assert colour.run(again.vehicle.get_status(seed.BIKE)) == kept
    assert [str(warning.message).partition(" at ")[2] for warning in seen] == [
        "/data/timestamp: expected a date-time, got null",
        "/data/vehicle_status_hd/hd_motor_rpm: expected a number or null, "
        "got a string of 4 characters",
    ]
    assert kept.vehicle_status_hd.hd_motor_rpm == "fast"
    assert kept.timestamp is None
    assert kept.status == "DREAMING"
    assert kept.last_update == good.last_update
    assert isinstance(kept.last_update, datetime)
    sent: Any = to_wire(kept)
    assert sent["vehicle_status_hd"]["hd_motor_rpm"] == "fast"


def test_the_line_of_the_caller_is_warned(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.statuses[seed.BIKE]["battery_main_pct"] = "full"

    async def awaited() -> Any:
        return await cast(Any, client.vehicle.get_status(seed.BIKE))

    with pytest.warns(MismatchWarning) as seen:
        if colour.is_async:
            assert colour.run(awaited())
        else:
            client.vehicle.get_status(seed.BIKE)
    assert [warning.filename for warning in seen] == [__file__]


def test_redirects_of_a_post_are_not_followed(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    body = {"email": seed.EMAIL, "password": seed.PASSWORD}
    error = colour.failure(
        RedirectError,
        lambda: client.request("POST", "/account/login", cast_to=Any, body=body),
    )
    assert error.status_code == 301
    assert error.message == f"not followed to {sandbox.base_url}/account/login/"
    assert len(sandbox.world.requests) == 1


# Without an answer


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_no_answer_in_time(colour: Colour, silent: str) -> None:
    client = colour.client(base_url=silent, timeout=0.02)
    error = colour.failure(APITimeoutError, client.user.get_profile)
    assert isinstance(error, APIConnectionError)
    assert str(error).startswith("getUserProfile: ")
    assert colour.slept == [0.5, 1.0]


def test_nobody_listens(colour: Colour) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    client = colour.client(base_url=address)
    colour.failure(
        APIConnectionError,
        lambda: client.organization.register_vehicle(seed.FLEET, name="Van"),
    )
    assert colour.slept == [0.5, 1.0]


# Nothing secret


def failures(colour: Colour, client: CTechnology, silent: str) -> Iterator[APIError]:
    """One error of every kind, by calls that carry secrets."""
    world = colour.sandbox.world
    quick: Any = {"max_retries": 0}
    body = {"email": seed.EMAIL, "password": seed.PASSWORD, "key": seed.FLEET_KEY}
    cases: list[tuple[type[APIError], Fault]] = [
        (BadRequestError, Fault.html(400)),
        (InternalServerError, Fault.html(500)),
        (RateLimitError, Fault(429)),
        (EnvelopeError, Fault.failed()),
        (DecodeError, Fault.broken_json()),
        (APIConnectionError, Fault.drop()),
        (AuthenticationError, Fault.failed(status=401)),
    ]
    for kind, fault in cases:
        world.fail("POST", "/account/login/", fault)
        yield colour.failure(
            kind,
            lambda: client.account.login(
                email=seed.EMAIL, password=seed.PASSWORD, options=quick
            ),
        )
    target: Any = {"base_url": silent, "timeout": 0.02, **quick}
    for call in (
        lambda: client.user.get_profile(options=target),
        lambda: client.request(
            "PUT", "/me", cast_to=Any, query=body, body=body, options=target
        ),
    ):
        yield colour.failure(APITimeoutError, call)
    yield colour.failure(NotFoundError, lambda: client.trip.get("trip_0"))
    nobody = colour.anonymous(token="", organization_api_key=seed.FLEET_KEY)
    yield colour.failure(MissingCredentialError, nobody.user.get_profile)


def test_errors_show_nothing_secret(
    colour: Colour,
    client: CTechnology,
    silent: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kinds: set[type[APIError]] = set()
    with caplog.at_level(logging.DEBUG):
        for error in failures(colour, client, silent):
            kinds.add(type(error))
            told = [str(error), repr(error), *traceback.format_exception(error)]
            told += [repr(vars(error))]
            assert not [one for one in SECRETS if one in "".join(told)]
    assert len(kinds) == 10
    assert "getUserProfile" in caplog.text
    assert not [one for one in SECRETS if one in caplog.text]


def test_clients_show_nothing_secret(colour: Colour, sandbox: Sandbox) -> None:
    place = sandbox.base_url.removeprefix("http://")
    name = "AsyncCTechnology" if colour.is_async else "CTechnology"
    person: Any = {"email": seed.EMAIL, "password": seed.PASSWORD}
    for client in (
        colour.public(
            token=seed.TOKEN,
            organization_api_key=seed.FLEET_KEY,
            base_url=f"http://rider:{seed.PASSWORD}@{place}",
            headers={"x-key": seed.FLEET_KEY},
            query={"key": seed.FLEET_KEY},
        ),
        colour.public.login(**person, base_url=sandbox.base_url),
    ):
        colour.keep(client)
        assert repr(client) == str(client) == f"<{name} http://{place}>"
        inside = repr(vars(client)) + repr(vars(client.user))
        assert not [one for one in SECRETS if one in inside]
