"""Every operation of the document: what the client returns and what it sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import exercises_people
import exercises_vehicles
import pytest
from colours import Colour
from exercises import EXERCISES

from ctechnology import CTechnology
from sandbox import Sandbox

PACKAGE = Path(__file__).resolve().parents[2] / "generated/ctechnology"
SURFACE = json.loads((PACKAGE / "surface.json").read_text(encoding="utf-8"))
OPERATIONS: dict[str, Any] = {one["id"]: one for one in SURFACE["operations"]}


def test_every_operation_has_an_exercise(document: Any) -> None:
    found = (one for path in document["paths"].values() for one in path.values())
    listed = {one["operationId"] for one in found if "operationId" in one}
    assert len(listed) == 27
    assert EXERCISES.keys() == OPERATIONS.keys() == listed
    modules = {function.__module__ for function in EXERCISES.values()}
    assert modules == {exercises_people.__name__, exercises_vehicles.__name__}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation(
    operation: str, colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sent = EXERCISES[operation](colour, client)
    [request] = sandbox.world.requests
    expected = OPERATIONS[operation]
    assert request.method == expected["method"]
    assert request.template == expected["path"]
    assert request.path == f"/api/v2.2{sent.target}"
    assert request.headers.get("authorization") == sent.credential
    assert request.headers["user-agent"].startswith("ctechnology/2.2.0 ")
    if sent.body is None:
        assert request.body == b""
        assert "content-type" not in request.headers
    else:
        assert request.json() == sent.body
        assert request.headers["content-type"] == "application/json"


def test_calls_take_the_listed_parameters(client: CTechnology) -> None:
    """`call` in surface.json leads to a method with the names beside it."""
    for operation in OPERATIONS.values():
        resource, _, name = operation["call"].partition(".")
        method = getattr(getattr(client, resource), name)
        taken = method.__annotations__.keys() - {"options", "return"}
        listed = {one["name"] for one in operation["parameters"]}
        assert taken == listed
