"""A header that the document names tells events apart, and what is not JSON comes as it is."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

import pytest

OPENED, CLOSED = b'{"id": 1, "by": "me"}', b'{"id": 1, "reason": "done"}'


@pytest.mark.parametrize(
    ("name", "body", "model"),
    [
        ("push", b'{"id": 1}', "Change"),
        ("push", OPENED, "Change"),
        ("star", OPENED, "Change"),
        ("unstar", OPENED, "Change"),
        ("issue", OPENED, "IssueOpened"),
        ("issue", CLOSED, "IssueClosed"),
        ("ticket", CLOSED, "IssueClosed"),
    ],
)
def test_names(client: Any, name: str, body: bytes, model: str) -> None:
    event = client.webhooks.parse_webhook({"X-CODE-EVENT": name}, body)
    assert type(event) is getattr(client.models, model)


def test_without_a_name_the_body_tells(client: Any) -> None:
    assert type(client.webhooks.parse_webhook({}, CLOSED)) is client.models.IssueClosed


@pytest.mark.parametrize("name", ["fork", "ticket", "issueOpened", ""])
def test_unknown_names(client: Any, name: str) -> None:
    event = client.webhooks.parse_webhook({"x-code-event": name}, b'{"id": 1}')
    assert (event.tag, event.raw) == (name, {"id": 1})


def test_other_media_types(client: Any) -> None:
    parse = client.webhooks.parse_webhook
    assert parse({"Content-Type": "Text/Plain; charset=utf-8"}, b"hi") == "hi"
    assert parse({"content-type": "application/zip"}, b"\0\xff") == b"\0\xff"


def test_signature(client: Any) -> None:
    digest = base64.b64encode(hmac.digest(b"key", OPENED, hashlib.sha512)).decode()
    headers = {
        "x-code-event": "issue",
        "x-code-delivery": "7",
        "x-code-signature": f"sha512={digest}",
    }
    webhooks = client.webhooks
    event = webhooks.unwrap_webhook(headers, OPENED, secret="key")
    assert type(event) is client.models.IssueOpened
    delivery = webhooks.verify_webhook(headers, OPENED, secret="key")
    assert (delivery.id, delivery.timestamp) == ("7", None)
    with pytest.raises(client.WebhookVerificationError):
        webhooks.unwrap_webhook(headers, CLOSED, secret="key")
