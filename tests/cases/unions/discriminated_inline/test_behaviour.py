"""Values that variants fix tell them apart as mappings do."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("kind", "name"),
    [("made", "EventMade"), ("lost", "EventGone"), ("Moved", "Moved"), ("new", "Unk")],
)
def test_fixed_values(client: Any, codec: Any, kind: str, name: str) -> None:
    found = codec.decode(client.models.Event, f'{{"kind":"{kind}","id":1}}'.encode())
    assert type(found).__name__.startswith(name)


def test_variants_with_siblings(client: Any, codec: Any) -> None:
    raw = b'{"kind":"x","depth":2.0,"at":"2026-01-02T03:04:05Z"}'
    found = codec.decode(client.models.Merged, raw)
    assert (found.depth, found.at.year) == (2.0, 2026)
    other = codec.decode(client.models.Merged, b'{"kind":"?","id":1}')
    assert other.id == 1
