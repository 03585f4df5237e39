"""What clients promise, whatever a service and the network do meanwhile.

Order, no loss that is not told of, done only after work, and nothing sent twice: for any
interleaving of messages, duplicates, garbage, breaks, refusals, delays, and of readers
that are quick or slow.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from typing import Any, TypeAlias

from hypothesis import example, given
from hypothesis import strategies as st

from runtime.realtime.backoff import Reconnect
from runtime.realtime.consumer import Consumer, Redelivery
from runtime.realtime.errors import InvalidMessage, MaybeSent, NotSent
from runtime.realtime.frames import Gap
from runtime.realtime.mock import MockServer
from runtime.realtime.mock_peer import Peer

from .frames import settled, until
from .sample import (
    Fleet,
    Trip,
    Unsubscribe,
    VehicleChannel,
    VehicleEvent,
    VehicleStatus,
)

AT_ONCE = Reconnect(base=0.0, cap=0.0)
GARBAGE = -1
LAST = 1_000_000

Step: TypeAlias = tuple[str, int]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(1, 4)),
        st.tuples(st.just("pass"), st.integers(1, 6)),
        st.tuples(
            st.sampled_from(["drop", "repeat", "garbage", "refuse", "stall", "resume"]),
            st.just(1),
        ),
    ),
    max_size=30,
)
PACE = st.lists(st.integers(0, 4), min_size=1, max_size=5)


class Wire:
    """What went over each link, as the service knows it, and the service that did it."""

    def __init__(self, server: MockServer, peer: Peer[VehicleEvent]) -> None:
        self.links: list[list[int]] = [[]]
        self._server = server
        self._peer = peer
        self._last: int | None = None
        self._number = 0

    async def do(self, step: Step) -> None:
        """Go one step, or several of a kind."""
        what, times = step
        for _ in range(times):
            match what:
                case "pass":
                    await asyncio.sleep(0)
                case "send":
                    self._number += 1
                    self.send(self._number)
                case "garbage":
                    self._peer.garbage()
                    self._note(GARBAGE)
                case "repeat" if self._last is not None:
                    self._peer.repeat()
                    self._note(self._last)
                case "drop":
                    self.links += [[] for _ in range(self._server.links)]
                    self._server.drop()
                case "refuse":
                    self._server.refuse(503)
                case "stall":
                    self._server.stall()
                case "resume":
                    self._server.resume()
                case _:
                    pass

    def send(self, number: int) -> None:
        """Send a status with a number."""
        status = VehicleStatus(type="status", vehicle_id="v1", speed_kmh=number)
        self._peer.send(status)
        self._note(number)

    def _note(self, number: int) -> None:
        self._last = number
        if self._server.links:
            self.links[-1].append(number)


class Reader:
    """What a program reads, as numbers, split where a gap came."""

    def __init__(self) -> None:
        self.links: list[list[int]] = [[]]
        self.gaps: list[Gap] = []

    def invalid(self, _: InvalidMessage) -> None:
        """Take note of what does not fit, in its turn."""
        self.links[-1].append(GARBAGE)

    async def read(self, stream: VehicleChannel, pace: list[int]) -> None:
        """Read to the last message, with pauses between."""
        turn = 0
        async for item in stream.events(gaps=True):
            for _ in range(pace[turn % len(pace)]):
                await asyncio.sleep(0)
            turn += 1
            if isinstance(item, Gap):
                self.gaps.append(item)
                self.links.append([])
                continue
            assert isinstance(item, VehicleStatus)
            assert item.speed_kmh is not None
            self.links[-1].append(int(item.speed_kmh))
            if item.speed_kmh == LAST:
                return


async def played(steps: list[Step], pace: list[int], **options: Any) -> Any:
    """The wire, the reader and the counters of a channel, when all steps were gone."""
    server, reader = MockServer(), Reader()
    client = Fleet(server, reconnect=AT_ONCE, on_invalid=reader.invalid, **options)
    async with client.vehicle("v1") as stream:
        wire = Wire(server, server.on(stream))
        reading = asyncio.create_task(reader.read(stream, pace))
        for step in steps:
            await wire.do(step)
        await wire.do(("resume", 1))
        await until(lambda: stream.stats.connects == len(wire.links))
        wire.send(LAST)
        await reading
        return wire, reader, stream.stats


@given(STEPS, PACE, st.integers(1, 5))
@example([("send", 3), ("drop", 1), ("send", 2)], [0], 1)
@example([("stall", 1), ("send", 3), ("drop", 1), ("pass", 3), ("send", 1)], [3], 2)
def test_order_and_every_loss_is_told(
    steps: list[Step], pace: list[int], buffer: int
) -> None:
    """Of each link a beginning is read, in order; what is missing is followed by a gap."""
    wire, reader, stats = asyncio.run(played(steps, pace, buffer=buffer))
    assert len(reader.links) == len(wire.links)
    for read, sent in zip(reader.links, wire.links, strict=True):
        assert read == sent[: len(read)]
    assert reader.links[-1] == wire.links[-1]
    assert stats.gaps == len(reader.gaps) == len(wire.links) - 1
    assert stats.dropped == 0
    assert stats.invalid == sum(link.count(GARBAGE) for link in reader.links)
    assert sum(gap.lasted for gap in reader.gaps) <= stats.seconds_lost * 1.001 + 1e-6


@given(STEPS, PACE, st.integers(1, 3))
def test_what_is_dropped_is_counted(
    steps: list[Step], pace: list[int], buffer: int
) -> None:
    """Read, or dropped and counted, or before a gap; and in order."""
    wire, reader, stats = asyncio.run(
        played(steps, pace, buffer=buffer, overflow="drop_oldest")
    )
    assert len(reader.links) == len(wire.links)
    for read, sent in zip(reader.links, wire.links, strict=True):
        rest = iter(sent)
        assert all(number in rest for number in read)
    read = sum(map(len, reader.links))
    assert read + stats.dropped == stats.received
    missing = len(wire.links[-1]) - len(reader.links[-1])
    assert missing <= stats.dropped


# Messages that are settled

FATES = st.lists(st.sampled_from(["done", "fail", "leave", "next"]), max_size=12)
BROKER_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.integers(1, 3)),
        st.tuples(st.just("pass"), st.integers(1, 6)),
        st.tuples(st.sampled_from(["drop", "refuse", "stall", "resume"]), st.just(1)),
    ),
    max_size=20,
)


class Worker:
    """Works on messages, with a fate for each of the first; all others are done."""

    def __init__(self, fates: list[str]) -> None:
        self.seen: Counter[str] = Counter()
        self.done: list[str] = []
        self.first: list[int] = []
        self._fates = fates

    async def work(self, messages: Consumer[Trip]) -> None:
        """Work until it is cancelled."""
        async for message in messages:
            if not message.redelivered:
                assert message.id not in self.seen
                self.first.append(int(message.value.km))
            self.seen[message.id] += 1
            fate = self._fates.pop(0) if self._fates else "done"
            if fate == "next":
                self.done.append(message.id)
                continue
            with suppress(LookupError, asyncio.CancelledError):
                async with message:
                    await asyncio.sleep(0)
                    if fate == "fail":
                        raise LookupError
                    if fate == "leave":
                        raise asyncio.CancelledError
                    self.done.append(message.id)


@given(BROKER_STEPS, FATES, st.integers(1, 5))
def test_every_message_is_worked_on_and_only_then_done(
    steps: list[Step], fates: list[str], prefetch: int
) -> None:
    """At least once, whatever breaks; and "ack" is said of nothing whose work did not end."""

    async def run() -> None:
        server, worker, ids = MockServer("nats"), Worker([*fates]), list[str]()
        async with Fleet(server, reconnect=AT_ONCE) as client:
            trips = client.trips("eu")
            peer = server.on(trips)

            def acked() -> set[str]:
                return {id for id, how in peer.settled if how == "ack"}

            async with trips.consume(
                group="g", prefetch=prefetch, redelivery=Redelivery(base=0.0)
            ) as messages:
                working = asyncio.create_task(worker.work(messages))
                for what, times in steps:
                    for _ in range(times):
                        if what == "send":
                            ids.append(peer.send(Trip(vehicle_id="v", km=len(ids))))
                        await one(server, what)
                        assert acked() <= {*worker.done}
                server.resume()
                while not acked() >= {*ids}:
                    server.drop()
                    for _ in range(200):
                        await asyncio.sleep(0)
                working.cancel()
                await asyncio.wait({working})
        assert acked() == {*worker.done} == {*ids}
        assert worker.first == sorted(worker.first)

    asyncio.run(run())


async def one(server: MockServer, what: str) -> None:
    match what:
        case "drop":
            server.drop()
        case "refuse":
            server.refuse(503)
        case "stall":
            server.stall()
        case "resume":
            server.resume()
        case _:
            await asyncio.sleep(0)


# Messages that are sent


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("send"), st.integers(1, 3)),
            st.tuples(st.just("pass"), st.integers(1, 4)),
            st.tuples(st.sampled_from(["drop", "refuse"]), st.just(1)),
        ),
        max_size=20,
    )
)
def test_nothing_is_sent_twice(steps: list[Step]) -> None:
    """What was said to be sent came once, in order; other messages once or not at all."""

    async def run() -> None:
        server, sent, unsure = MockServer(), list[str](), list[str]()
        client = Fleet(server, reconnect=AT_ONCE)
        async with client.vehicle("v1") as stream:

            async def send(topic: str) -> None:
                try:
                    await stream.unsubscribe(topics=[topic])
                    sent.append(topic)
                except MaybeSent:
                    unsure.append(topic)
                except NotSent:
                    pass

            async with asyncio.TaskGroup() as group:
                for number, (what, times) in enumerate(steps):
                    for turn in range(times):
                        if what == "send":
                            group.create_task(send(f"{number}.{turn}"))
                        await one(server, what)
            peer = server.on(stream)
            came = [
                out.value.topics[0]
                for out in peer.sent
                if isinstance(out.value, Unsubscribe)
            ]
            await settled()
        assert len(came) == len({*came})
        assert {*sent} <= {*came} <= {*sent, *unsure}
        assert [topic for topic in came if topic in sent] == sent

    asyncio.run(run())
