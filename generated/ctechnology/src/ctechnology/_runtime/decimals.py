"""Decimals as text: a JSON string in, an exact number out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


class DecimalText(Decimal):
    """A decimal that travels as text, as `DecimalText("1.50")` does; digits are kept.

    Sums and products of it are plain decimals.
    """

    __slots__ = ()


def parse_decimal(raw: object) -> DecimalText:
    """Text as a decimal; raises ValueError for other values, NaN and infinity."""
    try:
        value = DecimalText(raw) if isinstance(raw, str) else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise ValueError("Expected a decimal number as text")
    return value
