"""Changes of state in the sandbox, and trouble on demand."""

import base64
import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import pytest
from plain import (
    ACCESS,
    FLEET,
    MAKER,
    REGISTER,
    STATUS,
    STATUS_TEMPLATE,
    TRIP,
    UPLOAD,
    data,
    ids,
    refused,
)

from sandbox import Fault, Sandbox, history, http_date, seed
from sandbox.values import Row, type_id

# Changes


def test_trip_update(rider: httpx2.Client) -> None:
    path, before = f"/trip/{TRIP}", dict(history.TRIPS[1])
    changed = data(rider.put(path, json={"name": None, "notes": "Wet", "speed_max": 1}))
    assert changed == {**before, "name": None, "notes": "Wet"}
    assert data(rider.get(path)) == changed
    assert data(rider.put(path, json={})) == changed


def test_likes_are_counted(rider: httpx2.Client) -> None:
    path = f"/trip/{TRIP}"
    likes = [data(rider.get(path))["num_likes"]]
    for liked in (True, True, False, None):
        changed = data(rider.put(path, json={"is_liked_by_me": liked}))
        assert changed["is_liked_by_me"] is liked
        likes.append(changed["num_likes"])
    assert likes == [1, 2, 2, 1, 1]


def test_deleted_trips_leave_the_lists(rider: httpx2.Client) -> None:
    boat = f"/vehicle/{seed.BOAT}/trip"
    data(rider.put(f"/trip/{TRIP}", json={"deleted": True}))
    assert TRIP not in ids(rider.get("/trip"))
    assert TRIP not in ids(rider.get(boat))
    assert data(rider.get(f"/trip/{TRIP}"))["deleted"] is True
    data(rider.put(f"/trip/{TRIP}", json={"deleted": False}))
    assert TRIP in ids(rider.get("/trip"))


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"/trip/{TRIP}", {"visibility": None}),
        (f"/trip/{TRIP}", {"visibility": "FRIENDS"}),
        (f"/trip/{TRIP}", {"validation_score": 1.5}),
        (f"/trip/{TRIP}", {"deleted": "yes"}),
        ("/me", {"first_name": 1}),
        ("/me", {"settings_webapp": []}),
        ("/me", {"ecosystem_timestamp_last_news_read": "2025-09-17"}),
        (f"/vehicle/{seed.BIKE}", {"professional_location_main_lon": True}),
        (ACCESS, {"role": "BOSS"}),
    ],
)
def test_bad_updates(rider: httpx2.Client, path: str, body: Row) -> None:
    before = None if path == ACCESS else data(rider.get(path))
    assert next(iter(body)) in refused(rider.put(path, json=body), 400)
    assert path == ACCESS or data(rider.get(path)) == before


def test_user_profile_update(rider: httpx2.Client) -> None:
    before = data(rider.get("/me"))
    changes = {"first_name": "Kim", "settings_nativeapp": {"theme": None}, "id": "x"}
    changed = data(rider.put("/me", json={**changes, "address_city": None}))
    del changes["id"]
    assert changed == {**before, **changes, "address_city": None}
    assert data(rider.get("/me")) == changed


def test_vehicle_profile_update(rider: httpx2.Client) -> None:
    path = f"/vehicle/{seed.BIKE}"
    before = data(rider.get(path))
    changes = {"name": "Flash", "brand": None, "oem_extra": [1]}
    changed = data(rider.put(path, json={**changes, "id": "x", "device_id": "y"}))
    assert changed == {**before, **changes}
    assert data(rider.get(path)) == changed


def test_access_of_users(rider: httpx2.Client, sandbox: Sandbox) -> None:
    role = {"role": "VEHICLE_USER"}
    assert data(rider.put(ACCESS, json=role))["role"] == "VEHICLE_USER"
    invitation = {"email": seed.NEIGHBOUR_EMAIL, "vehicle_id": seed.BIKE, **role}
    answer = rider.post("/permission/vehicle-access", json=invitation)
    assert (answer.status_code, answer.json()) == (200, {})
    assert sandbox.world.roles(seed.NEIGHBOUR)[seed.BIKE] == "VEHICLE_USER"
    for vehicle, status in ((seed.COUPE, 403), ("nope", 404)):
        invitation["vehicle_id"] = vehicle
        refused(rider.post("/permission/vehicle-access", json=invitation), status)
    foreign = f"/permission/vehicle-access/{seed.NEIGHBOUR_ACCESS}"
    refused(rider.put(foreign, json=role), 403)
    refused(rider.put("/permission/vehicle-access/nope", json=role), 404)


def test_readers_must_not_edit(rider: httpx2.Client) -> None:
    own = f"/permission/vehicle-access/{seed.RIDER_ACCESS}"
    data(rider.put(own, json={"role": "VEHICLE_READ_ONLY"}))
    data(rider.get(STATUS))
    refused(rider.put(f"/vehicle/{seed.BIKE}", json={"name": "Mine"}), 403)


def test_rules(rider: httpx2.Client) -> None:
    path = f"/notification/rule/{seed.BIKE}"
    body = {"operator": "NOTIF_OP_GT", "priority": "NOTIF_HIGH", "value": 3}
    rule = data(rider.post(path, json=body))
    assert body.items() <= rule.items()
    assert rule["tw_start"] is None
    assert data(rider.get(path)) == [history.RULES[0], rule]
    assert data(rider.get(f"/notification/rule/{seed.BOAT}")) == []
    refused(rider.post(path, json={"operator": "NOTIF_OP_GT"}), 400)
    refused(rider.post(path, json={**body, "operator": "GT"}), 400)


def test_commands_show_up_in_the_actions(rider: httpx2.Client) -> None:
    body = {"priority": "HIGH", "command": "UNLOCK"}
    command = data(rider.post(f"/vehicle/{seed.BIKE}/command", json=body))
    assert body.items() <= command.items()
    assert command["timestamp_created"] == "2025-09-17T12:00:00.000Z"
    assert command["response"] is None
    [newest, *_] = data(rider.get(f"/vehicle/{seed.BIKE}/action"))
    assert (newest["type"], newest["data"]) == ("COMMAND_SENT", body)
    refused(rider.post(f"/vehicle/{seed.BIKE}/command", json={"priority": "LOW"}), 400)


def test_connecting_by_device(rider: httpx2.Client) -> None:
    path = f"/vehicle/{seed.MOPED}/status"
    refused(rider.get(path), 403)
    body = {"device_id": seed.MOPED_DEVICE, "role": "VEHICLE_OWNER"}
    grant = data(rider.post("/me/connected-vehicle", json=body))
    assert (grant["vehicle_id"], grant["role"]) == (seed.MOPED, "VEHICLE_OWNER")
    assert data(rider.get(path))["status"] == "SETUP"
    refused(rider.post("/me/connected-vehicle", json={"device_id": "nope"}), 404)


def test_direct_access(rider: httpx2.Client) -> None:
    def listed(**query: str) -> list[str]:
        found = data(rider.get("/vehicle-direct-access/", params=query))["vehicles"]
        return [vehicle["vehicle_id"] for vehicle in found]

    assert listed() == [seed.BIKE, seed.BOAT, seed.EBIKE]
    assert listed(filter_permission="VEHICLE_IS_OWNER") == [seed.BIKE, seed.BOAT]
    assert listed(filter_permission="OTHER") == []


def test_registered_vehicles_are_in_direct_access(rider: httpx2.Client) -> None:
    body = {
        "name": "Van",
        "organization_vehicle_id": "v-7",
        "role": "VEHICLE_MAINTAINER",
    }
    vehicle = data(rider.post(REGISTER, json=body, headers=FLEET))
    assert vehicle["professional_vehicle_id"] == "v-7"
    listed = data(rider.get("/vehicle-direct-access/"))["vehicles"]
    assert (listed[-1]["vehicle_id"], listed[-1]["name"]) == (vehicle["id"], "Van")
    assert data(rider.get(f"/vehicle/{vehicle['id']}/status"))["status"] == "SETUP"


def test_registration_by_manufacturers(anyone: httpx2.Client) -> None:
    path = f"/organization/{seed.MAKER}/vehicle/"
    refused(anyone.post(path, json={"name": "Van"}, headers=MAKER), 400)
    kind = {"organization_vehicle_type_id": type_id("vtpe", "van")}
    code = {"organization_vehicle_id": "v-7"}
    body = {"name": "Van", **kind, **code}
    vehicle = data(anyone.post(path, json=body, headers=MAKER))
    assert vehicle["oem_vehicle_id"] == "V-7"
    refused(anyone.post(path, json=body, headers=FLEET), 403)
    refused(anyone.post("/organization/com.x/vehicle/", json=body, headers=FLEET), 404)


def test_upload_token(rider: httpx2.Client) -> None:
    token = data(rider.get(UPLOAD, params={"lifetime_minutes": 30}))["token"]
    [_, claims, _] = token.split(".")
    read = json.loads(base64.urlsafe_b64decode(claims + "=="))
    assert (read["sub"], read["exp"] - read["iat"]) == (seed.BIKE, 1800)


# Trouble


def test_limit_by_count(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.limit("GET", STATUS_TEMPLATE, calls=2, retry_after="1", refusals=2)
    answers = [rider.get(STATUS) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429, 200]
    assert answers[2].headers["retry-after"] == "1"
    refused(answers[2], 429)
    data(rider.get(f"/vehicle/{seed.BIKE}"))


def test_limit_by_clock(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.limit("GET", "/me", calls=1, window=10)
    codes: list[int] = []
    for seconds in (0, 9.5, 0.5, 0):
        sandbox.world.clock.advance(seconds)
        answer = rider.get("/me")
        codes.append(answer.status_code)
        assert "retry-after" not in answer.headers
    assert codes == [200, 429, 200, 429]


def test_retry_after_as_a_date(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.limit("GET", "/me", calls=0, retry_after=http_date(90))
    named = parsedate_to_datetime(rider.get("/me").headers["retry-after"])
    assert 80 < (named - datetime.now(UTC)).total_seconds() <= 90


def test_faults(rider: httpx2.Client, sandbox: Sandbox) -> None:
    for fault in (
        Fault.html(500),
        Fault.unavailable("3"),
        Fault.broken_json(),
        Fault.failed("No."),
        Fault(418, b"\x00tea", "text/plain", {"X-Pot": "small"}),
    ):
        sandbox.world.fail("GET", "/trip", fault)
    data(rider.get("/tripleg"))
    page, unavailable, broken, failed, custom = (rider.get("/trip") for _ in range(5))
    assert (page.status_code, page.text[:6]) == (500, "<html>")
    assert (unavailable.status_code, unavailable.headers["retry-after"]) == (503, "3")
    assert "content-type" not in unavailable.headers
    assert broken.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        broken.json()
    assert refused(failed, 200) == "No."
    assert (custom.content, custom.headers["x-pot"]) == (b"\x00tea", "small")
    data(rider.get("/trip"))


def test_dropped_connection(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.fail("PUT", "/me", Fault.drop(), times=2)
    for _ in range(2):
        with pytest.raises(httpx2.TransportError):
            rider.put("/me", json={"first_name": "Kim"})
    assert data(rider.get("/me"))["first_name"] == "Robin"
    data(rider.put("/me", json={"first_name": "Kim"}))
    assert len(sandbox.world.asked("PUT", "/me")) == 3
