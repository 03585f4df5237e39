"""Where a host offers both, calls go by https."""

from __future__ import annotations

from typing import Any


def test_https(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.thing.list()
    assert requests[0].url == "https://things.example/v1/things"
