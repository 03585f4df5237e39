"""Members that tell variants apart do so as well where they may be absent."""

from __future__ import annotations

from typing import Any


def test_the_listed_value_decides(client: Any, codec: Any) -> None:
    raw = b'[{"name":"add-intro","options":{"file":"a"}},{"name":"cut","options":{"end":3}}]'
    intro, cut = codec.decode(client.models.Tasks, raw)
    assert (intro.options.file, cut.options.end) == ("a", 3)
    assert codec.encode([intro, cut]) == raw
