"""Webhooks of Feeds: bodies into models."""

from __future__ import annotations

from . import models
from ._runtime import parse_body, parse_bytes, parse_text
from ._runtime.signatures import STANDARD_WEBHOOKS

_SIGNATURE = STANDARD_WEBHOOKS
verify_webhook = _SIGNATURE.verify
sign_webhook = _SIGNATURE.sign


def parse_add_feed_on_data(body: bytes | str) -> models.AddFeedOnDataRequest:
    """Something new.

    It is sent because of `client.feed.add`.
    """
    event: models.AddFeedOnDataRequest = parse_body(
        models.AddFeedOnDataRequest,
        body,
        "addFeed onData",
    )
    return event


def parse_ended(body: bytes | str) -> bytes:
    """The callback `{$request.query.url}/end`.

    It is sent because of `client.feed.add` or `client.feed.replace`.
    """
    event: bytes = parse_bytes(body)
    return event


def parse_feed_note(body: bytes | str) -> str:
    """The callback `{$request.query.url}/note`.

    It is sent because of `client.feed.add`.
    """
    event: str = parse_text(body)
    return event


def parse_replace_feed_on_data(body: bytes | str) -> int:
    """The callback `{$request.query.url}/data`.

    It is sent because of `client.feed.replace`.
    """
    event: int = parse_body(
        int,
        body,
        "replaceFeed onData",
    )
    return event
