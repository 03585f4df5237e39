"""Webhooks of Shop: bodies into models."""

from __future__ import annotations

from . import models
from ._runtime import parse_body


def parse_order_placed(body: bytes | str) -> models.Order:
    """An order was placed."""
    event: models.Order = parse_body(
        models.Order,
        body,
        "onOrderPlaced",
    )
    return event


def parse_order_event(body: bytes | str) -> models.PostOrderEventRequest:
    """The webhook `order-event`."""
    event: models.PostOrderEventRequest = parse_body(
        models.PostOrderEventRequest,
        body,
        "post order-event",
    )
    return event
