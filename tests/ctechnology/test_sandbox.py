"""The sandbox itself, over real sockets: logins, paths, lists, and the world."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from plain import (
    FLEET,
    LOGIN,
    MAKER,
    REGISTER,
    STATUS,
    TRIP,
    UPLOAD,
    YEAR,
    bearing,
    data,
    refused,
)

from sandbox import Fault, Sandbox, World, history, running, seed

# Login and credentials


def test_each_login_makes_a_token(anyone: httpx2.Client) -> None:
    first = data(anyone.post("/account/login/", json=LOGIN))
    second = data(anyone.post("/account/login/", json={**LOGIN, "origin": None}))
    assert first["token"] != second["token"]
    assert first["user"] == {"email": seed.EMAIL}
    assert first["expiry"] == "2025-09-18T12:00:00.000Z"
    for login in (first, second):
        token = bearing(f"Token {login['token']}")
        assert data(anyone.get("/me", headers=token))["id"] == seed.RIDER


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({**LOGIN, "password": "not-that-one"}, 401),
        ({**LOGIN, "email": "nobody@example.org"}, 401),
        ({**LOGIN, "password": "short"}, 400),
        ({**LOGIN, "password": "x" * 65}, 400),
        ({**LOGIN, "password": 12345678}, 400),
        ({**LOGIN, "email": "x" * 254 + "@example.org"}, 400),
        ({**LOGIN, "email": "no address"}, 400),
        ({**LOGIN, "origin": 1}, 400),
        ({"email": seed.EMAIL}, 400),
        ({"password": seed.PASSWORD}, 400),
        ([], 400),
        (None, 415),
    ],
)
def test_login_is_refused(anyone: httpx2.Client, body: object, status: int) -> None:
    refused(anyone.post("/account/login/", json=body), status)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"email": NaN}'])
def test_a_body_has_to_be_json(anyone: httpx2.Client, content: bytes) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    refused(anyone.post("/account/login/", content=content, headers=headers), 400)


def test_login_without_the_slash_is_sent_on(
    anyone: httpx2.Client, sandbox: Sandbox
) -> None:
    answer = anyone.post("/account/login?a=b", json=LOGIN)
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{sandbox.base_url}/account/login/?a=b"
    followed = anyone.post("/account/login", json=LOGIN, follow_redirects=True)
    assert followed.request.method == "GET"
    assert followed.status_code == 405
    assert followed.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "value",
    [
        "",
        seed.TOKEN,
        f"Bearer {seed.TOKEN}",
        f"Token  {seed.TOKEN}",
        "Token nope",
        "Api-key nope",
        f"Token {seed.FLEET_KEY}",
        f"Api-key {seed.TOKEN}",
    ],
)
def test_wrong_credentials(anyone: httpx2.Client, value: str) -> None:
    refused(anyone.get("/me", headers=bearing(value)), 401)


def test_no_credential(anyone: httpx2.Client) -> None:
    refused(anyone.get("/me"), 401)


def test_tokens_expire(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.token_lifetime /= 24
    short = bearing(f"Token {data(rider.post('/account/login/', json=LOGIN))['token']}")
    sandbox.world.clock.advance(3599)
    data(rider.get("/me", headers=short))
    sandbox.world.clock.advance(1)
    refused(rider.get("/me", headers=short), 401)
    data(rider.get("/me"))
    sandbox.world.clock.advance(86400)
    refused(rider.get("/me"), 401)


def test_kinds_of_credentials(rider: httpx2.Client) -> None:
    refused(rider.get("/me", headers=FLEET), 403)
    refused(rider.post(REGISTER, json={"name": "Van"}), 403)
    lifetime = {"lifetime_minutes": 5}
    for headers in (None, FLEET):
        data(rider.get(UPLOAD, params=lifetime, headers=headers))
    refused(rider.get(UPLOAD, params=lifetime, headers=MAKER), 403)


def test_permission_via(rider: httpx2.Client) -> None:
    def via(path: str, headers: dict[str, str] | None = None) -> Any:
        return rider.get(path, headers=headers).json()["header"]["permission_via"]

    own = {
        "permission": "USER_VEHICLE_STATUS_VIEW",
        "via": "me",
        "organization_id": None,
    }
    assert via(STATUS) == [own, {"permission": "USER_VEHICLE_STATUS_VIEW"}]
    [entry] = via(f"{UPLOAD}?lifetime_minutes=5", FLEET)
    assert (entry["via"], entry["organization_id"]) == ("organization", seed.FLEET)


# Paths


@pytest.mark.parametrize(
    "path",
    [
        f"/vehicle/{seed.COUPE}",
        f"/vehicle/{seed.COUPE}/status",
        f"/vehicle/{seed.COUPE}/trip",
        f"/vehicle/{seed.COUPE}/action",
        f"/vehicle/{seed.COUPE}/action?rt=wrong",
        f"/vehicle/{seed.COUPE}/summary/today",
        f"/notification/rule/{seed.COUPE}",
        f"/trip/{history.FOREIGN_TRIP}",
    ],
)
def test_what_belongs_to_somebody_else(rider: httpx2.Client, path: str) -> None:
    refused(rider.get(path), 403)


@pytest.mark.parametrize(
    "path", ["/vehicle/nope", "/vehicle/nope/status", "/trip/nope", "/tripleg/nope"]
)
def test_what_does_not_exist(rider: httpx2.Client, path: str) -> None:
    assert "nope" in refused(rider.get(path), 404)


@pytest.mark.parametrize(
    "path",
    [
        f"{STATUS}/",
        "/me/",
        "/trip/",
        "/vehicle-direct-access",
        REGISTER.removesuffix("/"),
        "/nowhere",
        "/vehicle/a%2Fb",
    ],
)
def test_paths_are_strict(rider: httpx2.Client, path: str, sandbox: Sandbox) -> None:
    for method in ("GET", "POST"):
        answer = rider.request(method, path)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
    assert [request.template for request in sandbox.world.requests] == [None, None]


def test_the_root_of_the_host(rider: httpx2.Client, sandbox: Sandbox) -> None:
    answer = rider.get(sandbox.base_url.removesuffix("/api/v2.2") + "/")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_a_wrong_method(rider: httpx2.Client) -> None:
    answer = rider.delete("/vehicle/action")
    assert (answer.status_code, "GET" in answer.headers["allow"]) == (405, True)


# Lists


def test_trips_in_pages(rider: httpx2.Client) -> None:
    whole = data(rider.get("/trip", params={"limit": 1000}))
    assert len(whole) == 126
    ends = [trip["timestamp_end"] for trip in whole]
    assert ends[0] is None
    assert ends[1:] == sorted(ends[1:], reverse=True)
    paged: list[Any] = []
    for offset in range(0, 150, 50):
        answer = rider.get("/trip", params={"offset": offset})
        header = answer.json()["header"]
        assert (header["num_results"], header["offset"], header["limit"]) == (
            126,
            offset,
            50,
        )
        paged += data(answer)
    assert paged == whole
    assert data(rider.get("/trip?offset=150")) == []


def test_counting_and_cutting_pages(rider: httpx2.Client, sandbox: Sandbox) -> None:
    sandbox.world.count_all = False
    sandbox.world.largest_page = 20
    answer = rider.get("/trip?limit=100.0&offset=120")
    header = answer.json()["header"]
    assert (header["num_results"], header["limit"], len(data(answer))) == (6, 20, 6)


@pytest.mark.parametrize(
    ("path", "count"),
    [
        (f"/vehicle/{seed.BOAT}/trip?limit=99", 42),
        ("/tripleg?limit=999", 252),
        ("/tripleg?limit=0", 0),
        ("/vehicle/action", 50),
        ("/vehicle/action?limit=99", 90),
        ("/vehicle/action?scope=PRIVATE&limit=99", 90),
        ("/vehicle/action?scope=PUBLIC", 3),
        (f"/vehicle/{seed.BIKE}/action", 30),
        (f"/vehicle/{seed.BIKE}/action?type=IGNITION_ON", 8),
        (f"/vehicle/{seed.BIKE}/action?type=IGNITION_ON,BATTERY_LOW", 16),
        (f"/vehicle/{seed.COUPE}/action?rt={seed.REQUEST_TOKEN}", 3),
        ("/notification/alert", 50),
        ("/notification/alert?limit=99", 60),
        ("/notification/alert?status=read", 40),
        ("/notification/alert?status=unread", 20),
        (f"/notification/alert?vehicle_id={seed.BIKE}", 20),
        ("/notification/alert?vehicle_id=nope", 0),
        ("/trip?from=2025-09-17T00:00:00Z", 3),
        ("/trip?from=2025-09-16T00:00:00.000Z&to=2025-09-16T23:59:59%2B0000", 5),
        ("/tripleg?to=2025-08-22T23:30:00%2B02:00", 6),
        ("/vehicle/action?from=2025-09-17T11:00:00Z", 2),
        ("/notification/alert?to=2025-09-10T05:00:00Z", 1),
        ("/permission", len(seed.PERMISSIONS)),
    ],
)
def test_lists(rider: httpx2.Client, path: str, count: int) -> None:
    assert len(data(rider.get(path))) == count


@pytest.mark.parametrize(
    "path",
    [
        "/trip?limit=ten",
        "/trip?limit=-1",
        "/tripleg?offset=nan",
        "/trip?from=yesterday",
        "/vehicle/action?to=2025-09-17T00:00:00",
        "/vehicle/action?scope=MINE",
        "/notification/alert?status=new",
        "/vehicle/summary",
        "/vehicle/summary?interval=day&from=2025-09-01T00:00:00Z",
        "/vehicle/summary?interval=hour&from=2025-09-01T00:00:00Z&to=2025-09-02T00:00:00Z",
        UPLOAD,
        f"{UPLOAD}?lifetime_minutes=1441",
        f"{UPLOAD}?lifetime_minutes=1.5",
    ],
)
def test_bad_parameters(rider: httpx2.Client, path: str) -> None:
    refused(rider.get(path), 400)


@pytest.mark.parametrize(
    ("interval", "count", "first"),
    [
        ("day", 27, "2025-08-22"),
        ("week", 5, "2025-08-18"),
        ("month", 2, "2025-08-01"),
        ("quarter", 1, "2025-07-01"),
        ("year", 1, "2025-01-01"),
    ],
)
def test_summaries(rider: httpx2.Client, interval: str, count: int, first: str) -> None:
    summaries = data(
        rider.get("/vehicle/summary", params={"interval": interval, **YEAR})
    )
    assert (len(summaries), summaries[0]["timestamp"]) == (count, first)
    assert sum(each["num_trips"] for each in summaries) == 125


@pytest.mark.parametrize(
    ("role", "trips"), [("owner", 83), ("professional", 42), ("oem", 0)]
)
def test_summaries_by_role(rider: httpx2.Client, role: str, trips: int) -> None:
    query = {"interval": "year", "role": role, **YEAR}
    summaries = data(rider.get("/vehicle/summary", params=query))
    assert sum(each["num_trips"] for each in summaries) == trips


def test_summary_of_today(rider: httpx2.Client, sandbox: Sandbox) -> None:
    path = f"/vehicle/{seed.BOAT}/summary/today"
    today = data(rider.get(path))
    assert (today["date"], today["vehicle_moved"]) == ("2025-09-17", True)
    assert today["home_locations"][0][0]["radius"] == 50
    sandbox.world.clock.advance(43200)
    tomorrow = data(rider.get(path))
    assert (tomorrow["date"], tomorrow["num_trips"]) == ("2025-09-18", 0)
    assert tomorrow["home_locations"] is None


# The world


def test_requests_are_recorded(rider: httpx2.Client, sandbox: Sandbox) -> None:
    rider.put("/trip/a%20b?x=%41", json={"name": "ä"}, headers={"X-Trace": "1"})
    rider.get("/nowhere")
    update, nowhere = sandbox.world.requests
    assert (update.method, update.template) == ("PUT", "/trip/{trip_id}")
    assert update.path == "/api/v2.2/trip/a%20b?x=%41"
    assert (update.headers["x-trace"], update.json()) == ("1", {"name": "ä"})
    assert nowhere.template is None
    assert sandbox.world.asked("PUT", "/trip/{trip_id}") == [update]


def test_a_reset_brings_everything_back(rider: httpx2.Client, sandbox: Sandbox) -> None:
    data(rider.put(f"/trip/{TRIP}", json={"deleted": True}))
    data(rider.post("/me/connected-vehicle", json={"device_id": seed.MOPED_DEVICE}))
    sandbox.world.limit("GET", "/me", calls=0)
    sandbox.world.fail("GET", "/me", Fault.html())
    sandbox.world.clock.advance(1e6)
    sandbox.world.reset()
    data(rider.get("/me"))
    fresh = World()
    for table in ("users", "vehicles", "grants", "trips", "actions", "tokens"):
        assert getattr(sandbox.world, table) == getattr(fresh, table)


def test_worlds_are_separate() -> None:
    with running(World()) as first, running(World()) as second:
        assert first != second
        with httpx2.Client(headers=bearing(f"Token {seed.TOKEN}")) as client:
            data(client.put(f"{first}/me", json={"first_name": "Kim"}))
            assert data(client.get(f"{second}/me"))["first_name"] == "Robin"


@pytest.mark.parametrize("background", [False, True])
def test_by_hand(background: bool) -> None:
    command = [sys.executable, "-W", "error", "-m", "sandbox", "--port", "0"]
    if background:  # as `sandbox &` in a script, which ignores Ctrl-C
        command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
    here = Path(__file__).parent
    with subprocess.Popen(
        command, cwd=here, text=True, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        text = ""
        while "Ctrl-C" not in text:
            line = child.stdout.readline()
            assert line, "it ended before it was ready"
            text += line
        exports = dict(re.findall(r"^export (\w+)=(\S+)$", text, re.MULTILINE))
        url, token = exports["CTECHNOLOGY_BASE_URL"], exports["CTECHNOLOGY_TOKEN"]
        try:
            me = data(httpx2.get(f"{url}/me", headers=bearing(f"Token {token}")))
        finally:
            child.send_signal(signal.SIGINT)
        assert me["email"] in text
        assert exports["CTECHNOLOGY_ORGANIZATION_API_KEY"] == seed.FLEET_KEY
        assert child.stdout.read().strip() == "Stopped."
    assert child.returncode == 0
