"""All webhooks are one union, told apart by a member that has a value of its own in each."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import pytest

SECRET = "whsec_as_it_is"
NOW = 1_700_000_000


def signed(body: bytes, secret: str = SECRET, at: int = NOW) -> dict[str, str]:
    content = str(at).encode() + b"." + body
    digest = hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
    return {"payments-signature": f"t={at},v0=ff,v1={'0' * 64},v1={digest}"}


@pytest.mark.parametrize(
    ("type", "model"),
    [
        ("payment.paid", "Paid"),
        ("payment.failed", "Failed"),
        ("payment.expired", "Failed"),
        ("account.opened", "Opened"),
        ("account.closed", "Closed"),
        ("plan.started", "Started"),
        ("plan.stopped", "Stopped"),
    ],
)
def test_events(client: Any, type: str, model: str) -> None:
    body = json.dumps({"type": type, "amount": 5}).encode()
    event = client.webhooks.unwrap_webhook(
        signed(body), body, secret=SECRET, clock=lambda: NOW + 1
    )
    assert event.__class__ is getattr(client.models, model)
    assert event.type == type


def test_unknown_events(client: Any) -> None:
    raw = {"type": "payment.later"}
    event = client.webhooks.parse_webhook({}, json.dumps(raw))
    assert (event.tag, event.raw) == (raw["type"], raw)


def test_events_that_break_the_document(client: Any) -> None:
    with pytest.warns(client.MismatchWarning, match="webhook"):
        event = client.webhooks.parse_webhook({}, b'{"type": "payment.paid"}')
    assert event.type == "payment.paid"


def test_no_events_at_all(client: Any) -> None:
    assert client.webhooks.parse_webhook({}, b"[1]").raw == [1]
    with pytest.raises(client.DecodeError):
        client.webhooks.parse_webhook({}, b"<p>")


def test_forged_events(client: Any) -> None:
    body, webhooks = b'{"type": "account.opened"}', client.webhooks
    for headers in ({}, signed(body, "another"), signed(b"{}"), signed(body, at=1)):
        with pytest.raises(client.WebhookVerificationError):
            webhooks.unwrap_webhook(headers, body, secret=SECRET, clock=lambda: NOW)


def test_what_is_signed_is_verified(client: Any) -> None:
    webhooks = client.webhooks
    headers = webhooks.sign_webhook(b"{}", secret=SECRET, timestamp=NOW)
    content = str(NOW).encode() + b".{}"
    digest = hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest()
    assert headers == {"Payments-Signature": f"t={NOW},v1={digest}"}
    delivery = webhooks.verify_webhook(headers, b"{}", secret=SECRET, clock=lambda: NOW)
    assert (delivery.id, delivery.timestamp) == (None, NOW)
