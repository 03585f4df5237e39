"""Models of Shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Order",
    "PostOrderEventRequest",
    "Refund",
]


class Order(Model):
    """Source: `#/components/schemas/Order`."""

    number: int
    note: str | None = None


class Refund(Model):
    """Source: `#/components/schemas/Refund`."""

    amount: float


if TYPE_CHECKING:
    PostOrderEventRequest: TypeAlias = Order | Refund | UnknownVariant
    """Source: `#/webhooks/order-event/post/requestBody/content/application~1json/schema`."""
else:
    PostOrderEventRequest = union(
        "PostOrderEventRequest",
        __name__,
        variants=lambda: (Order, Refund),
    )
