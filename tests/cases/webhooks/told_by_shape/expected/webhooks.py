"""Webhooks of Shapes: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, union
from ._runtime.signatures import STANDARD_WEBHOOKS
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = models.Placed | models.Shipped | UnknownVariant
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.Placed, models.Shipped),
    )

_SIGNATURE = STANDARD_WEBHOOKS
_EVENTS: Events[WebhookEvent] = Events(
    kind=lambda: WebhookEvent,
    signature=_SIGNATURE,
)

unwrap_webhook = _EVENTS.unwrap
parse_webhook = _EVENTS.parse
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_placed(body: bytes | str) -> models.Placed:
    """The webhook `placed`."""
    event: models.Placed = parse_body(
        models.Placed,
        body,
        "onPlaced",
    )
    return event


def parse_shipped(body: bytes | str) -> models.Shipped:
    """The webhook `shipped`."""
    event: models.Shipped = parse_body(
        models.Shipped,
        body,
        "onShipped",
    )
    return event
