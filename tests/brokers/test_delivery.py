"""What comes over every transport: all of it, in order, settled when the work is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from redis import asyncio as redis_asyncio

from realtime.sample import Trip
from runtime.realtime.consumer import Consumer, Delivery, Redelivery
from runtime.realtime.errors import InvalidMessage
from runtime.realtime.frames import Credentials, Frame, Source
from runtime.realtime.tasks import stopped
from runtime.realtime.transport import Dial, LinkOptions, Transport

from .fleet import TRIPS, Fleet
from .rigs import KEY, Rig, Site, opened, over

MANY = 300


async def first(events: AsyncIterator[Trip], most: int) -> list[float]:
    """The kilometres of the first trips."""
    return [(await anext(events)).km for _ in range(most)]


async def taken(consumer: Consumer[Trip], most: int) -> list[Delivery[Trip]]:
    """The first messages of a consumer, of which the last is not settled."""
    return [await anext(consumer) for _ in range(most)]


async def send(client: Fleet, site: Site, *numbers: int, key: str = KEY) -> None:
    """Send trips that stay in their order."""
    for number in numbers:
        await client.trips(site.region).send_trip(
            vehicle_id="v1", km=number, options={"key": key}
        )


@over()
async def test_messages_come_in_order(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        async with client.trips(site.region) as stream:
            if site.say is None:
                await send(client, site, *range(MANY))
            else:
                await site.tell(*range(MANY))
            found = await first(stream.events(), MANY)
            assert found == list(range(MANY))
            assert stream.stats.received == MANY
            assert stream.stats.failures == 0


@over("headers", "settles")
async def test_what_is_beside_a_message(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing") as consumer:
            receipt = await trips.send_trip(
                vehicle_id="v1",
                km=1,
                options={"headers": {"X-Count": 7, "word": "Straße"}, "key": "k1"},
            )
            message = await anext(consumer)
            assert {**message.headers}.items() >= {
                "X-Count": "7",
                "word": "Straße",
            }.items()
            assert message.value == Trip(vehicle_id="v1", km=1)
            assert message.address == f"trips.{site.region}"
            assert message.message == "trip"
            assert not message.redelivered
            assert receipt.address == f"trips.{site.region}"
            assert receipt.confirmed
            if "keys" in rig.can:
                assert message.key == b"k1"
            if "ids" in rig.can:
                assert message.id
                assert message.id.endswith(receipt.id)


@over("sends", "confirms")
async def test_receipts_say_that_the_server_has_it(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        async with client.trips(site.region) as stream:
            receipt = await stream.send_trip(vehicle_id="v1", km=1)
            assert receipt.confirmed
            assert await first(stream.events(), 1) == [1]


@over("groups")
async def test_a_group_shares(rig: Rig) -> None:
    most = 200
    async with opened(rig) as site, site.client() as one, site.client() as two:
        found: dict[str, list[float]] = {"one": [], "two": []}
        complete = asyncio.Event()

        async def work(name: str, consumer: Consumer[Trip]) -> None:
            async for message in consumer:
                if message.value.km < 0:
                    continue
                found[name].append(message.value.km)
                if len(found["one"]) + len(found["two"]) >= most:
                    complete.set()
                await asyncio.sleep(0.001)

        async with (
            one.trips(site.region).consume(group="billing", prefetch=5) as first_half,
            two.trips(site.region).consume(group="billing", prefetch=5) as second_half,
        ):
            if rig.name == "kafka":
                await _both_have_partitions(site, one, first_half, second_half)
            workers = [
                asyncio.create_task(work("one", first_half)),
                asyncio.create_task(work("two", second_half)),
            ]
            for number in range(most):
                await send(one, site, number, key=f"k{number}")
            await complete.wait()
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        assert sorted(found["one"] + found["two"]) == list(range(most))
        assert found["one"]
        assert found["two"]


async def _both_have_partitions(
    site: Site, client: Fleet, *consumers: Consumer[Trip]
) -> None:
    """Wait until messages come to each member of a group, and settle those."""
    for consumer in consumers:
        came = asyncio.create_task(consumer.__anext__())
        number = 0
        while not came.done():
            number += 1
            await send(client, site, -1, key=f"k{number}")
            await asyncio.wait({came}, timeout=0.1)
        await (await came).ack()
    for consumer in consumers:
        await _settled(consumer)


async def _settled(consumer: Consumer[Trip]) -> None:
    """Settle what comes until nothing has for a while."""
    while True:
        try:
            async with asyncio.timeout(0.5):
                await (await anext(consumer)).ack()
        except TimeoutError:
            return


@over("settles", "again")
async def test_a_message_is_done_after_the_work(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing", prefetch=10) as consumer:
            await send(client, site, *range(5))
            found = await taken(consumer, 3)
            assert [message.value.km for message in found] == [0, 1, 2]
        async with trips.consume(group="billing", prefetch=10) as consumer:
            rest = await taken(consumer, 3)
            assert [message.value.km for message in rest] == [2, 3, 4]
            await rest[-1].ack()
            if rig.name not in ("kafka", "mqtt"):
                assert rest[0].redelivered
            if "ids" in rig.can:
                assert rest[0].id == found[-1].id


@over("settles")
async def test_a_block_that_is_cancelled_settles_nothing(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing", prefetch=10) as consumer:
            await send(client, site, 1)

            async def work() -> None:
                async with await anext(consumer):
                    began.set()
                    await asyncio.Event().wait()

            began = asyncio.Event()
            task = asyncio.create_task(work())
            await began.wait()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if "again" in rig.can:
            async with trips.consume(group="billing", prefetch=10) as consumer:
                message = await anext(consumer)
                assert message.value.km == 1
                await message.ack()


@over("settles")
async def test_what_is_given_back_comes_again_after_the_delay(rig: Rig) -> None:
    loop = asyncio.get_running_loop()
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing", prefetch=10) as consumer:
            await send(client, site, 1)
            message = await anext(consumer)
            given_back = loop.time()
            await message.nack(0.4)
            again = await anext(consumer)
            assert loop.time() - given_back >= 0.39
            assert again.value == message.value
            assert again.redelivered
            assert again.id == message.id
            if again.deliveries:
                assert again.deliveries == 2


@over("settles")
async def test_a_block_that_fails_gives_back(rig: Rig) -> None:
    quick = Redelivery(base=0.05)
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing", redelivery=quick) as consumer:
            await send(client, site, 1, 2)
            tries: list[float] = []
            while tries.count(1) < 2 or tries.count(2) < 1:
                try:
                    async with await anext(consumer) as message:
                        tries.append(message.value.km)
                        if tries == [1]:
                            raise LookupError
                except LookupError:
                    continue
            assert sorted(tries) == [1, 1, 2]


@over("settles")
async def test_what_is_rejected_comes_no_more(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing", prefetch=10) as consumer:
            await send(client, site, 1, 2)
            await (await anext(consumer)).reject()
            message = await anext(consumer)
            assert message.value.km == 2
            await message.ack()
        if rig.name == "redis-stream":
            known: Any = redis_asyncio
            async with known.Redis() as admin:
                assert await admin.xlen(f"trips.{site.region}:dead") == 1
        if "again" in rig.can:
            async with trips.consume(group="billing", prefetch=10) as consumer:
                await send(client, site, 3)
                assert (await anext(consumer)).value.km == 3


@over("settles")
async def test_what_fails_too_often_goes_to_the_dead_letters(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips, dead = client.trips(site.region), client.dead(site.region)
        give_up = Redelivery(base=0.05, most=2, dead_letter=f"dead.{site.region}")
        async with (
            dead.consume(group="billing") as lost,
            trips.consume(group="billing", redelivery=give_up) as consumer,
        ):
            await send(client, site, 1)
            for deliveries in (1, 2):
                message = await anext(consumer)
                assert message.deliveries == deliveries
                await message.nack()
            later = asyncio.create_task(consumer.__anext__())
            assert (await anext(lost)).value.km == 1
            await send(client, site, 2)
            assert (await later).value.km == 2


@over("settles")
async def test_no_more_come_than_may_be_unsettled(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client, held(site, 5) as holder:
        await send(client, site, *range(20))
        found = await holder.until(5)
        assert len(found) == 5
        await holder.transport.settle(found[:2], "ack")
        assert len(await holder.until(7)) == 7


class Holder:
    """What came over a transport and was not settled."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.frames: list[Frame] = []
        self.news = asyncio.Event()

    async def take(self, batches: AsyncGenerator[Sequence[Frame], None]) -> None:
        """Take what comes."""
        async for frames in batches:
            self.frames += frames
            self.news.set()

    async def until(self, most: int) -> list[Frame]:
        """What came, when it is so much and nothing follows for a while."""
        while True:
            self.news.clear()
            try:
                async with asyncio.timeout(0.5 if len(self.frames) >= most else 20):
                    await self.news.wait()
            except TimeoutError:
                return list(self.frames)


@asynccontextmanager
async def held(site: Site, prefetch: int) -> AsyncGenerator[Holder]:
    """A transport that receives trips and settles none."""
    endpoint = site.endpoint(site.port)
    transport = endpoint.transport(Dial(url=endpoint.server, options=LinkOptions()))
    await transport.connect(Credentials())
    address = f"trips.{site.region}"
    source = Source(
        address=address,
        group="billing",
        settled=True,
        prefetch=prefetch,
        channel=TRIPS,
    )
    batches = await transport.receive(source)
    holder = Holder(transport)
    taking = asyncio.create_task(holder.take(batches))
    try:
        yield holder
    finally:
        await stopped(taking)
        await batches.aclose()
        await transport.aclose(0)


@over("settles", "keys")
async def test_keys_of_bytes(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing") as consumer:
            await trips.send_trip(vehicle_id="v1", km=1, options={"key": b"\x00\xff"})
            assert (await anext(consumer)).key == b"\x00\xff"


@over("sends")
async def test_two_clients_both_get_everything(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as one, site.client() as two:
        async with one.trips(site.region) as here, two.trips(site.region) as there:
            await send(one, site, *range(50))
            for stream in (here, there):
                assert await first(stream.events(), 50) == list(range(50))


@over("sends")
async def test_a_message_without_anything_is_invalid_only(rig: Rig) -> None:
    async with opened(rig) as site:
        client = site.client(on_invalid=list[InvalidMessage]().append)
        async with client, client.trips(site.region) as stream:
            await client.send_raw(site.region, b"")
            await send(client, site, 1)
            assert await first(stream.events(), 1) == [1]
            assert stream.stats.invalid == 1
