"""Models of Odd values."""

from __future__ import annotations

from ._runtime import OpenStrEnum

__all__ = [
    "Odd",
]


class Odd(OpenStrEnum):
    """Source: `#/components/schemas/Odd`."""

    a = "a"
    A = "A"
    EMPTY = ""
    VALUE_1 = "1"
    VALUE_2ND = "2nd"
    MINUS_1 = "-1"
    NONE = "None"
    NAME = "name"
    LT = "<"
    TWO_WORDS = "two words"
    twoWords = "twoWords"
    ÉTÉ = "été"
