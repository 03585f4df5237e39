"""The HTTP library: requests in, responses or failures out; the only module that uses it."""

from __future__ import annotations

import ssl
from typing import TypeAlias

import httpx2
from httpx2 import Timeout

from .headers import Headers
from .messages import Failure, Request, Response

HttpClient: TypeAlias = httpx2.Client
AsyncHttpClient: TypeAlias = httpx2.AsyncClient
Certificate: TypeAlias = tuple[str, str]
"""Paths of PEM files: a client's certificate and its key."""

__all__ = [
    "DEFAULT_TIMEOUT",
    "AsyncHttpClient",
    "HttpClient",
    "Timeout",
    "new_async_client",
    "new_client",
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


def new_client(certificate: Certificate | None = None) -> HttpClient:
    """A connection pool for one client, which shows a certificate when it has one."""
    return httpx2.Client(verify=_tls(certificate)) if certificate else httpx2.Client()


def new_async_client(certificate: Certificate | None = None) -> AsyncHttpClient:
    """A connection pool for one async client, as new_client makes it."""
    if certificate:
        return httpx2.AsyncClient(verify=_tls(certificate))
    return httpx2.AsyncClient()


def timeout_of(client: HttpClient | AsyncHttpClient) -> Timeout:
    """The pool's own timeouts, ours where its maker set none."""
    default = client.timeout == httpx2.Timeout(5.0)
    return DEFAULT_TIMEOUT if default else client.timeout


def send(client: HttpClient, request: Request) -> Response | Failure:
    """Send one request and read the whole answer; never follows redirects."""
    try:
        if request.foreign:
            message = _bare(request)
            answer = client.send(
                message, stream=True, auth=None, follow_redirects=False
            )
        else:
            message = _merged(client, request)
            answer = client.send(message, stream=True, follow_redirects=False)
    except _ERRORS as error:
        return _failure(error)
    try:
        return _response(answer, answer.read())
    except _BROKEN as error:
        return _broken(answer, error)
    finally:
        answer.close()


async def send_async(client: AsyncHttpClient, request: Request) -> Response | Failure:
    """Send one request and read the whole answer; never follows redirects."""
    try:
        if request.foreign:
            message = _bare(request)
            answer = await client.send(
                message, stream=True, auth=None, follow_redirects=False
            )
        else:
            message = _merged(client, request)
            answer = await client.send(message, stream=True, follow_redirects=False)
    except _ERRORS as error:
        return _failure(error)
    try:
        return _response(answer, await answer.aread())
    except _BROKEN as error:
        return _broken(answer, error)
    finally:
        await answer.aclose()


def _tls(certificate: Certificate) -> ssl.SSLContext:
    """Raises OSError when the files cannot be read, or are no certificate and key."""
    context = ssl.create_default_context()
    context.load_cert_chain(*certificate)
    return context


def _merged(client: HttpClient | AsyncHttpClient, request: Request) -> httpx2.Request:
    """The request with the headers, cookies and query that the pool itself holds."""
    return client.build_request(
        request.method,
        request.url,
        headers=_headers(request),
        content=request.body,
        timeout=request.timeout,
    )


def _bare(request: Request) -> httpx2.Request:
    """The request alone, for an origin that must not see what the pool holds."""
    return httpx2.Request(
        request.method,
        request.url,
        headers=_headers(request),
        content=request.body,
        extensions={"timeout": request.timeout.as_dict()},
    )


def _headers(request: Request) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in request.headers]


def _response(answer: httpx2.Response, body: bytes) -> Response:
    headers = Headers(answer.headers.multi_items())
    return Response(status=answer.status_code, headers=headers, body=body)


def _broken(answer: httpx2.Response, error: Exception) -> Response | Failure:
    """An answer whose body breaks off: an error status still counts."""
    if answer.status_code >= 400:
        return _response(answer, b"")
    return _failure(error)


def _failure(error: Exception) -> Failure:
    found: BaseException | None = error
    while found is not None:
        # Why: frames of the library hold headers and bodies, with all their secrets.
        found.__traceback__ = None
        found = found.__cause__ or found.__context__
    return Failure(
        error=error,
        timeout=isinstance(error, httpx2.TimeoutException),
        sent=not isinstance(error, _UNSENT),
        hopeless=isinstance(error, _HOPELESS),
    )
