"""Only base64 is decoded; other text stays as it is."""

from __future__ import annotations

from typing import Any


def test_round_trip(client: Any, codec: Any) -> None:
    raw = b'{"photo":"aGk=","token":"_-8","note":"{}"}'
    found = codec.decode(client.models.Parcel, raw)
    assert (found.photo, found.token, found.note) == (b"hi", "_-8", "{}")
    assert codec.encode(found) == raw
