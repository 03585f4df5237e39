"""Enumerations tell variants apart where no value is in two of them."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("kind", "name"),
    [("circle", "Round"), ("star", "Edged"), ("heart", "UnknownVariant")],
)
def test_variants(client: Any, codec: Any, kind: str, name: str) -> None:
    found = codec.decode(client.models.Shape, f'{{"kind":"{kind}"}}'.encode())
    assert type(found).__name__ == name


def test_open_values(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.State, b'{"reason":"rain","level":"new"}')
    assert type(found).__name__ == "Bad"
