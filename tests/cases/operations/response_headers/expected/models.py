"""Models of Limits."""

from __future__ import annotations

from ._runtime import OpenStrEnum

__all__ = [
    "GetLimitResponseXTier",
]


class GetLimitResponseXTier(OpenStrEnum):
    """Source: `#/paths/~1limit/get/responses/200/headers/X-Tier/schema`."""

    FREE = "free"
    PAID = "paid"
