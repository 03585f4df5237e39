"""Webhooks of Hooks: bodies into models."""

from __future__ import annotations

from . import models
from ._runtime import parse_body


def parse_order_paid(body: bytes | str) -> models.Order:
    """An order was paid."""
    event: models.Order = parse_body(
        models.Order,
        body,
        "order/paid",
    )
    return event
