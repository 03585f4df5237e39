"""One running sandbox for all tests, back at its beginning for each of them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml
from colours import Colour

from ctechnology import CTechnology
from ctechnology._runtime import outcome
from driving import only_broken
from sandbox import Sandbox, World, running, seed

pytest.register_assert_rewrite("exercises_people", "exercises_vehicles")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def document() -> Any:
    """The OpenAPI document."""
    path = ROOT / "specs/ctechnology/v2.2/openapi.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    world = World()
    with running(world) as base_url:
        yield Sandbox(base_url, world)


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.world.reset()
    return running_sandbox


@pytest.fixture(scope="session")
def connection(running_sandbox: Sandbox) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=running_sandbox.base_url, trust_env=False) as client:
        yield client


@pytest.fixture
def anyone(connection: httpx2.Client, sandbox: Sandbox) -> httpx2.Client:
    """A plain HTTP client without a credential."""
    connection.headers.pop("Authorization", None)
    return connection


@pytest.fixture
def rider(anyone: httpx2.Client) -> httpx2.Client:
    """The same with the token of the rider."""
    anyone.headers["Authorization"] = f"Token {seed.TOKEN}"
    return anyone


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("TOKEN", "ORGANIZATION_API_KEY", "BASE_URL"):
        monkeypatch.delenv(f"CTECHNOLOGY_{name}", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    # Why: no test uses TLS, and each client would read all certificates again.
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))


@pytest.fixture(autouse=True)
def only_broken_answers_are_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    only_broken(outcome, monkeypatch)


@pytest.fixture(params=["sync", "async"])
def colour(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Colour]:
    """The test runs once with the plain and once with the asyncio client."""
    with asyncio.Runner() as loop:
        colour = Colour(request.param, loop, sandbox)
        yield colour
        colour.close()


@pytest.fixture
def client(colour: Colour) -> CTechnology:
    """A client of the rider, who may also use the key of the fleet."""
    return colour.client()
