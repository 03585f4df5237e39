"""What is known of messages."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime.realtime import MessageSpec


@cache
def only() -> MessageSpec:
    return MessageSpec(
        name="only",
        kind=models.Only,
    )


@cache
def joined() -> MessageSpec:
    return MessageSpec(
        name="joined",
        kind=models.Joined,
    )


@cache
def left() -> MessageSpec:
    return MessageSpec(
        name="left",
        kind=models.Left,
    )


@cache
def plain() -> MessageSpec:
    return MessageSpec(
        name="plain",
        kind=models.Plain,
    )


@cache
def presence() -> MessageSpec:
    return MessageSpec(
        name="presence",
        kind=models.Presence,
    )


@cache
def up() -> MessageSpec:
    return MessageSpec(
        name="up",
        kind=models.Up,
    )


@cache
def down() -> MessageSpec:
    return MessageSpec(
        name="down",
        kind=models.Down,
    )


@cache
def hello() -> MessageSpec:
    return MessageSpec(
        name="hello",
        kind=models.Hello,
    )


@cache
def beat() -> MessageSpec:
    return MessageSpec(
        name="beat",
        kind=models.Beat,
    )


@cache
def book() -> MessageSpec:
    return MessageSpec(
        name="book",
        kind=list[float],
    )


@cache
def notice() -> MessageSpec:
    return MessageSpec(
        name="notice",
        kind=models.Notice,
    )


@cache
def text() -> MessageSpec:
    return MessageSpec(
        name="text",
        kind=str,
    )


@cache
def circle() -> MessageSpec:
    return MessageSpec(
        name="circle",
        kind=models.Circle,
    )


@cache
def square() -> MessageSpec:
    return MessageSpec(
        name="square",
        kind=models.Square,
    )


@cache
def whole() -> MessageSpec:
    return MessageSpec(
        name="whole",
        kind=models.Whole,
    )


@cache
def words() -> MessageSpec:
    return MessageSpec(
        name="words",
        kind=models.Words,
    )


@cache
def first() -> MessageSpec:
    return MessageSpec(
        name="first",
        kind=models.First,
    )


@cache
def second() -> MessageSpec:
    return MessageSpec(
        name="second",
        kind=models.Second,
    )
