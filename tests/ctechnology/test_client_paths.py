"""Paths on the wire: slashes as documented, arguments that cannot escape their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from colours import Colour

from ctechnology import CTechnology, NotFoundError
from sandbox import Sandbox, seed

CALLS: dict[str, Callable[[CTechnology, str], object]] = {
    "/vehicle/{}": lambda client, id: client.vehicle.get_profile(id),
    "/vehicle/{}/status": lambda client, id: client.vehicle.get_status(id),
    "/vehicle/{}/action": lambda client, id: (
        client.vehicle.list_actions_of_vehicle(id).first_page()
    ),
    "/vehicle/{}/trip": lambda client, id: client.trip.list_of_vehicle(id).first_page(),
    "/vehicle/{}/summary/today": lambda client, id: (
        client.insight.get_vehicle_summary_today(id)
    ),
    "/vehicle/{}/command": lambda client, id: (
        client.vehicle_communication.send_command(id, priority="LOW", command="LOCK")
    ),
    "/trip/{}": lambda client, id: client.trip.update(id, notes=None),
    "/tripleg/{}": lambda client, id: client.trip.get_tripleg(id),
    "/notification/rule/{}": lambda client, id: client.notification.list_rules(id),
    "/permission/vehicle-access/{}": lambda client, id: (
        client.security.update_vehicle_access(id, role="VEHICLE_USER")
    ),
    "/organization/{}/vehicle/": lambda client, id: (
        client.organization.register_vehicle(id, name="Van")
    ),
    "/security/vehicle/{}/vehicle-data-upload-token": lambda client, id: (
        client.security.create_vehicle_data_upload_token(id, lifetime_minutes=5)
    ),
}
NASTY = {
    "a b/c": "a%20b%2Fc",
    "../me": "..%2Fme",
    "?limit=1#x": "%3Flimit%3D1%23x",
    "100%": "100%25",
    "%2e%2e": "%252e%252e",
    "{id}": "%7Bid%7D",
    "zürich": "z%C3%BCrich",
    "a\r\nb\\c;d": "a%0D%0Ab%5Cc%3Bd",
    "~com.demo_Company-1": "~com.demo_Company-1",
}


def test_every_path_with_arguments_is_here(document: Any) -> None:
    documented = {path for path in document["paths"] if "{" in path}
    shapes = {
        path.partition("{")[0] + "{}" + path.partition("}")[2] for path in documented
    }
    assert shapes == CALLS.keys()


@pytest.mark.parametrize("place", CALLS)
def test_arguments_are_encoded(
    colour: Colour, client: CTechnology, sandbox: Sandbox, place: str
) -> None:
    colour.failure(NotFoundError, lambda: CALLS[place](client, "a b/c"))
    [request] = sandbox.world.requests
    assert request.path.partition("?")[0] == "/api/v2.2" + place.format("a%20b%2Fc")
    assert request.template is None


@pytest.mark.parametrize("argument", NASTY)
def test_no_argument_leaves_its_place(
    colour: Colour, client: CTechnology, argument: str
) -> None:
    colour.failure(NotFoundError, lambda: client.trip.get(argument))
    assert colour.last.path == f"/api/v2.2/trip/{NASTY[argument]}"


@pytest.mark.parametrize("place", CALLS)
def test_arguments_that_would_change_the_path_are_refused(
    colour: Colour, client: CTechnology, sandbox: Sandbox, place: str
) -> None:
    for argument in ("", ".", ".."):
        with pytest.raises(ValueError, match=r"_id\b"):
            colour.run(CALLS[place](client, argument))
    assert sandbox.world.requests == []


@pytest.mark.parametrize("end", ["", "/"])
def test_slashes_do_not_depend_on_the_base_url(
    colour: Colour, sandbox: Sandbox, end: str
) -> None:
    client = colour.client(base_url=sandbox.base_url + end)
    colour.run(client.vehicle.list_direct_access())
    colour.run(client.vehicle.get_status(seed.BIKE))
    colour.run(client.account.login(email=seed.EMAIL, password=seed.PASSWORD))
    colour.run(client.organization.register_vehicle(seed.FLEET, name="Van"))
    assert [request.path for request in sandbox.world.requests] == [
        "/api/v2.2/vehicle-direct-access/",
        f"/api/v2.2/vehicle/{seed.BIKE}/status",
        "/api/v2.2/account/login/",
        f"/api/v2.2/organization/{seed.FLEET}/vehicle/",
    ]


def test_query_values_are_encoded(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    page = colour.run(client.notification.list(vehicle_id="a&b=c d+é/?#%").first_page())
    assert page.items == []
    [request] = sandbox.world.requests
    query = "vehicle_id=a%26b%3Dc%20d%2B%C3%A9%2F%3F%23%25"
    assert request.path == f"/api/v2.2/notification/alert?{query}"


@pytest.mark.parametrize(
    ("limit", "text"), [(5, "5"), (5.0, "5"), (2.5, "2.5"), (0, "0")]
)
def test_numbers_in_a_query(
    colour: Colour, client: CTechnology, limit: float, text: str
) -> None:
    colour.run(client.trip.list(limit=limit).first_page())
    assert colour.last.path == f"/api/v2.2/trip?limit={text}"
