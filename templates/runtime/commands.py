"""What the steps of a call ask their driver to do: send, wait, ask, take turns."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Generator
from typing import TypeAlias, TypeVar

from msgspec import Struct

from .credentials import Token
from .hidden import Hidden
from .messages import Request

R = TypeVar("R")


async def _sleep_async(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


class Timing(Struct, frozen=True, kw_only=True):
    """Where calls get the time, waiting and chance from."""

    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep_async
    random: Callable[[], float] = random.random
    """A number from 0 to 1."""


class Send(Struct, frozen=True):
    """Send a request; the driver answers with a Response or a Failure."""

    request: Request


class Sleep(Struct, frozen=True):
    """Wait for some seconds."""

    seconds: float


class Ask(Hidden, frozen=True):
    """Call a function of the caller's; the driver answers with its Answered."""

    source: Callable[[], object]


class Alone(Struct, frozen=True):
    """Run steps while nobody else runs steps for the scheme; answers with their result."""

    scheme: str
    steps: Generator[Command, object, Token]


Command: TypeAlias = Send | Sleep | Ask | Alone
Steps: TypeAlias = Generator[Command, object, R]
