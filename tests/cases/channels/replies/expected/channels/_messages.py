"""What is known of messages."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime.realtime import MessageSpec, Where


@cache
def ask() -> MessageSpec:
    return MessageSpec(
        name="ask",
        kind=models.Ask,
        correlation=Where(False, ("requestId",)),
    )


@cache
def cancel() -> MessageSpec:
    return MessageSpec(
        name="cancel",
        kind=models.Cancel,
    )


@cache
def quote() -> MessageSpec:
    return MessageSpec(
        name="quote",
        kind=models.Quote,
        correlation=Where(False, ("requestId",)),
    )


@cache
def refusal() -> MessageSpec:
    return MessageSpec(
        name="refusal",
        kind=models.Refusal,
        correlation=Where(False, ("requestId",)),
        is_error=True,
    )


@cache
def cancelled() -> MessageSpec:
    return MessageSpec(
        name="cancelled",
        kind=models.Cancelled,
    )
