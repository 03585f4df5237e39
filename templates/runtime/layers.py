"""Middleware: layers and a way to send in, one way to send out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

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

    def last(request: Request) -> Response:
        outcome = send(request)
        if isinstance(outcome, Failure):
            raise connection_error(request.operation, outcome)
        return outcome

    call: Callable[[Request], Response] = last
    for layer in reversed(layers):
        call = partial(_entered, layer, call)
    try:
        return call(request)
    except APIConnectionError as error:
        return _failure(error)


async def through_async(
    layers: Sequence[AsyncMiddleware],
    send: Callable[[Request], Awaitable[Response | Failure]],
    request: Request,
) -> Response | Failure:
    """Send a request through layers, the first of them outermost."""

    async def last(request: Request) -> Response:
        outcome = await send(request)
        if isinstance(outcome, Failure):
            raise connection_error(request.operation, outcome)
        return outcome

    call: Callable[[Request], Awaitable[Response]] = last
    for layer in reversed(layers):
        call = partial(_entered_async, layer, call)
    try:
        return await call(request)
    except APIConnectionError as error:
        return _failure(error)


def _entered(
    layer: Middleware, call_next: Callable[[Request], Response], request: Request
) -> Response:
    return layer(request, call_next)


def _entered_async(
    layer: AsyncMiddleware,
    call_next: Callable[[Request], Awaitable[Response]],
    request: Request,
) -> Awaitable[Response]:
    return layer(request, call_next)


def _failure(error: APIConnectionError) -> Failure:
    """What a driver answers for an error: its own failure, or one that a layer raised."""
    found = error.failure
    if isinstance(found, Failure):
        return found
    return Failure(error=error, timeout=isinstance(error, APITimeoutError), sent=True)
