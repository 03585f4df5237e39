"""The HTTP library without a network: a function that answers in, clients out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

import httpx2

from .messages import Canned
from .transport import AsyncHttpClient, HttpClient

Answerer: TypeAlias = Callable[[str, str, list[tuple[str, str]], bytes], Canned]
"""(method, URL, headers, body) → the prepared answer."""


def mock_client(answer: Answerer) -> HttpClient:
    """A client whose requests a function answers."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        canned = _asked(answer, request, request.read())
        time.sleep(canned.delay)
        return _prepared(canned, request)

    return httpx2.Client(transport=httpx2.MockTransport(handle))


def mock_async_client(answer: Answerer) -> AsyncHttpClient:
    """An async client whose requests a function answers."""

    async def handle(request: httpx2.Request) -> httpx2.Response:
        import asyncio

        canned = _asked(answer, request, await request.aread())
        await asyncio.sleep(canned.delay)
        return _prepared(canned, request)

    return httpx2.AsyncClient(transport=httpx2.MockTransport(handle))


def _asked(answer: Answerer, request: httpx2.Request, body: bytes) -> Canned:
    pairs = request.headers.multi_items()
    return answer(request.method, str(request.url), pairs, body)


def _prepared(canned: Canned, request: httpx2.Request) -> httpx2.Response:
    match canned.fault:
        case "refused":
            raise httpx2.ConnectError("connection refused", request=request)
        case "broken":
            raise httpx2.ReadError("connection reset", request=request)
        case "late":
            raise httpx2.ReadTimeout("timed out", request=request)
        case _:
            return httpx2.Response(
                canned.status, headers=list(canned.headers), content=canned.body
            )
