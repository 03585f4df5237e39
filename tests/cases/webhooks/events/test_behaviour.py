"""A webhook's body becomes the model that it describes."""

from __future__ import annotations

from typing import Any

import pytest


def test_bodies_become_models(client: Any) -> None:
    assert client.webhooks.parse_order_placed(b'{"number": 7}').number == 7
    found = client.webhooks.parse_order_event('{"amount": 1.5}')
    assert type(found) is client.models.Refund


def test_wrong_body(client: Any) -> None:
    with pytest.warns(client.MismatchWarning, match="/number"):
        found = client.webhooks.parse_order_placed(b'{"number": "seven"}')
    assert found.number == "seven"
