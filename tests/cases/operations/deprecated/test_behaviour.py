"""Who calls what is going away is told so, at the line of the call."""

from __future__ import annotations

import asyncio
import warnings
from typing import Any

import httpx2
import pytest


def test_a_warning_at_the_line_of_the_call(client: Any, sent: Any) -> None:
    told = pytest.warns(DeprecationWarning, match=r"^pet\.list is deprecated$")
    with sent(client.Sample) as (api, requests), told as found:
        api.pet.list(kind="cat")
        client.with_response(api.pet.list)()
    assert [warning.filename for warning in found] == [__file__, __file__]
    assert len(requests) == 2


def test_async(client: Any) -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(204))

    async def main() -> list[str]:
        pool = httpx2.AsyncClient(transport=transport)
        async with pool, client.AsyncSample(http_client=pool) as api:
            with pytest.warns(DeprecationWarning) as found:
                await api.pet.list()
                await client.with_response(api.pet.list)()
                await api.pet.deprecated_(body="x", content_type="text/plain")
        return [warning.filename for warning in found]

    assert asyncio.run(main()) == [__file__] * 3


def test_once(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, _), warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("default")
        for _turn in range(3):
            api.pet.list()
    assert len(found) == 1


def test_others_say_nothing(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, _):
        api.pet.find()
