"""Webhooks whose names are taken by what every webhooks.py has."""

from __future__ import annotations

from typing import Any


def test_both_can_be_called(client: Any) -> None:
    webhooks, model = client.webhooks, client.models.WebhookEvent
    assert type(webhooks.parse_webhook_(b"{}")) is model
    assert type(webhooks.parse_webhook({}, b"{}")) is model
    assert webhooks.parse_body_(b"x") == "x"
    assert webhooks.parse_webhook([(b"content-type", b"text/plain")], b"x") == "x"
