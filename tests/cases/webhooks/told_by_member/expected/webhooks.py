"""Webhooks of Payments: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, union
from ._runtime.signatures import Signature
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = (
        models.Paid
        | models.Failed
        | models.AccountEvent
        | models.PlanEvent
        | UnknownVariant
    )
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (
            models.Paid,
            models.Failed,
            models.Opened,
            models.Closed,
            models.Started,
            models.Stopped,
        ),
        discriminator="type",
        mapping=lambda: {
            "payment.paid": models.Paid,
            "payment.failed": models.Failed,
            "payment.expired": models.Failed,
            "account.opened": models.Opened,
            "account.closed": models.Closed,
            "plan.started": models.Started,
            "plan.stopped": models.Stopped,
        },
    )

_SIGNATURE = Signature(
    header="Payments-Signature",
    algorithm="sha256",
    encoding="hex",
    prefix="v1=",
    separator=",",
    signed="{timestamp}.{body}",
    timestamp_prefix="t=",
    secret="text",
)
_EVENTS: Events[WebhookEvent] = Events(
    kind=lambda: WebhookEvent,
    signature=_SIGNATURE,
)

unwrap_webhook = _EVENTS.unwrap
parse_webhook = _EVENTS.parse
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_paid(body: bytes | str) -> models.Paid:
    """The webhook `paid`."""
    event: models.Paid = parse_body(
        models.Paid,
        body,
        "onPaid",
    )
    return event


def parse_failed(body: bytes | str) -> models.Failed:
    """The webhook `failed`."""
    event: models.Failed = parse_body(
        models.Failed,
        body,
        "onFailed",
    )
    return event


def parse_account(body: bytes | str) -> models.AccountEvent:
    """The webhook `account`."""
    event: models.AccountEvent = parse_body(
        models.AccountEvent,
        body,
        "onAccount",
    )
    return event


def parse_plan(body: bytes | str) -> models.PlanEvent:
    """The webhook `plan`."""
    event: models.PlanEvent = parse_body(
        models.PlanEvent,
        body,
        "onPlan",
    )
    return event
