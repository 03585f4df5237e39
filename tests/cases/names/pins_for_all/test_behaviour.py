"""What a note about a name offers to pin can be pinned."""

from __future__ import annotations

from typing import Any


def test_pins(client: Any) -> None:
    assert client.servers.testing() == "https://test.shops.example"
    assert client.webhooks.shop_opened(b"1") == 1
    assert client.models.ListShopsOrder.RISING == "up"
    with client.Sample() as api:
        assert api.shop.add
        assert api.my_shop.list


def test_what_cannot_be_pinned_says_so(made: Any) -> None:
    assert "help: Declare it under `tags`" in made.diagnostics
