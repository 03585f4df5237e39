"""Tags that group become resources; those that mark do not."""

from __future__ import annotations

from typing import Any


def test_resources(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.flight.list()
        api.domestic.list()
        api.audits.get()
        assert not hasattr(api, "delay")
        assert not hasattr(api, "internal")
    assert len(requests) == 3
