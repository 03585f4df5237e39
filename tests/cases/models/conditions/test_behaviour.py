"""Members that only a condition describes are optional ones."""

from __future__ import annotations

from typing import Any


def test_members(client: Any, codec: Any) -> None:
    raw = b'{"kind":"card","number":"42","cvc":7}'
    found = codec.decode(client.models.Payment, raw)
    assert (found.number, found.cvc, found.iban) == ("42", 7, None)
