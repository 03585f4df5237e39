"""Steps of an async client in, what they come to out: whatever they ask for is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from .commands import Alone, Ask, Command, Reserve, Send, Sleep, Steps, Timing
from .hidden import Answered

if TYPE_CHECKING:
    from .messages import Failure, Request, Response

R = TypeVar("R")

SendOn: TypeAlias = "Callable[[Request], Awaitable[Response | Failure]]"
Lock: TypeAlias = Callable[[str], AbstractAsyncContextManager[Any]]
"""Gives what one renewal of a scheme holds while it runs."""


async def drive(steps: Steps[R], send: SendOn, lock: Lock, timing: Timing) -> R:
    """Go through the steps; raises what they raise."""
    answer: object = None
    try:
        while True:
            try:
                command = steps.send(answer)
            except StopIteration as done:
                return cast(R, done.value)
            answer = await _performed(command, send, lock, timing)
    finally:
        steps.close()


async def _performed(
    command: Command, send: SendOn, lock: Lock, timing: Timing
) -> object:
    match command:
        case Send():
            return await send(command.request)
        case Sleep():
            await timing.sleep_async(command.seconds)
            return None
        case Reserve():
            return await command.limiter.reserve_async(
                command.now, command.endpoint, command.longest
            )
        case Ask():
            answer = command.source()
            if isinstance(answer, Awaitable):
                answer = await cast("Awaitable[object]", answer)
            return Answered(answer)
        case Alone():
            async with lock(command.scheme):
                return await drive(command.steps, send, lock, timing)
