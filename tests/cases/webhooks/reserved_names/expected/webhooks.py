"""Webhooks of Names: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, parse_text, union
from ._runtime.signatures import STANDARD_WEBHOOKS
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = models.WebhookEvent | str | UnknownVariant
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.WebhookEvent,),
    )

_SIGNATURE = STANDARD_WEBHOOKS
_EVENTS: Events[WebhookEvent] = Events(
    kind=lambda: WebhookEvent,
    plain={"text/plain": str},
    signature=_SIGNATURE,
)

unwrap_webhook = _EVENTS.unwrap
parse_webhook = _EVENTS.parse
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_webhook_(body: bytes | str) -> models.WebhookEvent:
    """The webhook `webhook`."""
    event: models.WebhookEvent = parse_body(
        models.WebhookEvent,
        body,
        "onWebhook",
    )
    return event


def parse_body_(body: bytes | str) -> str:
    """The webhook `body`."""
    event: str = parse_text(body)
    return event
