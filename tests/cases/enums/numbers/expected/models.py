"""Models of Numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, OpenIntEnum, OpenStrEnum, UnknownVariant, union

__all__ = [
    "GetNumberResponse",
    "GetNumberResponseMixed",
    "GetNumberResponseMixedInteger",
    "GetNumberResponseMixedString",
    "GetNumberResponsePriority",
    "Level",
]


class GetNumberResponsePriority(OpenIntEnum):
    """Source:
    `#/paths/~1number/get/responses/200/content/application~1json/schema/properties/priority`.
    """

    VALUE_1 = 1
    VALUE_2 = 2


class GetNumberResponseMixedString(OpenStrEnum):
    """Source:
    `#/paths/~1number/get/responses/200/content/application~1json/schema/properties/mixed/type/string`.
    """

    ONE = "one"


class GetNumberResponseMixedInteger(OpenIntEnum):
    """Source:
    `#/paths/~1number/get/responses/200/content/application~1json/schema/properties/mixed/type/integer`.
    """

    VALUE_2 = 2


class Level(OpenIntEnum):
    """Source: `#/components/schemas/Level`."""

    MINUS_1 = -1
    VALUE_0 = 0
    VALUE_10 = 10


class GetNumberResponse(Model):
    """Source: `#/paths/~1number/get/responses/200/content/application~1json/schema`."""

    level: Level
    priority: GetNumberResponsePriority
    ratio: float | None = None
    flag: bool | None = None
    mixed: GetNumberResponseMixed | None = None


if TYPE_CHECKING:
    GetNumberResponseMixed: TypeAlias = (
        GetNumberResponseMixedString | GetNumberResponseMixedInteger | UnknownVariant
    )
    """Source:
    `#/paths/~1number/get/responses/200/content/application~1json/schema/properties/mixed`.
    """
else:
    GetNumberResponseMixed = union(
        "GetNumberResponseMixed",
        __name__,
        variants=lambda: (GetNumberResponseMixedString, GetNumberResponseMixedInteger),
    )
