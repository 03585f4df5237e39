"""Models of Mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._runtime import OpenIntEnum, OpenStrEnum, UnknownVariant, union

__all__ = [
    "Auto",
    "AutoString",
    "Number",
    "Origin",
    "Pair",
    "Ratio",
    "Size",
    "SizeInteger",
    "SizeString",
]


class SizeString(OpenStrEnum):
    """Source: `#/components/schemas/Size/type/string`."""

    SMALL = "small"
    LARGE = "large"


class SizeInteger(OpenIntEnum):
    """Source: `#/components/schemas/Size/type/integer`."""

    VALUE_1 = 1
    VALUE_2 = 2


class AutoString(OpenStrEnum):
    """Source: `#/components/schemas/Auto/type/string`."""

    AUTO = "auto"


if TYPE_CHECKING:
    Size: TypeAlias = SizeString | SizeInteger | bool | UnknownVariant
    """Source: `#/components/schemas/Size`."""
else:
    Size = union(
        "Size",
        __name__,
        variants=lambda: (SizeString, SizeInteger, bool),
    )


if TYPE_CHECKING:
    Auto: TypeAlias = bool | AutoString | UnknownVariant
    """Source: `#/components/schemas/Auto`."""
else:
    Auto = union(
        "Auto",
        __name__,
        variants=lambda: (bool, AutoString),
    )


Ratio: TypeAlias = float
"""Source: `#/components/schemas/Ratio`."""


Origin: TypeAlias = dict[str, Any]
"""Source: `#/components/schemas/Origin`."""


Pair: TypeAlias = list[Any]
"""Source: `#/components/schemas/Pair`."""


Number: TypeAlias = float
"""Source: `#/components/schemas/Number`."""
