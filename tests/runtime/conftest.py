"""Fixtures: each test runs once with the plain and once with the asyncio client."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from .colours import Clock, Colour


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sync", "async"])
def colour(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Colour]:
    name: str = request.param
    with asyncio.Runner() as loop:
        yield Colour(name, clock, loop)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TOKEN", "KEY", "COOKIE", "ACCESS", "USER", "PASSWORD", "BASE_URL"):
        monkeypatch.delenv(f"SAMPLE_{name}", raising=False)
