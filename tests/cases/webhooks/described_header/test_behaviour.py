"""A header with a constant of its own in every webhook needs no extension."""

from __future__ import annotations

from typing import Any


def test_events(client: Any) -> None:
    parse, models = client.webhooks.parse_webhook, client.models
    assert type(parse({"X-Event": "mail.bounced"}, b"{}")) is models.Bounce
    assert type(parse({"X-Event": "mail.sent"}, b"{}")) is models.Mail
    assert parse({"X-Event": "v1"}, b"{}").tag == "v1"
