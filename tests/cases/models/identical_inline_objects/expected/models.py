"""Models of Same."""

from __future__ import annotations

from ._runtime import Model, field

__all__ = [
    "GetCatResponse",
    "GetCatResponseAt",
    "GetDogResponse",
    "GetDogResponseOther",
    "Line",
    "LineFrom",
    "Point",
    "Spot",
]


class GetCatResponseAt(Model):
    """Source:
    `#/paths/~1cat/get/responses/200/content/application~1json/schema/properties/at`.
    """

    x: float | None = None


class GetCatResponse(Model):
    """Source: `#/paths/~1cat/get/responses/200/content/application~1json/schema`."""

    at: GetCatResponseAt | None = None
    kin: list[GetCatResponseAt] | None = None


class GetDogResponseOther(Model):
    """Source:
    `#/paths/~1dog/get/responses/200/content/application~1json/schema/properties/other`.
    """

    x: float | None = None
    """West."""


class Spot(Model):
    """Source:
    `#/paths/~1dog/get/responses/200/content/application~1json/schema/properties/pinned`.
    """

    x: float | None = None


class GetDogResponse(Model):
    """Source: `#/paths/~1dog/get/responses/200/content/application~1json/schema`."""

    at: GetCatResponseAt | None = None
    other: GetDogResponseOther | None = None
    pinned: Spot | None = None


class Point(Model):
    """Source: `#/components/schemas/Point`."""

    x: float | None = None


class LineFrom(Model):
    """Source: `#/components/schemas/Line/properties/from`."""

    x: float | None = None


class Line(Model):
    """Source: `#/components/schemas/Line`."""

    from_: LineFrom | None = field(name="from", default=None)
    to: Point | None = None
