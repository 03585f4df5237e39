"""Middleware: layers and a way to send in, one way to send out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from .errors import APIConnectionError, APITimeoutError
from .messages import Failure, Request, Response
from .outcome import connection_error

if TYPE_CHECKING:
    from .settings import AsyncMiddleware, Middleware


def through(
    layers: Sequence[Middleware],
    send: Callable[[Request], Response | Failure],
    request: Request,
) -> Response | Failure:
    """Send a request through layers, the first of them outermost."""
    opened: list[Any] = []

    def last(request: Request) -> Response:
        outcome = send(request)
        if isinstance(outcome, Failure):
            raise connection_error(request.operation, outcome)
        opened.append(outcome.source)
        return outcome

    call: Callable[[Request], Response] = last
    for layer in reversed(layers):
        call = partial(_entered, layer, call)
    source: Any = None
    try:
        answer = call(request)
        source = answer.source
        return answer
    except APIConnectionError as error:
        return _failure(error)
    finally:
        for other in opened:
            if other is not None and other is not source:
                other.close()


async def through_async(
    layers: Sequence[AsyncMiddleware],
    send: Callable[[Request], Awaitable[Response | Failure]],
    request: Request,
) -> Response | Failure:
    """Send a request through layers, the first of them outermost."""
    opened: list[Any] = []

    async def last(request: Request) -> Response:
        outcome = await send(request)
        if isinstance(outcome, Failure):
            raise connection_error(request.operation, outcome)
        opened.append(outcome.source)
        return outcome

    call: Callable[[Request], Awaitable[Response]] = last
    for layer in reversed(layers):
        call = partial(_entered_async, layer, call)
    source: Any = None
    try:
        answer = await call(request)
        source = answer.source
        return answer
    except APIConnectionError as error:
        return _failure(error)
    finally:
        for other in opened:
            if other is not None and other is not source:
                await other.close()


def _entered(
    layer: Middleware, call_next: Callable[[Request], Response], request: Request
) -> Response:
    answer: object = layer(request, call_next)
    if isinstance(answer, Coroutine):
        answer.close()
        raise TypeError(f"{_name(layer)} is async: it needs the async client")
    return _checked(answer, layer)


async def _entered_async(
    layer: AsyncMiddleware,
    call_next: Callable[[Request], Awaitable[Response]],
    request: Request,
) -> Response:
    try:
        answer: Any = layer(request, call_next)
    except AttributeError as error:
        pending: Any = error.obj
        if isinstance(pending, Coroutine):
            pending.close()
            raise TypeError(f"{_name(layer)} does not await call_next") from error
        raise
    if not isinstance(answer, Awaitable):
        raise TypeError(f"{_name(layer)} is not async: the async client needs it so")
    found = await cast("Awaitable[object]", answer)
    return _checked(found, layer)


def _checked(answer: object, layer: object) -> Response:
    if not isinstance(answer, Response):
        raise TypeError(
            f"{_name(layer)} must return a Response, not {type(answer).__name__}"
        )
    return answer


def _name(layer: object) -> str:
    return f"middleware {getattr(layer, '__qualname__', type(layer).__name__)}"


def _failure(error: APIConnectionError) -> Failure:
    """What a driver answers for an error: its own failure, or one that a layer raised."""
    found = error.failure
    if isinstance(found, Failure):
        return found
    return Failure(error=error, timeout=isinstance(error, APITimeoutError), sent=True)
