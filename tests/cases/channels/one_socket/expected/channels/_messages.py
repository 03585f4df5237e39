"""What is known of messages."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime.realtime import MessageSpec, Where


@cache
def status() -> MessageSpec:
    return MessageSpec(
        name="status",
        kind=models.Status,
    )


@cache
def charge() -> MessageSpec:
    return MessageSpec(
        name="charge",
        kind=models.Charge,
    )


@cache
def subscribe() -> MessageSpec:
    return MessageSpec(
        name="subscribe",
        kind=models.Subscribe,
        correlation=Where(True, ("reqid",)),
        numbered=True,
    )


@cache
def subscribed() -> MessageSpec:
    return MessageSpec(
        name="subscribed",
        kind=models.Subscribed,
        correlation=Where(True, ("reqid",)),
        numbered=True,
    )


@cache
def unsubscribe() -> MessageSpec:
    return MessageSpec(
        name="unsubscribe",
        kind=models.Unsubscribe,
    )


@cache
def refused() -> MessageSpec:
    return MessageSpec(
        name="refused",
        kind=models.Refused,
        correlation=Where(True, ("reqid",)),
        numbered=True,
        is_error=True,
    )


@cache
def hello() -> MessageSpec:
    return MessageSpec(
        name="hello",
        kind=models.Hello,
    )
