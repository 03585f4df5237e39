"""Links that are kept up: what is said of them, and what becomes of those who use them."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import pytest

from runtime.realtime.backoff import NEVER, Reconnect
from runtime.realtime.buffer import Limits
from runtime.realtime.errors import (
    ConnectionLost,
    MaybeSent,
    NotReceivable,
    NotSent,
)
from runtime.realtime.frames import Gap, Lost, Source
from runtime.realtime.hub import Hub
from runtime.realtime.link import State
from runtime.realtime.mock import MockServer
from runtime.realtime.stats import Stats
from runtime.realtime.subscription import Subscription
from runtime.realtime.transports.memory import Memory

from .frames import GAP, frame, settled, until
from .gates import gated
from .sample import (
    Fleet,
    Price,
    Subscribe,
    Subscribed,
    Trip,
    VehicleChannel,
    VehicleStatus,
)

QUICK = Reconnect(base=0.001, cap=0.001)
AT_ONCE = Reconnect(base=0.0, cap=0.0)
Use: TypeAlias = Callable[[MockServer], Coroutine[Any, Any, None]]


def fleet(server: Any, **options: Any) -> Fleet:
    options.setdefault("reconnect", QUICK)
    return Fleet(server, **options)


def status(speed: float) -> VehicleStatus:
    return VehicleStatus(type="status", vehicle_id="v1", speed_kmh=speed)


# What is said


async def test_states_in_their_order() -> None:
    states: list[State] = []
    server = MockServer()
    server.refuse(503)
    client = fleet(server, on_state=states.append)
    async with client.vehicle("v1") as stream:
        server.drop(1012, "deploy")
        await until(lambda: stream.stats.connects == 2)
    assert [(s.name, s.attempt) for s in states] == [
        ("connecting", 0),
        ("waiting", 1),
        ("connecting", 1),
        ("open", 0),
        ("waiting", 2),
        ("connecting", 2),
        ("open", 0),
        ("closed", 0),
    ]
    assert states[4].reason == "closed with 1012: deploy"
    assert 0 <= states[4].delay <= QUICK.cap


async def test_a_hook_that_fails_harms_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(_: State) -> None:
        raise LookupError("no lamp")

    server = MockServer()
    async with fleet(server, on_state=fails).vehicle("v1") as stream:
        server.on(stream).send(status(1))
        assert await anext(stream.events()) == status(1)
    assert "on_state failed" in caplog.text


async def test_a_first_link_that_takes_tries_is_no_gap() -> None:
    """Nothing can have been missed before there was a link."""
    server = MockServer()
    server.refuse(503, times=3)
    async with fleet(server).vehicle("v1") as stream:
        server.on(stream).send(status(1))
        assert await anext(stream.events(gaps=True)) == status(1)
        assert stream.stats.gaps == 0
        assert stream.stats.seconds_lost == 0
        assert stream.stats.failures == 3
        server.drop()
        await until(lambda: stream.stats.connects == 2)
        assert isinstance(await anext(stream.events(gaps=True)), Gap)
        assert stream.stats.gaps == 1


async def test_one_gap_for_one_outage() -> None:
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        server.drop(reason="first")
        server.refuse(503, times=3)
        await until(lambda: stream.stats.connects == 2)
        gap = await anext(stream.events(gaps=True))
        assert isinstance(gap, Gap)
        assert gap.reason == "closed with 1006: first"
        assert stream.stats.gaps == 1
        assert stream.stats.failures == 4
        assert stream.stats.seconds_lost == gap.lasted


async def test_messages_that_are_dropped_are_told_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In the counter each, and in the log once for many."""
    source = Source(address="trips.eu")
    few = Subscription(source, Stats(), Limits(messages=2), "drop_oldest")
    for number in range(50):
        await few.put([frame(number)])
    assert few.now(Stats()).dropped == 48
    said = [r.getMessage() for r in caplog.records]
    assert said == [
        "trips.eu: messages are dropped, as they come faster than they are read"
    ]


async def test_duplicates_after_a_link_that_goes_on() -> None:
    """Nothing is missing, and what came before says so."""
    endpoint = gated(overlaps=5)
    async with fleet(endpoint) as client, client.trips("eu") as trips:
        seen, numbers, gaps = trips.events(gaps=True), list[float](), list[Gap]()
        for number in range(10):
            endpoint.publish("trips.eu", b'{"vehicle_id":"v","km":%d}' % number)
            numbers.append(km(await anext(seen)))
        endpoint.hub.is_down = True
        endpoint.hub.drop(lambda _: Lost("gone"))
        for number in range(10, 15):
            endpoint.publish("trips.eu", b'{"vehicle_id":"v","km":%d}' % number)
        endpoint.hub.is_down = False
        while len(numbers) < 20:
            item = await anext(seen)
            if isinstance(item, Gap):
                gaps.append(item)
            else:
                numbers.append(km(item))
        assert [gap.resumed for gap in gaps] == [True]
        assert list(dict.fromkeys(numbers)) == [*range(15)]
        assert trips.stats.redelivered == 5
        assert trips.stats.gaps == 0


def km(item: object) -> float:
    assert isinstance(item, Trip)
    return item.km


# Sending


async def test_a_link_that_breaks_between_send_and_confirm() -> None:
    """Whoever sends is told that it may have been sent, and it is never sent again."""
    endpoint = gated("confirm")
    hub = endpoint.hub
    async with fleet(endpoint) as client:
        trips = client.trips("eu")
        sending = asyncio.create_task(trips.send_trip(vehicle_id="v", km=1))
        await until(lambda: len(hub.sent) == 1)
        hub.drop(lambda _: Lost("gone"))
        endpoint.gates["confirm"].set()
        with pytest.raises(MaybeSent, match=r"trips\.eu: gone"):
            await sending
        await until(lambda: len(hub.shown) == 2)
        receipt = await trips.send_trip(vehicle_id="v", km=2)
        assert receipt.confirmed
        assert [json.loads(out.data)["km"] for out in hub.sent] == [1, 2]


async def test_a_server_that_takes_nothing() -> None:
    """Neither sent nor not: who sends is told that it may be."""
    endpoint = gated("send")
    async with fleet(endpoint) as client:
        with pytest.raises(MaybeSent, match=r"not taken within 0\.02 s"):
            await client.trips("eu").send_trip(
                vehicle_id="v", km=1, options={"timeout": 0.02}
            )


async def test_a_server_that_takes_nothing_of_what_is_sent_again() -> None:
    """A link over which nothing goes is not there; another one is made."""
    endpoint = gated(per_channel=True)
    hub, states = endpoint.hub, list[State]()
    client = fleet(endpoint, open_timeout=0.05, on_state=states.append)
    async with client.vehicle("v1") as stream:
        await asked(hub, stream)
        gate = endpoint.gates["send"] = asyncio.Event()
        hub.drop(lambda _: Lost("gone"))
        await until(lambda: len([s for s in states if "0.05" in s.reason]) == 1)
        gate.set()
        await until(lambda: stream.stats.connects == 2)


async def test_what_is_sent_again_is_part_of_making_a_link() -> None:
    endpoint = gated(per_channel=True)
    hub, states = endpoint.hub, list[State]()
    client = fleet(endpoint, open_timeout=0.05, on_state=states.append)
    async with client.vehicle("v1") as stream:
        await asked(hub, stream)
        taken = len(hub.sent)
        gate = endpoint.gates["send"] = asyncio.Event()
        hub.drop(lambda _: Lost("gone"))
        await until(lambda: len(hub.shown) == 2)
        endpoint.gates["send"] = _once(gate, lambda: len(hub.sent) == taken)
        await until(lambda: any("not made" in s.reason for s in states))
        gate.set()
        await until(lambda: stream.stats.connects == 2)


def _once(gate: asyncio.Event, is_open: Any) -> Any:
    """A gate that is also open while something holds."""

    class Gate:
        async def wait(self) -> None:
            if not is_open():
                await gate.wait()

    return Gate()


async def asked(hub: Hub, stream: VehicleChannel) -> None:
    """Subscribe to something that is sent again."""
    asking = asyncio.create_task(stream.subscribe(topics=["a"]))
    out = await hub.claim(lambda o: b"subscribe" in o.data, 5)
    answer = {**json.loads(out.data), "type": "subscribed"}
    hub.publish(out.address, json.dumps(answer).encode())
    await asking


async def test_a_link_that_is_given_up_says_so_to_all() -> None:
    server = MockServer("nats")
    async with fleet(server, reconnect=NEVER) as client:
        async with client.trips("eu") as trips:
            reading = asyncio.create_task(anext_of(trips))
            await settled()
            server.drop(reason="bye")
            with pytest.raises(ConnectionLost, match="bye"):
                await reading
            with pytest.raises(ConnectionLost, match="bye"):
                await trips.send_trip(vehicle_id="v", km=1)
            with pytest.raises(ConnectionLost, match="bye"):
                await anext(trips.events())
        async with client.trips("us") as late:
            with pytest.raises(ConnectionLost, match="bye"):
                await anext(late.events())


async def anext_of(channel: Any) -> Any:
    return await anext(channel.events())


async def test_a_source_that_is_refused() -> None:
    endpoint = gated()
    endpoint.refused.append("trips.eu")
    async with fleet(endpoint) as client:
        with pytest.raises(NotReceivable, match="no such address"):
            async with client.trips("eu"):
                pass
        async with client.trips("us") as others:
            endpoint.hub.publish("trips.us", b'{"vehicle_id":"v","km":1}')
            assert (await anext(others.events())).km == 1


async def test_a_source_that_is_refused_on_the_next_link() -> None:
    """Only who reads it ends; the link goes on for others."""
    endpoint = gated()
    hub = endpoint.hub
    async with fleet(endpoint) as client:
        async with client.trips("eu") as trips, client.trips("us") as others:
            endpoint.refused.append("trips.eu")
            hub.drop(lambda _: Lost("gone"))
            with pytest.raises(NotReceivable):
                async for _ in trips.events():
                    pass
            await until(lambda: others.stats.connects == 2)
            hub.publish("trips.us", b'{"vehicle_id":"v","km":1}')
            assert (await anext(others.events())).km == 1


async def test_an_error_of_ones_own_ends_the_stream_with_it() -> None:
    """A key of `latest_by` that fails is told to who reads."""

    def by(_: Any) -> str:
        raise LookupError("no key")

    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        seen = stream.events(latest_by=by)
        reading = asyncio.create_task(one(seen))
        await settled()
        server.on(stream).send(status(1))
        with pytest.raises(LookupError):
            await reading


async def one(events: Any) -> Any:
    return await anext(events)


# Loops and closing


def test_two_loops() -> None:
    """What is open belongs to its loop; another one is told, and does not wait for ever."""
    server = MockServer()
    stream = fleet(server).vehicle("v1")

    async def begin() -> None:
        await stream.__aenter__()
        await settled()

    async def go_on() -> None:
        with pytest.raises(RuntimeError, match="another event loop"):
            await anext(stream.events())
        with pytest.raises(RuntimeError, match="another event loop"):
            await stream.subscribe(topics=["a"])

    with asyncio.Runner() as first, asyncio.Runner() as second:
        first.run(begin())
        second.run(go_on())
        first.run(stream.aclose())


def test_two_loops_over_a_broker() -> None:
    server = MockServer("nats")
    client = fleet(server)

    async def send() -> None:
        await client.trips("eu").send_trip(vehicle_id="v", km=1)

    async def send_elsewhere() -> None:
        with pytest.raises(RuntimeError, match="another event loop"):
            await send()

    with asyncio.Runner() as first, asyncio.Runner() as second:
        first.run(send())
        second.run(send_elsewhere())
        first.run(client.aclose())


async def test_two_loops_one_after_the_other() -> None:
    """A client that has nothing open can be used in any loop."""
    server = MockServer()
    client = fleet(server)

    async def use() -> None:
        async with client.vehicle("v1") as stream:
            server.on(stream).send(status(1))
            assert await anext(stream.events()) == status(1)

    await asyncio.to_thread(asyncio.run, use())
    await use()


async def test_closing_twice_and_while_it_opens() -> None:
    server = MockServer()
    stream = fleet(server).vehicle("v1")
    async with stream:
        with pytest.raises(RuntimeError, match="open already"):
            await stream.__aenter__()
        await stream.aclose()
        await stream.aclose()
    with pytest.raises(RuntimeError, match="not open"):
        stream.events()
    assert server.links == 0


async def over_a_socket(server: MockServer) -> None:
    """A bit of everything that awaits something."""
    async with fleet(server, reconnect=AT_ONCE).vehicle("v1") as stream:
        peer = server.on(stream)
        peer.send(status(1))
        await anext(stream.events())
        async with asyncio.TaskGroup() as group:
            group.create_task(stream.subscribe(topics=["a"]))
            request = await peer.expect(Subscribe)
            peer.reply(request, Subscribed(type="subscribed", topics=["a"]))
        server.drop()
        async for item in stream.events(gaps=True):
            if isinstance(item, Gap):
                break


async def over_a_broker(server: MockServer) -> None:
    """The same where channels share a link, and messages are settled."""
    async with fleet(server, reconnect=AT_ONCE) as client:
        prices = client.prices()
        async with asyncio.TaskGroup() as group:
            group.create_task(prices.ask_price(vehicle_id="v", km=1))
            request = await server.on(prices).expect(Trip)
            server.on(prices).reply(request, Price(cents=1))
        async with client.trips("eu").consume(group="g") as messages:
            await client.trips("eu").send_trip(vehicle_id="v", km=1)
            await anext(messages)
            server.drop()
            async with await anext(messages) as again:
                assert again.redelivered


@pytest.mark.parametrize(
    ("use", "protocol"), [(over_a_socket, "ws"), (over_a_broker, "nats")]
)
async def test_cancelled_after_every_step(use: Use, protocol: str) -> None:
    """Wherever it is cancelled: no link, no task and no subscription is left."""
    steps = 0
    while True:
        server = MockServer(protocol)
        task = asyncio.create_task(use(server))
        for _ in range(steps):
            await asyncio.sleep(0)
        is_over = task.done()
        task.cancel()
        await asyncio.wait({task})
        assert server.links == 0
        assert server._desk.hub.feeds == 0  # pyright: ignore[reportPrivateUsage]
        if is_over:
            break
        assert task.cancelled()
        steps += 1
    await task
    assert steps > 10


async def test_a_generator_that_is_not_closed_leaves_nothing() -> None:
    """A loop that was left for good holds no link, once its channel is closed."""
    hub = Hub()

    async def speeds() -> Any:
        server = Memory(hub=hub, per_channel=True, protocol="ws")
        async with fleet(server).vehicle("v1") as stream:
            async for event in stream.events(VehicleStatus):
                yield event.speed_kmh

    found = speeds()
    reading = asyncio.create_task(one(found))
    await until(lambda: hub.feeds == 1)
    hub.publish("/vehicles/v1", b'{"type":"status","vehicle_id":"v","speed_kmh":1}')
    assert await reading == 1
    del found, reading
    gc.collect()
    await until(lambda: hub.links == 0)
    assert hub.feeds == 0


def test_gaps_say_nothing_secret() -> None:
    assert repr(GAP) == "Gap(resumed=False, lasted=1.0, reason='gone')"


async def test_a_send_that_cannot_be() -> None:
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        server.drop(4403)
        await until(lambda: stream.stats.failures == 1)
        with pytest.raises(ConnectionLost, match="4403"):
            await stream.unsubscribe(topics=["a"])
    with pytest.raises(RuntimeError, match="not open"):
        await stream.unsubscribe(topics=["a"])
    broker = MockServer("nats")
    broker.refuse(403)
    with pytest.raises(ConnectionLost, match="403"):
        await fleet(broker).trips("eu").send_trip(vehicle_id="v", km=1)


async def test_a_first_link_that_is_slow_is_waited_for_no_longer_than_said() -> None:
    endpoint = gated("connect")
    async with asyncio.timeout(5):
        trips = fleet(endpoint).trips("eu")
        with pytest.raises(NotSent, match=r"no link within 0\.02 s"):
            await trips.send_trip(vehicle_id="v", km=1, options={"timeout": 0.02})
    assert endpoint.hub.links == 0
