"""Each variant has what the schemas beside the choice say."""

from __future__ import annotations

from typing import Any


def test_variants(client: Any, codec: Any) -> None:
    models = client.models
    raw = b'[{"name":"a","url":"u"},{"name":"b","file":"f"},{"url":"u"}]'
    found = codec.decode(list[models.Import], raw)
    assert found[0] == models.ImportFromAddress(name="a", url="u")
    assert found[1] == models.ImportFromFile(name="b", file="f")
    assert found[2].raw == {"url": "u"}
