"""Where no member tells webhooks apart, what the body looks like does."""

from __future__ import annotations

from typing import Any


def test_events(client: Any) -> None:
    parse, models = client.webhooks.parse_webhook, client.models
    assert type(parse({}, b'{"type": "order", "amount": 1}')) is models.Placed
    shipped = b'{"type": "order", "parcel": "p", "level": "express"}'
    assert type(parse({}, shipped)) is models.Shipped
    assert parse({}, b'{"type": "order"}').raw == {"type": "order"}
