"""A path without its slash is a path all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_path(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample, key="secret") as (api, requests):
        api.pet.get()
    assert str(requests[0].url) == "https://repairs.example/pet"
    assert requests[0].headers["x-key"] == "secret"
