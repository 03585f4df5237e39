"""Models of Zoo."""

from __future__ import annotations

from ._runtime import Model, OpenStrEnum

__all__ = [
    "GetCatResponse",
    "GetCatResponseKind",
    "GetDogResponse",
]


class GetCatResponseKind(OpenStrEnum):
    """Source:
    `cat.yaml#/get/responses/200/content/application~1json/schema/properties/kind`.
    """

    WILD = "wild"
    TAME = "tame"


class GetCatResponse(Model):
    """Source: `cat.yaml#/get/responses/200/content/application~1json/schema`."""

    cat: str | None = None
    kind: GetCatResponseKind | None = None


class GetDogResponse(Model):
    """Source: `dog.yaml#/get/responses/200/content/application~1json/schema`."""

    dog: str | None = None
    kind: GetCatResponseKind | None = None
