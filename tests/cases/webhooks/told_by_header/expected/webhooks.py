"""Webhooks of Code: bodies into models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from . import models
from ._runtime import UnknownVariant, parse_body, parse_bytes, parse_text, union
from ._runtime.signatures import Signature
from ._runtime.webhook_events import Events

if TYPE_CHECKING:
    WebhookEvent: TypeAlias = (
        models.Change
        | models.IssueOpened
        | models.IssueClosed
        | str
        | bytes
        | UnknownVariant
    )
    """What any of the webhooks tells."""
else:
    WebhookEvent = union(
        "WebhookEvent",
        __name__,
        variants=lambda: (models.Change, models.IssueOpened, models.IssueClosed),
    )

_SIGNATURE = Signature(
    header="X-Code-Signature",
    algorithm="sha512",
    encoding="base64",
    prefix="sha512=",
    signed="{body}",
    id="X-Code-Delivery",
    secret="text",
)
_EVENTS: Events[WebhookEvent] = Events(
    kind=lambda: WebhookEvent,
    plain={"text/plain": str, "application/zip": bytes},
    header="X-Code-Event",
    named=lambda: {
        "push": (models.Change,),
        "issue": (models.IssueOpened, models.IssueClosed),
        "ticket": (models.IssueClosed,),
        "star": (models.Change,),
        "unstar": (models.Change,),
    },
    signature=_SIGNATURE,
)

unwrap_webhook = _EVENTS.unwrap
parse_webhook = _EVENTS.parse
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_push(body: bytes | str) -> models.Change:
    """The webhook `push`."""
    event: models.Change = parse_body(
        models.Change,
        body,
        "post push",
    )
    return event


def parse_issue_opened(body: bytes | str) -> models.IssueOpened:
    """The webhook `issueOpened`."""
    event: models.IssueOpened = parse_body(
        models.IssueOpened,
        body,
        "post issueOpened",
    )
    return event


def parse_issue_closed(body: bytes | str) -> models.IssueClosed:
    """The webhook `issueClosed`."""
    event: models.IssueClosed = parse_body(
        models.IssueClosed,
        body,
        "post issueClosed",
    )
    return event


def parse_star(body: bytes | str) -> models.Change:
    """The webhook `star`."""
    event: models.Change = parse_body(
        models.Change,
        body,
        "post star",
    )
    return event


def parse_log(body: bytes | str) -> str:
    """The webhook `log`."""
    event: str = parse_text(body)
    return event


def parse_archive(body: bytes | str) -> bytes:
    """The webhook `archive`."""
    event: bytes = parse_bytes(body)
    return event
