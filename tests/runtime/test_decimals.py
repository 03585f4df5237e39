"""Decimals as text keep their digits on the way in and out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from runtime.codec import CodecError, decode, encode
from runtime.decimals import DecimalText


def test_digits_are_kept() -> None:
    found = decode(DecimalText, b'"1.50"')
    assert isinstance(found, DecimalText)
    assert (found, encode(found)) == (Decimal("1.5"), b'"1.50"')


@pytest.mark.parametrize("raw", [b"1.5", b'"x"', b'"NaN"', b'"Infinity"', b"null"])
def test_other_values_are_refused(raw: bytes) -> None:
    with pytest.raises(CodecError):
        decode(DecimalText, raw)


def test_plain_decimals_stay_numbers() -> None:
    assert encode([Decimal("1.50"), DecimalText("2") + 1]) == b"[1.50,3]"
