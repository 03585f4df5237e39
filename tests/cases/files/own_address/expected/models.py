"""Models of Own address."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "GetPaperResponse",
    "Paper",
    "Price",
]


class GetPaperResponse(Model):
    """Source: `#/paths/~1paper/get/responses/200/content/application~1json/schema`."""

    whole: Paper | None = None
    part: Paper | None = None
    path: Paper | None = None
    price: Price | None = None


class Paper(Model):
    """Source: `#/components/schemas/Paper`."""

    title: str | None = None


class Price(Model):
    """Source: `price.yaml#/Price`."""

    cents: int | None = None
