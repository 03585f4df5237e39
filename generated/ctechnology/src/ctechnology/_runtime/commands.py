"""What a call asks its driver for: commands, and where the driver gets the time from."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec import Struct

from .credentials import Token
from .hidden import Hidden
from .messages import Request

if TYPE_CHECKING:
    from .mismatches import Mismatch
    from .ratelimit import Limiter

R = TypeVar("R")


async def _sleep_async(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


class Timing(Struct, frozen=True, kw_only=True):
    """Where calls get the time, waiting and chance from."""

    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    monotonic: Callable[[], float] = time.monotonic
    """Seconds since any moment, never going back."""
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep_async
    random: Callable[[], float] = random.random
    """A number from 0 to 1."""


class Tuning(Struct, frozen=True):
    """How a body that breaks off is gone on with; `max_retries` without any progress.

    `tell` is called with the mismatches of an item; None for those that are errors.
    """

    timing: Timing
    max_retries: int
    tell: Callable[[tuple[Mismatch, ...]], None] | None


class Send(Struct, frozen=True):
    """Send a request; the driver answers with a Response or a Failure."""

    request: Request


class Sleep(Struct, frozen=True):
    """Wait for some seconds."""

    seconds: float


class Reserve(Struct, frozen=True):
    """Take a slot of a limiter; the driver answers with the seconds until it comes."""

    limiter: Limiter
    now: float
    endpoint: str
    longest: float


class Ask(Hidden, frozen=True):
    """Call a function of the caller's; the driver answers with its Answered."""

    source: Callable[[], object]


class Alone(Struct, frozen=True):
    """Run steps while nobody else runs steps for the scheme; answers with their result."""

    scheme: str
    steps: Generator[Command, object, Token]


Command: TypeAlias = Send | Sleep | Reserve | Ask | Alone
Steps: TypeAlias = Generator[Command, object, R]
