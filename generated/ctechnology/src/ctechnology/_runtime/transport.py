"""The HTTP library: requests in, responses or failures out; the only module that uses it."""

from __future__ import annotations

import ssl
import time
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Iterable,
    Iterator,
)
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias, TypeVar

import httpx2
from httpx2 import Timeout

from .connections import AsyncOwnClient, OwnClient
from .deadlines import Limits, on_trace, until
from .errors import APITimeoutError, ResponseTooLargeError
from .headers import Headers
from .messages import Failure, Interrupted, Request, Response, Upload

HttpClient: TypeAlias = httpx2.Client
AsyncHttpClient: TypeAlias = httpx2.AsyncClient
T = TypeVar("T")

__all__ = [
    "DEFAULT_TIMEOUT",
    "AsyncHttpClient",
    "AsyncSource",
    "HttpClient",
    "Source",
    "Timeout",
    "send",
    "send_async",
    "timeout_of",
]

DEFAULT_TIMEOUT = Timeout(connect=5.0, read=60.0, write=60.0, pool=10.0)

_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
    httpx2.InvalidURL,
)
_HOPELESS = (
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
    httpx2.InvalidURL,
)
_BROKEN = (httpx2.RequestError, ssl.SSLError)
# Why: the library lets errors of TLS pass that come after the handshake.
_ERRORS = (*_BROKEN, httpx2.InvalidURL)


def timeout_of(client: HttpClient | AsyncHttpClient) -> Timeout:
    """The pool's own timeouts, ours where its maker set none."""
    default = client.timeout == httpx2.Timeout(5.0)
    return DEFAULT_TIMEOUT if default else client.timeout


def send(client: HttpClient, request: Request) -> Response | Failure:
    """Send one request; the whole answer, unless it is a success to stream.

    Never follows redirects.
    """
    end = _end(request)
    if _is_over(end):
        return _late()
    try:
        with until(end):
            answer = _answer(client, request, end)
    except _ERRORS as error:
        return _failure(error, end)
    except Interrupted as interrupted:
        return interrupted.failure
    source = Source(answer, end)
    if request.stream and answer.is_success:
        return _response(answer, b"", source)
    body = _Body(request)
    try:
        for chunk in source:
            body.add(chunk)
    except Interrupted as interrupted:
        return _broken(answer, body, interrupted.failure)
    finally:
        source.close()
    return _response(answer, body.content)


def _answer(client: HttpClient, request: Request, end: float | None) -> httpx2.Response:
    """The answer when its headers are there."""
    if isinstance(client, OwnClient) and (request.foreign or not client.cookies.jar):
        return client.carry(_bare(client, request, end))
    if request.foreign:
        message = _bare(client, request, end)
        return client.send(message, stream=True, auth=None, follow_redirects=False)
    message = _merged(client, request, end)
    return client.send(message, stream=True, follow_redirects=False)


async def send_async(client: AsyncHttpClient, request: Request) -> Response | Failure:
    """Send one request as `send` does."""
    end = _end(request)
    if _is_over(end):
        return _late()
    try:
        answer = await _within(end, _later_answer(client, request, end))
    except _ERRORS as error:
        return _failure(error, end)
    except Interrupted as interrupted:
        return interrupted.failure
    source = AsyncSource(answer, end)
    if request.stream and answer.is_success:
        return _response(answer, b"", source)
    body = _Body(request)
    try:
        async for chunk in source:
            body.add(chunk)
    except Interrupted as interrupted:
        return _broken(answer, body, interrupted.failure)
    finally:
        await source.close()
    return _response(answer, body.content)


async def _later_answer(
    client: AsyncHttpClient, request: Request, end: float | None
) -> httpx2.Response:
    """The answer when its headers are there."""
    if isinstance(client, AsyncOwnClient) and (
        request.foreign or not client.cookies.jar
    ):
        return await client.carry(_bare(client, request, end))
    if request.foreign:
        message = _bare(client, request, end)
        return await client.send(
            message, stream=True, auth=None, follow_redirects=False
        )
    message = _merged(client, request, end)
    return await client.send(message, stream=True, follow_redirects=False)


class Source:
    """The body of an answer, chunk by chunk; raises Interrupted when it breaks off."""

    def __init__(self, answer: httpx2.Response, end: float | None) -> None:
        self._answer = answer
        self._end = end

    def __iter__(self) -> Iterator[bytes]:
        chunks = self._answer.iter_bytes()
        try:
            yield from chunks if self._end is None else _timely(chunks, self._end)
        except _BROKEN as error:
            raise Interrupted(_failure(error, self._end)) from error

    def close(self) -> None:
        """Give the connection back."""
        with suppress(httpx2.RequestError):
            self._answer.close()


def _timely(chunks: Iterator[bytes], end: float) -> Iterator[bytes]:
    while True:
        with until(end):
            chunk = next(chunks, None)
        if chunk is None:
            return
        if _is_over(end):
            raise Interrupted(_late())
        yield chunk


class AsyncSource:
    """The body of an answer, chunk by chunk; raises Interrupted when it breaks off."""

    def __init__(self, answer: httpx2.Response, end: float | None) -> None:
        self._answer = answer
        self._end = end

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = self._answer.aiter_bytes()
        try:
            while (chunk := await _within(self._end, anext(chunks, None))) is not None:
                yield chunk
        except _BROKEN as error:
            raise Interrupted(_failure(error, self._end)) from error

    async def close(self) -> None:
        """Give the connection back."""
        with suppress(httpx2.RequestError):
            await self._answer.aclose()


async def _within(end: float | None, step: Awaitable[T]) -> T:
    """What a step comes to; raises Interrupted when the time is over before."""
    if end is None:
        return await step
    import asyncio

    limit = asyncio.timeout(end - time.monotonic())
    try:
        async with limit:
            return await step
    except TimeoutError:
        if not limit.expired():
            raise
        raise Interrupted(_late()) from None


class _Body:
    """The chunks of a body up to what the request admits."""

    def __init__(self, request: Request) -> None:
        self._chunks: list[bytes] = []
        self._request = request
        self._left = request.max_bytes

    def add(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        if self._left is not None:
            self._left -= len(chunk)
            if self._left < 0:
                raise Interrupted(_too_large(self._request))

    @property
    def content(self) -> bytes:
        return b"".join(self._chunks)


def _end(request: Request) -> float | None:
    return None if request.seconds is None else time.monotonic() + request.seconds


def _is_over(end: float | None) -> bool:
    return end is not None and time.monotonic() >= end


def _merged(
    client: HttpClient | AsyncHttpClient, request: Request, end: float | None
) -> httpx2.Request:
    """The request with the headers, cookies and query that the pool itself holds."""
    return client.build_request(
        request.method,
        request.url,
        headers=_headers(request),
        content=_content(client, request, end),
        extensions=_extensions(client, request),
    )


def _bare(
    client: HttpClient | AsyncHttpClient, request: Request, end: float | None
) -> httpx2.Request:
    """The request alone, without what the pool holds."""
    headers = _headers(request)
    if not any(name.lower() == "accept-encoding" for name, _ in request.headers):
        headers.append(_encodings())
    return httpx2.Request(
        request.method,
        request.url,
        headers=headers,
        content=_content(client, request, end),
        extensions=_extensions(client, request),
    )


@cache
def _encodings() -> tuple[bytes, bytes]:
    """The header that says which encodings the library reads."""
    anyone = httpx2.Client(
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200))
    )
    return b"Accept-Encoding", anyone.headers["accept-encoding"].encode()


def _extensions(
    client: HttpClient | AsyncHttpClient, request: Request
) -> dict[str, Any]:
    """Limits of time; a task is cancelled at its deadline, a thread has to look."""
    if isinstance(client, AsyncHttpClient):
        return {"timeout": request.timeout.as_dict()}
    return {"timeout": Limits(request.timeout.as_dict()), "trace": on_trace}


def _headers(request: Request) -> list[tuple[bytes, bytes]]:
    pairs = [(name.encode(), value.encode()) for name, value in request.headers]
    body = request.body
    if isinstance(body, Upload) and body.length is not None:
        pairs.append((b"Content-Length", b"%d" % body.length))
    return pairs


def _content(
    client: HttpClient | AsyncHttpClient, request: Request, end: float | None
) -> bytes | Iterable[bytes] | AsyncIterable[bytes] | None:
    body = request.body
    if not isinstance(body, Upload):
        return body
    from .uploads import outgoing, outgoing_later

    if isinstance(client, AsyncHttpClient):
        return outgoing_later(body)
    if body.is_async:
        raise TypeError("a body of an async iterator needs the async client")
    return _in_time(outgoing(body), end)


def _in_time(pieces: Iterable[bytes], end: float | None) -> Iterator[bytes]:
    for piece in pieces:
        if _is_over(end):
            raise Interrupted(_late())
        yield piece


def _response(
    answer: httpx2.Response, body: bytes, source: Source | AsyncSource | None = None
) -> Response:
    headers = Headers(answer.headers.multi_items())
    return Response(
        status=answer.status_code, headers=headers, body=body, source=source
    )


def _broken(
    answer: httpx2.Response, body: _Body, failure: Failure
) -> Response | Failure:
    """An answer whose body breaks off: an error status still counts."""
    return _response(answer, body.content) if answer.status_code >= 400 else failure


def _too_large(request: Request) -> Failure:
    error = ResponseTooLargeError(
        f"{request.operation}: the answer is longer than {request.max_bytes} bytes"
    )
    return Failure(error=error, timeout=False, sent=True, hopeless=True)


def _late() -> Failure:
    error = APITimeoutError("the deadline of the call has passed")
    return Failure(error=error, timeout=True, sent=True)


def _failure(error: Exception, end: float | None) -> Failure:
    found: BaseException | None = error
    while found is not None:
        # Why: frames of the library hold headers and bodies, with all their secrets.
        found.__traceback__ = None
        found = found.__cause__ or found.__context__
    timeout = isinstance(error, httpx2.TimeoutException)
    if timeout and _is_over(end):
        return _late()
    return Failure(
        error=error,
        timeout=timeout,
        sent=not isinstance(error, _UNSENT),
        hopeless=isinstance(error, _HOPELESS),
    )
