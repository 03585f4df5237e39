"""The sandbox against the OpenAPI document."""

import re
from typing import Any

import httpx2
import jsonschema_rs
import pytest
from plain import (
    ACCESS,
    FLEET,
    LOGIN,
    REGISTER,
    STATUS,
    STATUS_TEMPLATE,
    TRIP,
    UPLOAD,
    data,
)

from sandbox import history, seed
from sandbox.routes import OPERATIONS, Operation
from sandbox.values import Row


def test_routes_are_those_of_the_document(document: Any) -> None:
    methods = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
    documented = {
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in item.keys() & methods
    }
    served = [(one.method, one.template) for one in OPERATIONS]
    assert len(served) == 27
    assert sorted(served) == sorted(documented)


def test_credentials_are_those_of_the_document(document: Any) -> None:
    prefixes = {"TokenAuth": "Token", "OrganizationApiKey": "Api-key"}
    for one in OPERATIONS:
        operation = document["paths"][one.template][one.method.lower()]
        required = operation.get("security", document["security"])
        assert one.accepts == tuple(
            prefixes[name] for each in required for name in each
        )


@pytest.mark.parametrize(
    ("schema", "row"),
    [
        ("Trip", history.TRIPS[0]),
        ("Tripleg", history.TRIPLEGS[0]),
        ("VehicleStatus", seed.new_status(seed.BIKE, "")),
        ("UserProfile", seed.USERS[1]),
        ("Notification", history.NOTIFICATIONS[0]),
        ("NotificationRule", history.RULES[0]),
        ("VehicleAction", history.ACTIONS[0]),
        ("UserVehicleAccess", seed.GRANTS[0]),
        ("VehicleProfileUpdate", seed.NEW_VEHICLE),
    ],
)
def test_rows_have_the_documented_members(document: Any, schema: str, row: Row) -> None:
    expected = set(document["components"]["schemas"][schema]["properties"])
    if schema == "VehicleProfileUpdate":
        expected |= {"device_id", "vehicle_type"}
    assert set(row) == expected


@pytest.mark.parametrize("one", [one for one in OPERATIONS if one.body])
def test_bodies_are_those_of_the_document(document: Any, one: Operation) -> None:
    operation = document["paths"][one.template][one.method.lower()]
    reference = operation["requestBody"]["content"]["application/json"]["schema"][
        "$ref"
    ]
    schema = document["components"]["schemas"][reference.rpartition("/")[2]]
    assert one.body is not None
    assert set(one.body.members) == set(schema["properties"])
    assert set(one.body.required) == set(schema.get("required", []))
    assert one.body.open == ("additionalProperties" in schema)


SAMPLES: dict[tuple[str, str], list[tuple[str, Row | None]]] = {
    ("POST", "/account/login/"): [("/account/login/", {**LOGIN})],
    ("GET", "/me"): [("/me", None)],
    ("PUT", "/me"): [("/me", {"first_name": "Kim", "settings_webapp": None})],
    ("POST", "/me/connected-vehicle"): [
        ("/me/connected-vehicle", {"device_id": seed.MOPED_DEVICE})
    ],
    ("GET", "/permission"): [("/permission", None)],
    ("POST", "/permission/vehicle-access"): [
        (
            "/permission/vehicle-access",
            {"email": "a@example.org", "vehicle_id": seed.BIKE, "role": "VEHICLE_USER"},
        )
    ],
    ("PUT", "/permission/vehicle-access/{vehicle_access_id}"): [(ACCESS, {})],
    ("GET", "/security/vehicle/{vehicle_id}/vehicle-data-upload-token"): [
        (f"{UPLOAD}?lifetime_minutes=5", None)
    ],
    ("GET", "/vehicle-direct-access/"): [("/vehicle-direct-access/", None)],
    ("GET", "/vehicle/action"): [("/vehicle/action?limit=500", None)],
    ("GET", "/vehicle/summary"): [
        (
            f"/vehicle/summary?interval={interval}&from=2025-01-01T00:00:00Z&to={to}",
            None,
        )
        for interval in ("day", "week", "quarter", "month", "year")
        for to in ("2026-01-01T00:00:00Z", "2025-01-02T00:00:00Z")
    ],
    ("GET", "/vehicle/{vehicle_id}"): [
        (f"/vehicle/{id}", None) for id in (seed.BIKE, seed.BOAT, seed.EBIKE)
    ],
    ("PUT", "/vehicle/{vehicle_id}"): [(f"/vehicle/{seed.BIKE}", {"name": "Flash"})],
    ("GET", STATUS_TEMPLATE): [
        (f"/vehicle/{id}/status", None) for id in (seed.BIKE, seed.BOAT, seed.EBIKE)
    ],
    ("GET", "/vehicle/{vehicle_id}/action"): [(f"/vehicle/{seed.BIKE}/action", None)],
    ("POST", "/vehicle/{vehicle_id}/command"): [
        (f"/vehicle/{seed.BIKE}/command", {"priority": "LOW", "command": "LOCK"})
    ],
    ("GET", "/vehicle/{vehicle_id}/trip"): [(f"/vehicle/{seed.BOAT}/trip", None)],
    ("GET", "/vehicle/{vehicle_id}/summary/today"): [
        (f"/vehicle/{id}/summary/today", None) for id in (seed.BIKE, seed.BOAT)
    ],
    ("GET", "/trip"): [("/trip?limit=500", None), ("/trip?offset=999", None)],
    ("GET", "/trip/{trip_id}"): [(f"/trip/{TRIP}", None)],
    ("PUT", "/trip/{trip_id}"): [(f"/trip/{TRIP}", {"is_liked_by_me": True})],
    ("GET", "/tripleg"): [("/tripleg?limit=500", None)],
    ("GET", "/tripleg/{tripleg_id}"): [(f"/tripleg/{history.TRIPLEGS[0]['id']}", None)],
    ("GET", "/notification/alert"): [("/notification/alert?limit=100", None)],
    ("GET", "/notification/rule/{vehicle_id}"): [
        (f"/notification/rule/{seed.BIKE}", None)
    ],
    ("POST", "/notification/rule/{vehicle_id}"): [
        (
            f"/notification/rule/{seed.BIKE}",
            {"operator": "NOTIF_OP_GT", "priority": "NOTIF_LOW"},
        )
    ],
    ("POST", "/organization/{organization_id}/vehicle/"): [
        (REGISTER, {"name": "Van", "vehicle_type": "CAR"})
    ],
}


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.method + one.template)
def test_answers_match_the_document(
    rider: httpx2.Client, document: Any, one: Operation
) -> None:
    operation = document["paths"][one.template][one.method.lower()]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    validator = jsonschema_rs.Draft202012Validator(whole)
    headers = None if "Token" in one.accepts else FLEET
    for path, body in SAMPLES[one.method, one.template]:
        answer = rider.request(one.method, path, json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        problems = [str(error) for error in validator.iter_errors(answer.json())]
        assert problems == []


def test_failures_match_the_document(rider: httpx2.Client, document: Any) -> None:
    reference = {"$ref": "#/components/schemas/ErrorEnvelope"}
    whole = {**reference, "components": document["components"]}
    validator = jsonschema_rs.Draft202012Validator(whole)
    for path in ("/trip/nope", f"/vehicle/{seed.COUPE}", "/trip?limit=x"):
        answer = rider.get(path)
        assert answer.is_client_error
        assert validator.is_valid(answer.json())


# Formats


def test_moments_as_in_the_samples(rider: httpx2.Client) -> None:
    day = r"2025-\d\d-\d\dT\d\d:\d\d:\d\d"
    status = data(rider.get(STATUS))
    assert re.fullmatch(day + r"\.\d{3}Z", status["timestamp"])
    assert re.fullmatch(day + "Z", status["last_update"])
    trip = data(rider.get(f"/trip/{TRIP}"))
    assert re.fullmatch(day + r"\.\d{6}\+0000", trip["timestamp_end"])
    [notice, *_] = data(rider.get("/notification/alert"))
    assert re.fullmatch(day + r"\.\d{6}\+0000", notice["timestamp"])


def test_null_heavy_trips(rider: httpx2.Client) -> None:
    trips = data(rider.get("/trip?limit=200"))
    empty = [trip for trip in trips if list(trip.values()).count(None) > 45]
    assert len(empty) == 18
    assert all(trip["is_liked_by_me"] is None for trip in empty)


def test_blocks_of_manufacturers(rider: httpx2.Client, document: Any) -> None:
    bike, boat, ebike = (
        data(rider.get(f"/vehicle/{id}/status"))
        for id in (seed.BIKE, seed.BOAT, seed.EBIKE)
    )
    schemas = document["components"]["schemas"]
    assert set(bike["vehicle_status_hd"]) == set(
        schemas["VehicleStatusHd"]["properties"]
    )
    unknown = {"wind_speed_kn", "anchor", "vehicle_status_novus"}
    assert boat.keys() - schemas["VehicleStatus"]["properties"].keys() == unknown
    assert boat["status"] == "TOWED"
    assert boat["vehicle_status_hd"] is None
    assert ebike["vehicle_status_bosch"]["bosch_assist_level"] == 3
