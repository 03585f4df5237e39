"""Models of Repairs."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import OpenIntEnum, OpenStrEnum

__all__ = [
    "Flag",
    "Level",
    "Nothing",
    "One",
    "Sign",
    "Version",
]


class Version(OpenStrEnum):
    """Source: `#/components/schemas/Version`."""

    VALUE_1_0 = "1.0"
    VALUE_2 = "2"
    TRUE = "true"
    VALUE_2020_01_01 = "2020-01-01"


class Level(OpenIntEnum):
    """Source: `#/components/schemas/Level`."""

    VALUE_1 = 1
    VALUE_2 = 2
    MINUS_3 = -3


class One(OpenStrEnum):
    """Source: `#/components/schemas/One`."""

    ONLY = "only"


class Sign(OpenStrEnum):
    """Source: `#/components/schemas/Sign`."""

    EQ = "="
    LT = "<"
    GT = ">"


Flag: TypeAlias = bool
"""Source: `#/components/schemas/Flag`."""


Nothing: TypeAlias = str
"""Source: `#/components/schemas/Nothing`."""
