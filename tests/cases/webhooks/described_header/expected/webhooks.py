"""Webhooks of Mail: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, union
from ._runtime.signatures import STANDARD_WEBHOOKS
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = models.Mail | models.Bounce | UnknownVariant
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.Mail, models.Bounce),
    )

_SIGNATURE = STANDARD_WEBHOOKS
_EVENTS: Events[WebhookEvent] = Events(
    kind=lambda: WebhookEvent,
    header="X-Event",
    named=lambda: {"mail.sent": (models.Mail,), "mail.bounced": (models.Bounce,)},
    signature=_SIGNATURE,
)

unwrap_webhook = _EVENTS.unwrap
parse_webhook = _EVENTS.parse
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_sent(body: bytes | str) -> models.Mail:
    """The webhook `sent`."""
    event: models.Mail = parse_body(
        models.Mail,
        body,
        "onSent",
    )
    return event


def parse_bounced(body: bytes | str) -> models.Bounce:
    """The webhook `bounced`."""
    event: models.Bounce = parse_body(
        models.Bounce,
        body,
        "onBounced",
    )
    return event
