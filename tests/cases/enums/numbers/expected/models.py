"""Models of Numbers."""

from __future__ import annotations

from typing import Any

from ._runtime import Model, OpenIntEnum

__all__ = [
    "GetNumberResponse",
    "GetNumberResponsePriority",
    "Level",
]


class GetNumberResponsePriority(OpenIntEnum):
    """Source:
    `#/paths/~1number/get/responses/200/content/application~1json/schema/properties/priority`.
    """

    VALUE_1 = 1
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
    mixed: Any = None
