"""What Swagger 2.0 produces can be a stream, alone or beside JSON."""

from __future__ import annotations

import asyncio
from typing import Any

from serving import serving

LINES = "application/x-ndjson"
ANSWERS = {
    "/ticks": ("text/event-stream", b'data: {"price": 1}\n\n'),
    f"/history {LINES}": (LINES, b'{"price": 1}\n{"price": 2}\n'),
    "/history": ("application/json", b'[{"price": 3}]'),
}


def test_streams(client: Any) -> None:
    tick = client.models.Tick
    with serving(ANSWERS) as service, client.Sample(base_url=service.url) as api:
        assert list(api.tick.watch()) == [tick(price=1.0)]
        assert list(api.tick.get_history_stream()) == [tick(price=1.0), tick(price=2.0)]
        assert api.tick.get_history() == [tick(price=3.0)]


def test_async_streams(client: Any) -> None:
    async def read(url: str) -> list[Any]:
        async with client.AsyncSample(base_url=url) as api:
            return [item.price async for item in api.tick.get_history_stream()]

    with serving(ANSWERS) as service:
        assert asyncio.run(read(service.url)) == [1.0, 2.0]
