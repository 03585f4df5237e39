"""Messages that are settled one by one: when each is done, comes again, or is put aside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.backoff import Reconnect
from runtime.realtime.consumer import Consumer, Redelivery
from runtime.realtime.errors import ConnectionLost, InvalidMessage
from runtime.realtime.hub import Hub
from runtime.realtime.mock import MockServer
from runtime.realtime.mock_peer import Peer
from runtime.realtime.transports.memory import Memory

from .frames import until
from .sample import Fleet, Trip

AGAIN = Redelivery(base=0.0)
QUICK = Reconnect(base=0.001, cap=0.001)


class Desk:
    """A consumer of trips, with the service that it has them from."""

    def __init__(self, server: MockServer, peer: Peer[Trip], consumer: Consumer[Trip]):
        self.server = server
        self.peer = peer
        self.consumer = consumer

    def send(self, *numbers: float) -> list[str]:
        """Send trips of so many kilometres; their ids."""
        return [self.peer.send(Trip(vehicle_id="v1", km=n)) for n in numbers]

    @property
    def settled(self) -> list[tuple[str, str]]:
        return [(id, how) for id, how in self.peer.settled]


@asynccontextmanager
async def consuming(
    *,
    redelivery: Redelivery | None = AGAIN,
    prefetch: int = 100,
    server: MockServer | None = None,
    **options: Any,
) -> AsyncGenerator[Desk]:
    server = server or MockServer("nats")
    async with Fleet(server, reconnect=QUICK, **options) as client:
        trips = client.trips("eu")
        async with trips.consume(
            group="billing", redelivery=redelivery, prefetch=prefetch
        ) as consumer:
            yield Desk(server, server.on(trips), consumer)


async def test_a_block_that_ends_is_done() -> None:
    async with consuming() as desk:
        (id,) = desk.send(1)
        async with await anext(desk.consumer) as message:
            assert message.value.km == 1
            assert desk.settled == []
        assert desk.settled == [(id, "ack")]
        assert message.is_settled


async def test_the_next_message_says_that_the_last_is_done() -> None:
    async with consuming() as desk:
        ids = desk.send(1, 2)
        await anext(desk.consumer)
        assert desk.settled == []
        await anext(desk.consumer)
        assert desk.settled == [(ids[0], "ack")]
    assert desk.settled == [(ids[0], "ack")]


async def test_what_is_not_done_comes_again_to_who_comes_next() -> None:
    server = MockServer("nats")
    async with consuming(server=server) as desk:
        ids = desk.send(1, 2)
        await anext(desk.consumer)
    async with consuming(server=server) as desk:
        found = [await anext_kept(desk.consumer) for _ in range(2)]
        assert [m.id for m in found] == ids
        assert found[0].redelivered


async def test_a_block_that_fails_lets_it_come_again() -> None:
    async with consuming() as desk:
        (id,) = desk.send(1)
        with pytest.raises(ZeroDivisionError):
            async with await anext(desk.consumer):
                raise ZeroDivisionError
        async with await anext(desk.consumer) as message:
            assert (message.id, message.deliveries) == (id, 2)
        assert desk.settled == [(id, "nack"), (id, "ack")]


async def test_a_block_that_is_cancelled_settles_nothing() -> None:
    async with consuming() as desk:
        desk.send(1)
        message = await anext(desk.consumer)
        entered = asyncio.Event()

        async def work() -> None:
            async with message:
                entered.set()
                await asyncio.Event().wait()

        worker = asyncio.create_task(work())
        await entered.wait()
        worker.cancel()
        await asyncio.wait({worker})
        assert desk.settled == []
        assert not message.is_settled


async def test_going_on_after_a_cancelled_block_settles_nothing_either() -> None:
    """A deadline around a block cancels it, and the loop goes on to the next message."""
    async with consuming() as desk:
        ids = desk.send(1, 2)
        message = await anext(desk.consumer)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                async with message:
                    await asyncio.Event().wait()
        async with await anext(desk.consumer) as message:
            assert message.id == ids[1]
        assert desk.settled == [(ids[1], "ack")]


async def test_a_reader_that_is_cancelled_acks_only_what_was_done() -> None:
    async with consuming() as desk:
        ids = desk.send(1)
        await anext(desk.consumer)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await anext(desk.consumer)
        assert desk.settled == [(ids[0], "ack")]
        desk.send(2)
        async with await anext(desk.consumer) as message:
            assert message.value.km == 2


async def test_settling_twice_does_nothing() -> None:
    async with consuming() as desk:
        (id,) = desk.send(1)
        async with await anext(desk.consumer) as message:
            await message.reject()
            await message.ack()
            await message.nack()
        assert desk.settled == [(id, "reject")]


@given(
    st.lists(
        st.sampled_from(["block", "next", "fail", "cancel", "nack"]),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 4),
)
def test_only_work_that_ended_acks(fates: list[str], prefetch: int) -> None:
    """Whatever becomes of each message, ack is said of those whose work ended, and no others."""

    async def run() -> None:
        async with consuming(redelivery=Redelivery(), prefetch=prefetch + 8) as desk:
            ids = desk.send(*range(len(fates)))
            for fate in fates:
                await one(desk, fate)
            expected = {
                "block": "ack",
                "next": "ack",
                "fail": "nack",
                "nack": "nack",
            }
            wanted = [
                (id, expected[fate])
                for id, fate in zip(ids, fates, strict=True)
                if fate != "cancel"
            ]
            if fates[-1] == "next":
                wanted.pop()
            assert sorted(desk.settled) == sorted(wanted)

    async def one(desk: Desk, fate: str) -> None:
        message = await anext(desk.consumer)
        match fate:
            case "block":
                async with message:
                    pass
            case "fail":
                with pytest.raises(LookupError):
                    async with message:
                        raise LookupError
            case "cancel":
                with pytest.raises(asyncio.CancelledError):
                    async with message:
                        raise asyncio.CancelledError
            case "nack":
                await message.nack()
            case _:
                pass

    asyncio.run(run())


async def test_prefetch_bounds_what_is_not_settled() -> None:
    async with consuming(prefetch=2) as desk:
        desk.send(1, 2, 3)
        one, two = [await anext_kept(desk.consumer) for _ in range(2)]
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await anext_kept(desk.consumer)
        await one.ack()
        assert (await anext_kept(desk.consumer)).value.km == 3
        await two.ack()


async def anext_kept(consumer: Consumer[Trip]) -> Any:
    """The next message, in a block that somebody else ends."""
    message = await anext(consumer)
    await message.__aenter__()
    return message


@pytest.mark.parametrize("prefetch", [0, -1])
async def test_a_prefetch_of_nothing_is_refused(prefetch: int) -> None:
    with pytest.raises(ValueError, match="prefetch must be 1 at least"):
        async with consuming(prefetch=prefetch):
            pass


async def test_a_poison_message_is_rejected_after_so_many_tries() -> None:
    async with consuming(redelivery=Redelivery(base=0.0, most=3)) as desk:
        (poison,) = desk.send(-1)
        for _ in range(3):
            with pytest.raises(ValueError, match="km"):
                async with await anext(desk.consumer):
                    raise ValueError("km")
        following = asyncio.create_task(anext_kept(desk.consumer))
        await until(lambda: (poison, "reject") in desk.settled)
        (good,) = desk.send(1)
        assert (await following).id == good
        assert [how for id, how in desk.settled if id == poison] == [
            *["nack"] * 3,
            "reject",
        ]


async def test_a_poison_message_goes_to_the_dead_letters() -> None:
    rules = Redelivery(base=0.0, most=1, dead_letter="trips-dead")
    async with consuming(redelivery=rules) as desk:
        (poison,) = desk.send(-1)
        with pytest.raises(ValueError, match="km"):
            async with await anext(desk.consumer):
                raise ValueError("km")
        following = asyncio.create_task(anext_kept(desk.consumer))
        dead = await desk.server.expect(bytes)
        desk.send(1)
        await following
        assert dead.address == "trips-dead"
        assert dead.raw == b'{"vehicle_id":"v1","km":-1}'
        assert desk.settled == [(poison, "nack"), (poison, "ack")]


async def test_invalid_messages_are_raised_and_not_settled() -> None:
    async with consuming() as desk:
        desk.peer.garbage()
        desk.send(2)
        with pytest.raises(InvalidMessage):
            await anext(desk.consumer)
        assert desk.settled == []
        async with await anext(desk.consumer) as message:
            assert message.value.km == 2


async def test_invalid_messages_are_done_when_somebody_took_them() -> None:
    met: list[bytes] = []

    async def keep(error: InvalidMessage) -> None:
        assert desk.settled == []
        met.append(error.raw)

    async with consuming(on_invalid=keep) as desk:
        bad = desk.peer.garbage()
        desk.send(2)
        await anext(desk.consumer)
        assert desk.settled == [(bad, "ack")]
    assert met == [b'\xff\x00{"']


async def test_invalid_messages_that_nobody_takes_stay() -> None:
    def fails(_: InvalidMessage) -> None:
        raise OSError("the disk is full")

    async with consuming(on_invalid=fails) as desk:
        desk.peer.garbage()
        with pytest.raises(OSError, match="full"):
            await anext(desk.consumer)
        assert desk.settled == []


async def test_what_is_settled_after_its_link_is_gone_comes_again() -> None:
    async with consuming() as desk:
        (id,) = desk.send(1)
        message = await anext(desk.consumer)
        desk.server.drop()
        await until(lambda: len(desk.server.credentials) == 2)
        await message.ack()
        assert desk.settled == []
        async with await anext(desk.consumer) as again:
            assert (again.id, again.redelivered) == (id, True)
        assert desk.settled == [(id, "ack")]
        assert desk.consumer.stats.acks_lost == 1
        assert desk.consumer.stats.redelivered == 1


async def test_a_consumer_ends_with_what_its_link_ended_with() -> None:
    async with consuming() as desk:
        desk.send(1)
        await anext(desk.consumer)
        desk.server.drop(4403)
        with pytest.raises(ConnectionLost, match="4403"):
            await anext(desk.consumer)


async def test_members_of_a_group_share_and_take_over() -> None:
    hub = Hub()
    async with Fleet(Memory(hub=hub)) as one, Fleet(Memory(hub=hub)) as two:
        async with two.trips("eu").consume(group="g") as second:
            async with one.trips("eu").consume(group="g") as first:
                for number in range(4):
                    hub.publish("trips.eu", b'{"vehicle_id":"v","km":%d}' % number)
                mine = [(await anext_kept(first)).value.km for _ in range(2)]
                theirs = [(await anext_kept(second)).value.km for _ in range(2)]
                assert sorted(mine + theirs) == [0, 1, 2, 3]
            again = [await anext_kept(second) for _ in range(2)]
            assert sorted(m.value.km for m in again) == sorted(mine)
            assert all(m.redelivered for m in again)


@given(st.integers(0, 10_000), st.floats(0, 100), st.floats(0, 1000))
def test_pauses_double_up_to_the_longest(
    deliveries: int, base: float, cap: float
) -> None:
    rules = Redelivery(base=base, cap=cap)
    pause = rules.pause(deliveries)
    assert 0 <= pause <= cap
    assert pause == min(cap, base * 2.0 ** min(max(deliveries - 1, 0), 32))
    assert rules.pause(deliveries + 1) >= pause
