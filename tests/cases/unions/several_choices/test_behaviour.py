"""Every way to choose from several lists is a variant."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest


@pytest.mark.parametrize("pay", [b'"card":"1"', b'"iban":"DE"'])
@pytest.mark.parametrize("to", [b'"street":"High"', b'"box":7'])
def test_combinations(client: Any, codec: Any, pay: bytes, to: bytes) -> None:
    raw = b'{"id":1,' + pay + b"," + to + b"}"
    found = codec.decode(client.models.Order, raw)
    assert type(found).__name__.startswith("OrderVariant")
    assert msgspec.json.decode(codec.encode(found)) == msgspec.json.decode(raw)
