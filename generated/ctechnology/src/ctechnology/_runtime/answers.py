"""Whole answers: a client's method in, the same method with status and headers out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from typing import Any, Generic, ParamSpec, TypeGuard, TypeVar, overload

from msgspec import Struct

from .codec import decode
from .core import WATCHING
from .headers import Headers
from .messages import Response
from .pages import AsyncPage, AsyncPager, Page, SyncPager

P = ParamSpec("P")
T = TypeVar("T")
H = TypeVar("H")
A = TypeVar("A")

_SEEN: ContextVar[list[Response] | None] = ContextVar("seen", default=None)
"""The answers of the calls of `with_response`, while one runs."""


def _keep(response: Response) -> None:
    seen = _SEEN.get()
    if seen is not None:
        seen.append(response)


WATCHING.append(_keep)


class Answer(Struct, Generic[T], frozen=True):
    """A call's result with the HTTP answer that it was read from."""

    data: T
    """What the method returns; for a list its first page."""
    _response: Response

    @property
    def status_code(self) -> int:
        """HTTP status."""
        return self._response.status

    @property
    def headers(self) -> Headers:
        """The headers; their names ignore case."""
        return self._response.headers

    @property
    def request_id(self) -> str | None:
        """The server's id of the request, if it sent one."""
        return self._response.request_id

    @property
    def content(self) -> bytes:
        """The body as it came."""
        return self._response.body

    @property
    def text(self) -> str:
        """The body as text."""
        return self._response.text

    def json(self) -> Any:
        """The body as plain JSON values; raises ValueError when it is none."""
        return decode(Any, self._response.body)


@overload
def with_response(
    method: Callable[P, SyncPager[T, H, A]],
) -> Callable[P, Answer[Page[T, H, A]]]: ...


# Why: the last overload takes any method, so those above overlap it; the first wins.
@overload
def with_response(  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]
    method: Callable[P, AsyncPager[T, H, A]],
) -> Callable[P, Coroutine[Any, Any, Answer[AsyncPage[T, H, A]]]]: ...
@overload
def with_response(  # type: ignore[overload-overlap]
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Coroutine[Any, Any, Answer[T]]]: ...
@overload
def with_response(method: Callable[P, T]) -> Callable[P, Answer[T]]: ...
def with_response(method: Callable[P, Any]) -> Callable[P, Any]:
    """Any method of a client, returning an Answer around what it returned before.

    For an async client the answer is awaited; for a list its data is the first page.
    """

    def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        seen: list[Response] = []
        token = _SEEN.set(seen)
        try:
            result = method(*args, **kwargs)
            if _is_async(result):
                return _later(result)
            if _is_pager(result):
                result = result.first_page()
        finally:
            _SEEN.reset(token)
        return Answer(result, _last(seen))

    return call


def _is_pager(result: object) -> TypeGuard[SyncPager[Any, Any, Any]]:
    return isinstance(result, SyncPager)


def _is_async(
    result: object,
) -> TypeGuard[AsyncPager[Any, Any, Any] | Awaitable[Any]]:
    return isinstance(result, AsyncPager | Awaitable)


async def _later(result: AsyncPager[Any, Any, Any] | Awaitable[Any]) -> Answer[Any]:
    seen: list[Response] = []
    token = _SEEN.set(seen)
    try:
        if isinstance(result, AsyncPager):
            result = result.first_page()
        data = await result
    finally:
        _SEEN.reset(token)
    return Answer(data, _last(seen))


def _last(seen: list[Response]) -> Response:
    if not seen:
        raise TypeError("with_response takes a method that calls the service")
    return seen[-1]
