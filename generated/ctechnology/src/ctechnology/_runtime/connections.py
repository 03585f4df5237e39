"""Connection pools that clients make by themselves: a certificate in, clients out."""

from __future__ import annotations

import ssl
from typing import TypeAlias
from urllib.request import getproxies

import httpx2

Certificate: TypeAlias = tuple[str, str]
"""Paths of PEM files: a client's certificate and its key."""


class OwnClient(httpx2.Client):
    """A client that nobody else has put anything into, so that nothing is to be merged."""

    def __init__(self, verify: ssl.SSLContext | bool) -> None:
        self._carrier = httpx2.HTTPTransport(verify=verify)
        super().__init__(transport=self._carrier)

    def carry(self, message: httpx2.Request) -> httpx2.Response:
        answer = self._carrier.handle_request(message)
        if "set-cookie" in answer.headers:
            answer.request = message
            self.cookies.extract_cookies(answer)
        return answer


class AsyncOwnClient(httpx2.AsyncClient):
    """The same for asyncio."""

    def __init__(self, verify: ssl.SSLContext | bool) -> None:
        self._carrier = httpx2.AsyncHTTPTransport(verify=verify)
        super().__init__(transport=self._carrier)

    async def carry(self, message: httpx2.Request) -> httpx2.Response:
        answer = await self._carrier.handle_async_request(message)
        if "set-cookie" in answer.headers:
            answer.request = message
            self.cookies.extract_cookies(answer)
        return answer


def new_client(certificate: Certificate | None = None) -> httpx2.Client:
    """A connection pool for one client, which shows a certificate when it has one.

    Proxies of the environment are the library's business.
    """
    verify = _tls(certificate) if certificate else True
    return httpx2.Client(verify=verify) if getproxies() else OwnClient(verify)


def new_async_client(
    tls: Certificate | ssl.SSLContext | None = None,
) -> httpx2.AsyncClient:
    """A connection pool for one async client, as new_client makes it."""
    verify = _tls(tls) if isinstance(tls, tuple) else tls or True
    return httpx2.AsyncClient(verify=verify) if getproxies() else AsyncOwnClient(verify)


def _tls(certificate: Certificate) -> ssl.SSLContext:
    """Raises OSError when the files cannot be read, or are no certificate and key."""
    context = ssl.create_default_context()
    context.load_cert_chain(*certificate)
    return context
