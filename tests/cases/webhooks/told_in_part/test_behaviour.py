"""A union that has a variant for all other values stays whole among other webhooks."""

from __future__ import annotations

from typing import Any


def test_events(client: Any) -> None:
    parse, models = client.webhooks.parse_webhook, client.models
    assert type(parse({}, b'{"type": "order", "amount": 1}')) is models.Placed
    assert type(parse({}, b'{"type": "start"}')) is models.Started
    assert type(parse({}, b'{"type": "stop"}')) is models.Stopped
    assert type(parse({}, b'{"type": "pause"}')) is models.Planned
    assert parse({}, b"{}").raw == {}
