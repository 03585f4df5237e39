"""What is known of messages."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime.realtime import MessageSpec, Where


@cache
def m1() -> MessageSpec:
    return MessageSpec(
        name="m1",
        kind=models.M1,
        headers={"h-h": 'c"""\\'},
    )


@cache
def m2() -> MessageSpec:
    return MessageSpec(
        name="m2",
        kind=models.M2,
        correlation=Where(True, ("id-x",)),
    )


@cache
def ask() -> MessageSpec:
    return MessageSpec(
        name="ask",
        kind=models.Ask,
        correlation=Where(True, ("id-x",)),
    )
