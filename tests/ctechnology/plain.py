"""What the tests of the sandbox share: paths, headers, and readers of answers."""

from typing import Any

import httpx2

from sandbox import history, seed

LOGIN = {"email": seed.EMAIL, "password": seed.PASSWORD}
STATUS = f"/vehicle/{seed.BIKE}/status"
STATUS_TEMPLATE = "/vehicle/{vehicle_id}/status"
TRIP = str(history.TRIPS[1]["id"])
ACCESS = f"/permission/vehicle-access/{seed.GUEST_ACCESS}"
UPLOAD = f"/security/vehicle/{seed.BIKE}/vehicle-data-upload-token"
REGISTER = f"/organization/{seed.FLEET}/vehicle/"
FLEET = {"Authorization": f"Api-key {seed.FLEET_KEY}"}
MAKER = {"Authorization": f"Api-key {seed.MAKER_KEY}"}
YEAR = {"from": "2025-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}


def data(answer: httpx2.Response) -> Any:
    """Of a success in the envelope."""
    assert answer.status_code == 200, answer.text
    header = answer.json()["header"]
    assert header["api_version"] == "v2.2"
    assert (header["status"], header["message"]) == ("SUCCESS", None)
    return answer.json()["data"]


def ids(answer: httpx2.Response) -> list[str]:
    return [row["id"] for row in data(answer)]


def refused(answer: httpx2.Response, status: int) -> str:
    """The message of a failure in the envelope."""
    assert answer.status_code == status, answer.text
    document = answer.json()
    assert document["header"]["status"] == "FAILED"
    assert document["data"] is None
    message: str = document["header"]["message"]
    assert message
    return message


def bearing(value: str) -> dict[str, str]:
    return {"Authorization": value}
