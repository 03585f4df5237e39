"""Listed text or any text is an enumeration, which is open anyway."""

from __future__ import annotations

from typing import Any


def test_known_and_unknown(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.Request, b'{"model":"a","level":7,"other":"c"}')
    assert found.model is client.models.Known.A
    assert found.level == 7
    assert codec.decode(client.models.Brain, b'"tiny"') == "tiny"
