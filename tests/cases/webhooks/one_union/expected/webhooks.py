"""Webhooks of Events: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, union
from ._runtime.signatures import STANDARD_WEBHOOKS
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = models.Event | UnknownVariant
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.Started, models.Stopped, models.Other),
        discriminator="kind",
        mapping=lambda: {
            "start": models.Started,
            "stop": models.Stopped,
            "Other": models.Other,
        },
        default=lambda: models.Other,
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


def parse_event(body: bytes | str) -> models.Event:
    """The webhook `event`."""
    event: models.Event = parse_body(
        models.Event,
        body,
        "onEvent",
    )
    return event


def parse_copy(body: bytes | str) -> models.Event:
    """The webhook `copy`."""
    event: models.Event = parse_body(
        models.Event,
        body,
        "onCopy",
    )
    return event
