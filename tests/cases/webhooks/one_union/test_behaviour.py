"""A document whose webhooks all have one union for their body: its discriminator decides."""

from __future__ import annotations

from typing import Any


def test_events(client: Any) -> None:
    parse, models = client.webhooks.parse_webhook, client.models
    assert type(parse({}, b'{"kind": "start"}')) is models.Started
    assert type(parse({}, b'{"kind": "stop"}')) is models.Stopped
    assert type(parse({}, b'{"kind": "pause"}')) is models.Other
