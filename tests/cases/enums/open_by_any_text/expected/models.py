"""Models of Opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, OpenIntEnum, OpenStrEnum, UnknownVariant, union

__all__ = [
    "Brain",
    "Known",
    "Request",
    "RequestLevel",
    "RequestLevelVariant1",
    "Text",
]


class Brain(OpenStrEnum):
    """Which model answers.

    Source: `#/components/schemas/Brain`.
    """

    SMALL = "small"
    LARGE = "large"


class RequestLevelVariant1(OpenIntEnum):
    """Source: `#/components/schemas/Request/properties/level/anyOf/0`."""

    VALUE_1 = 1
    VALUE_2 = 2


class Known(OpenStrEnum):
    """Source: `#/components/schemas/Known`."""

    A = "a"
    B = "b"


class Request(Model):
    """Source: `#/components/schemas/Request`."""

    model: Known
    level: RequestLevel | None = None
    other: Known | None = None


if TYPE_CHECKING:
    RequestLevel: TypeAlias = RequestLevelVariant1 | str | UnknownVariant
    """Source: `#/components/schemas/Request/properties/level`."""
else:
    RequestLevel = union(
        "RequestLevel",
        __name__,
        variants=lambda: (RequestLevelVariant1, str),
    )


Text: TypeAlias = str
"""At most 9 characters.

Source: `#/components/schemas/Text`.
"""
