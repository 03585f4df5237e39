"""A list goes on until a page is empty."""

from __future__ import annotations

from typing import Any

import httpx2


def test_every_item_of_every_page(client: Any) -> None:
    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url.query, "ascii"))
        skip = int(request.url.params.get("skip", 0))
        return httpx2.Response(
            200, json=[{"id": n} for n in range(skip, min(skip + 2, 3))]
        )

    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    with pool, client.Sample(http_client=pool) as api:
        assert [item.id for item in api.item.list(take=2)] == [0, 1, 2]
    assert seen[0] == "take=2"
    assert "skip=2" in seen[1]
