"""Webhooks of the extension are parsed as those of the specification are."""

from __future__ import annotations

from typing import Any


def test_body(client: Any) -> None:
    assert client.webhooks.parse_order_paid(b'{"id": "1"}').id == "1"
