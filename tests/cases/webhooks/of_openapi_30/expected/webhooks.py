"""Webhooks of Hooks: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, union
from ._runtime.signatures import STANDARD_WEBHOOKS
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = models.Order | UnknownVariant
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.Order,),
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


def parse_order_paid(body: bytes | str) -> models.Order:
    """An order was paid."""
    event: models.Order = parse_body(
        models.Order,
        body,
        "order/paid",
    )
    return event
