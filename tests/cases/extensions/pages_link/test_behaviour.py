"""The header Link leads from page to page."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest


def answer(request: httpx2.Request) -> httpx2.Response:
    page = int(request.url.params.get("page", 1))
    link = f'<https://issues.example.com/api/issue?page={page + 1}>; rel="next"'
    headers = {"link": link} if page < 3 else {}
    return httpx2.Response(200, json=[{"id": page}], headers=headers)


def test_every_page(client: Any) -> None:
    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    with pool, client.Sample(http_client=pool) as api:
        assert [issue.id for issue in api.issue.list(per_page=1)] == [1, 2, 3]
        assert [i.id for i in api.issue.list().prefetch()] == [1, 2, 3]


def test_every_page_async(client: Any) -> None:
    async def read() -> list[int]:
        pool = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        async with pool, client.AsyncSample(http_client=pool) as api:
            return [issue.id async for issue in api.issue.list().prefetch()]

    assert asyncio.run(read()) == [1, 2, 3]


def test_elsewhere(client: Any) -> None:
    def astray(_: httpx2.Request) -> httpx2.Response:
        headers = {"link": "<https://evil.example/>; rel=next"}
        return httpx2.Response(200, json=[], headers=headers)

    pool = httpx2.Client(transport=httpx2.MockTransport(astray))
    with (
        pool,
        client.Sample(http_client=pool) as api,
        pytest.raises(client.SampleError, match=r"evil\.example"),
    ):
        list(api.issue.list())
