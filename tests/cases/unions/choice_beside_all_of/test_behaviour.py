"""Each variant has what the schemas beside the choice say."""

from __future__ import annotations

from typing import Any


def test_variants(client: Any, codec: Any) -> None:
    models = client.models
    texts = (b'{"name":"a","url":"u"}', b'{"name":"b","file":"f"}', b'{"url":"u"}')
    found = [codec.decode(models.Import, text) for text in texts]
    assert found[0] == models.ImportFromAddress(name="a", url="u")
    assert found[1] == models.ImportFromFile(name="b", file="f")
    assert found[2].raw == {"url": "u"}
