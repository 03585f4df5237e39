"""Requests with their answers over every transport that has some: late, twice, for others, never."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias

import pytest

from realtime.sample import Price, PricesChannel, Trip
from runtime.realtime.consumer import Delivery
from runtime.realtime.errors import ConnectionLost, MaybeSent, RequestTimeout
from runtime.realtime.sending import SendOptions
from runtime.realtime.tasks import stopped

from .fleet import Fleet
from .rigs import Rig, Site, broken, opened, over

Answer: TypeAlias = Callable[[PricesChannel, Delivery[Trip]], Awaitable[object]]


@asynccontextmanager
async def answering(site: Site, client: Fleet, answer: Answer) -> AsyncGenerator[None]:
    """Somebody who answers requests while the block lasts."""
    quotes = client.quotes(site.region)

    async def work() -> None:
        async with quotes.consume(group="clerks") as requests:
            ready.set()
            async for request in requests:
                await answer(quotes, request)

    ready = asyncio.Event()
    working = asyncio.create_task(work())
    await ready.wait()
    try:
        yield
    finally:
        await stopped(working)


def options(site: Site, timeout: float = 15.0) -> SendOptions:
    """Kafka has no addresses of clients' own."""
    if site.rig.name == "kafka":
        return {"timeout": timeout, "reply_to": f"answers.{site.region}"}
    return {"timeout": timeout}


async def fair(quotes: PricesChannel, request: Delivery[Trip]) -> None:
    await quotes.answer_price(request, cents=int(request.value.km) * 10)


@over("replies", "settles")
async def test_answers_belong_to_their_requests(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as clerk, site.client() as client:
        async with answering(site, clerk, fair):
            quotes = client.quotes(site.region)
            async with asyncio.TaskGroup() as group:
                asked = [
                    group.create_task(
                        quotes.ask_price(vehicle_id="v", km=km, options=options(site))
                    )
                    for km in range(20)
                ]
            found = [task.result() for task in asked]
            assert found == [Price(cents=km * 10) for km in range(20)]


@over("replies", "settles")
async def test_an_answer_that_comes_twice_counts_once(rig: Rig) -> None:
    async def twice(quotes: PricesChannel, request: Delivery[Trip]) -> None:
        await fair(quotes, request)
        await fair(quotes, request)

    async with opened(rig) as site, site.client() as clerk, site.client() as client:
        async with answering(site, clerk, twice):
            quotes = client.quotes(site.region)
            for km in (1, 2, 3):
                price = await quotes.ask_price(
                    vehicle_id="v", km=km, options=options(site)
                )
                assert price == Price(cents=km * 10)


@over("replies", "settles")
async def test_an_answer_that_is_late_goes_to_nobody(rig: Rig) -> None:
    release = asyncio.Event()

    async def late(quotes: PricesChannel, request: Delivery[Trip]) -> None:
        if request.value.km == 1:
            await release.wait()
        await fair(quotes, request)

    async with opened(rig) as site, site.client() as clerk, site.client() as client:
        async with answering(site, clerk, late):
            quotes = client.quotes(site.region)
            with pytest.raises(RequestTimeout):
                await quotes.ask_price(vehicle_id="v", km=1, options=options(site, 0.5))
            release.set()
            price = await quotes.ask_price(vehicle_id="v", km=2, options=options(site))
            assert price == Price(cents=20)


@over("replies", "settles")
async def test_an_answer_with_another_id_is_none(rig: Rig) -> None:
    if rig.name in ("nats", "jetstream"):
        # Why: there the address of an answer is the id.
        return

    async def wrong(quotes: PricesChannel, request: Delivery[Trip]) -> None:
        right = request.frame.correlation_id
        await quotes.answer_price(
            request, cents=1, options={"correlation_id": f"{right}-not"}
        )
        await fair(quotes, request)

    async with opened(rig) as site, site.client() as clerk, site.client() as client:
        async with answering(site, clerk, wrong):
            quotes = client.quotes(site.region)
            price = await quotes.ask_price(vehicle_id="v", km=3, options=options(site))
            assert price == Price(cents=30)


@over("replies", "settles")
async def test_an_answer_that_never_comes(rig: Rig) -> None:
    async def silent(quotes: PricesChannel, request: Delivery[Trip]) -> None:
        met.set()

    met = asyncio.Event()
    async with opened(rig) as site, site.client() as clerk, site.client() as client:
        async with answering(site, clerk, silent):
            with pytest.raises(RequestTimeout, match="no answer within"):
                await client.quotes(site.region).ask_price(
                    vehicle_id="v", km=1, options=options(site, 0.5)
                )
            await met.wait()


@over("replies", "settles", "cuts")
async def test_a_request_fails_with_its_link(rig: Rig) -> None:
    """It may have been worked on, whether the server said that it has it or not yet."""

    async def silent(quotes: PricesChannel, request: Delivery[Trip]) -> None:
        met.set()

    met = asyncio.Event()
    async with opened(rig) as site, broken(site) as proxy:
        async with site.client() as clerk, site.client(proxy.port) as client:
            async with answering(site, clerk, silent):
                asking = asyncio.create_task(
                    client.quotes(site.region).ask_price(vehicle_id="v", km=1)
                )
                await met.wait()
                proxy.cut()
                with pytest.raises((ConnectionLost, MaybeSent)) as found:
                    await asking
                if isinstance(found.value, ConnectionLost):
                    assert found.value.maybe_processed
