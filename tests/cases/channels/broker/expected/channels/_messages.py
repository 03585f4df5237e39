"""What is known of messages."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime.realtime import MessageSpec


@cache
def trip_started() -> MessageSpec:
    return MessageSpec(
        name="tripStarted",
        kind=models.TripStarted,
        headers={"kind": "started"},
    )


@cache
def trip_ended() -> MessageSpec:
    return MessageSpec(
        name="tripEnded",
        kind=models.TripEnded,
        headers={"kind": "ended"},
    )


@cache
def command() -> MessageSpec:
    return MessageSpec(
        name="command",
        kind=models.Command,
    )
