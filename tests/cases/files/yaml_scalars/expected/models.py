"""Models of YAML scalars."""

from __future__ import annotations

from ._runtime import Model, OpenIntEnum, OpenStrEnum, field

__all__ = [
    "Defaults",
    "Numbers",
    "Texts",
]


class Texts(OpenStrEnum):
    """Source: `#/components/schemas/Texts`."""

    EQ = "="
    YES = "yes"
    NO = "no"
    ON = "on"
    OFF = "Off"
    Y = "y"
    VALUE_2020_01_01 = "2020-01-01"
    VALUE_2020_01_01T_10_00_00Z = "2020-01-01T10:00:00Z"
    VALUE_0123 = "0123"
    VALUE_1_000 = "1_000"
    VALUE_1_30 = "1:30"
    VALUE_0B_1 = "0b1"
    MINUS_0X_1F = "-0x1F"
    INF = ".inf"
    NA_N = ".NaN"
    VALUE_1_2_3 = "1.2.3"
    VALUE_7 = "7"
    VALUE_2021_02_03 = "2021-02-03"


class Numbers(OpenIntEnum):
    """Source: `#/components/schemas/Numbers`."""

    VALUE_0 = 0
    VALUE_31 = 31
    VALUE_15 = 15
    VALUE_12 = 12
    MINUS_7 = -7
    VALUE_13 = 13


class Defaults(Model):
    """Source: `#/components/schemas/Defaults`."""

    yes: bool | None = None
    """Default: `true`."""
    no: bool | None = None
    """Default: `false`."""
    null: str | None = None
    """Default: `null`."""
    n_200_0: str | None = field(name="200.0", default=None)
    """Default: `"off"`."""
    n_1: str | None = field(name="1", default=None)
    """Default: `"0777"`."""
    n_2020_01_01: int | None = field(name="2020-01-01", default=None)
    """Default: `511`."""
    n_0x_1f: int | None = field(name="0x1F", default=None)
    """Default: `31`."""
    eq: str | None = field(name="=", default=None)
    """Default: `"="`."""
    n_1e_3: float | None = field(name="1e3", default=None)
    """Default: `1000.0`."""
    half: float | None = None
    """Default: `0.5`."""
    one: float | None = None
    """Default: `1`."""
    true: str | None = None
    """Default: `"one line of two"`."""
