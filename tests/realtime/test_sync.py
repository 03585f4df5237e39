"""Channels for code that waits: the same names, a loop in a thread, and no value lost."""

from __future__ import annotations

import asyncio
import inspect
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from runtime.realtime import channel, consumer, sync, views
from runtime.realtime.backoff import Reconnect
from runtime.realtime.errors import ConnectionLost, InvalidMessage, NotSent, ReplyError
from runtime.realtime.frames import Gap
from runtime.realtime.mock import SyncMockServer
from runtime.realtime.portal import Portal

from .sample import (
    ChargeEvent,
    Price,
    Refused,
    Subscribe,
    Subscribed,
    Trip,
    VehicleStatus,
)
from .sync_sample import SyncFleet, SyncVehicle

QUICK = Reconnect(base=0.001, cap=0.001)


@pytest.fixture
def server() -> SyncMockServer:
    return SyncMockServer()


def status(speed: float) -> VehicleStatus:
    return VehicleStatus(type="status", vehicle_id="v1", speed_kmh=speed)


CHARGE = ChargeEvent(type="charge", vehicle_id="v1", state="done")


def vehicle(server: SyncMockServer, **options: Any) -> SyncVehicle:
    return SyncFleet(server, reconnect=QUICK, **options).vehicle("v1")


# Names

_COLOURED = {"aclose": "close", "batch": "", "wants": ""}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (channel.Realtime, sync.SyncRealtime),
        (channel.Channel, sync.SyncChannel),
        (consumer.Consumer, sync.SyncConsumer),
        (consumer.Delivery, sync.SyncDelivery),
        (views.Events, sync.SyncEvents),
    ],
)
def test_both_colours_have_the_same_names(one: type, other: type) -> None:
    names = {_COLOURED.get(n, n) for n in dir(one) if not n.startswith("_")} - {""}
    if one is consumer.Delivery:
        names.remove("is_held")
    found = {n for n in dir(other) if not n.startswith("_")} - {"aclose"}
    assert found == names
    for name in ("events", "consume", "close", "aclose", "with_options", "nack"):
        if inspect.isfunction(mine := getattr(one, name, None)):
            theirs = getattr(other, _COLOURED.get(name, name))
            assert [*inspect.signature(mine).parameters] == [
                *inspect.signature(theirs).parameters
            ]


# Values


def test_values_in_their_order(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        peer = server.on(stream)
        for number in range(600):
            peer.send(status(number))
        seen = stream.events(VehicleStatus)
        assert [next(seen).speed_kmh for _ in range(600)] == [*range(600)]
        assert stream.stats.delivered == 600


def test_leaving_a_loop_loses_nothing(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        peer = server.on(stream)
        for number in range(4):
            peer.send(status(number))
        for event in stream:
            assert event == status(0)
            break
        for event in stream.events(VehicleStatus):
            assert event == status(1)
            break
        assert next(stream.events(gaps=True)) == status(2)
        assert next(iter(stream)) == status(3)


def test_a_value_does_not_wait_for_those_that_are_not_asked_for(
    server: SyncMockServer,
) -> None:
    """It is handed out though what waits behind it is passed over."""
    with vehicle(server) as stream:
        peer = server.on(stream)
        peer.send(status(1))
        peer.send(CHARGE)
        seen = stream.events(VehicleStatus)
        assert in_time(lambda: next(seen)) == status(1)
        peer.send(status(2))
        assert in_time(lambda: next(seen)) == status(2)
        assert stream.stats.skipped == 1


def test_what_is_raised_comes_in_its_turn(server: SyncMockServer) -> None:
    with vehicle(server, on_invalid="raise") as stream:
        peer = server.on(stream)
        peer.send(status(1))
        peer.garbage()
        peer.send(status(2))
        assert next(stream.events()) == status(1)
        with pytest.raises(InvalidMessage):
            next(stream.events())
        assert next(stream.events()) == status(2)


def test_what_came_before_the_end_is_read_first(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        peer = server.on(stream)
        peer.send(status(1))
        peer.send(CHARGE)
        server.drop(4403)
        seen = stream.events(VehicleStatus)
        assert next(seen) == status(1)
        with pytest.raises(ConnectionLost, match="4403"):
            next(seen)


def test_the_end_of_a_stream(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        server.on(stream).send(status(1))
        server.drop(4900)
        assert [*stream.events()] == [status(1)]


def test_gaps(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        server.drop()
        waited(lambda: stream.stats.connects == 2)
        server.on(stream).send(status(2))
        seen = stream.events(gaps=True)
        assert isinstance(next(seen), Gap)
        assert next(seen) == status(2)


def test_the_latest(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        peer = server.on(stream)
        for number in range(5):
            peer.send(status(number))
        seen = stream.events(VehicleStatus, latest_by="vehicle_id")
        waited(lambda: stream.stats.received == 5)
        assert next(seen) == status(4)


# Requests and consumers


def test_requests(server: SyncMockServer) -> None:
    with vehicle(server) as stream, ThreadPoolExecutor() as pool:
        peer = server.on(stream)
        asking = pool.submit(stream.subscribe, topics=["a"])
        request = peer.expect(Subscribe)
        peer.reply(request, Subscribed(type="subscribed", topics=["a"]))
        assert asking.result().topics == ["a"]
        asking = pool.submit(stream.subscribe, topics=["b"])
        peer.reply(peer.expect(Subscribe), Refused(type="error", reason="no"))
        with pytest.raises(ReplyError):
            asking.result()


def test_requests_without_a_link(server: SyncMockServer) -> None:
    with vehicle(server) as stream:
        server.go_down()
        waited(lambda: stream.stats.failures > 0)
        with pytest.raises(NotSent):
            stream.subscribe(topics=["a"], options={"timeout": 0.05})
        server.come_back()


def test_consumers() -> None:
    broker = SyncMockServer("nats")
    with SyncFleet(broker, reconnect=QUICK) as client:
        trips = client.trips("eu")
        peer = broker.on(trips)
        with trips.consume(group="billing") as messages:
            ids = [peer.send(Trip(vehicle_id="v", km=n)) for n in range(4)]
            with next(messages) as first:
                assert first.value.km == 0
            with pytest.raises(ZeroDivisionError), next(messages):
                raise ZeroDivisionError
            with pytest.raises(KeyboardInterrupt), next(messages) as held:
                raise KeyboardInterrupt
            assert not held.is_settled
            next(messages).reject()
            assert peer.settled == [
                (ids[0], "ack"),
                (ids[1], "nack"),
                (ids[3], "reject"),
            ]
            assert messages.stats.delivered == 4


def test_answers() -> None:
    broker = SyncMockServer("nats")
    with SyncFleet(broker) as client, ThreadPoolExecutor() as pool:
        prices = client.prices()
        with prices.consume(group="clerks") as requests:
            asking = pool.submit(client.prices().ask_price, vehicle_id="v", km=1)
            with next(requests) as request:
                prices.answer_price(request, cents=7)
            assert asking.result() == Price(cents=7)


# Opening and closing


def test_closing_twice(server: SyncMockServer) -> None:
    stream = vehicle(server)
    with stream:
        server.on(stream).send(status(1))
        stream.close()
        stream.close()
        assert server.links == 0
    with stream:
        assert server.links == 1
    client = SyncFleet(server)
    with client:
        client.close()
    client.close()
    assert threads() == []


def test_what_is_closed_says_so(server: SyncMockServer) -> None:
    stream = vehicle(server)
    with pytest.raises(RuntimeError, match="use `with`"):
        stream.subscribe(topics=["a"])
    with stream:
        with pytest.raises(RuntimeError, match="open already"):
            stream.__enter__()
    with pytest.raises(RuntimeError, match="not open"):
        stream.events()
    assert threads() == []


def test_a_stream_that_cannot_be_opened_leaves_no_thread(
    server: SyncMockServer,
) -> None:
    server.refuse(403)
    with pytest.raises(ConnectionLost, match="403"):
        with vehicle(server):
            pass
    assert threads() == []


def test_closing_ends_a_reader_in_another_thread(server: SyncMockServer) -> None:
    with ThreadPoolExecutor() as pool:
        with vehicle(server) as stream:
            reading = pool.submit(lambda: [*stream])
            waited(lambda: stream.stats.connects == 1)
        assert reading.result() == []
    assert threads() == []


def test_draining(server: SyncMockServer) -> None:
    with vehicle(server) as stream, ThreadPoolExecutor() as pool:
        peer = server.on(stream)
        for number in range(3):
            peer.send(status(number))
        waited(lambda: stream.stats.received == 3)
        seen = stream.events()
        closing = pool.submit(stream.close, 5)
        assert [*seen] == [status(n) for n in range(3)]
        closing.result()


def test_threads_share_a_client(server: SyncMockServer) -> None:
    client = SyncFleet(server)

    def use(number: int) -> float | None:
        with client.vehicle(f"v{number}") as stream:
            server.on(stream).send(status(number))
            return next(stream.events(VehicleStatus)).speed_kmh

    with client, ThreadPoolExecutor(8) as pool:
        assert [*pool.map(use, range(24))] == [*range(24)]
    assert threads() == []


def test_callbacks_cannot_wait_for_their_client(server: SyncMockServer) -> None:
    """They run in the loop that they would wait for."""

    def ask(_: InvalidMessage) -> None:
        stream.subscribe(topics=["a"])

    with vehicle(server, on_invalid=ask) as stream:
        server.on(stream).garbage()
        with pytest.raises(RuntimeError, match="callback"):
            next(stream.events())


def test_an_interrupt_ends_what_is_waited_for(server: SyncMockServer) -> None:
    portal, ended = Portal(), threading.Event()
    main = threading.main_thread().ident
    if threading.current_thread() is not threading.main_thread() or main is None:
        pytest.fail("signals come to the main thread only")

    async def wait() -> None:
        # Why: the caller has to wait by then.
        loop = asyncio.get_running_loop()
        loop.call_later(0.1, signal.pthread_kill, main, signal.SIGINT)
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    portal.hold()
    try:
        with pytest.raises(KeyboardInterrupt):
            portal.call(wait())
        assert ended.wait(5)
    finally:
        portal.release()
    assert threads() == []


def test_values_outlive_an_interrupt(
    server: SyncMockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that comes just as they were fetched."""
    call = Portal.call

    def interrupted(self: Portal, steps: Any) -> Any:
        call(self, steps)
        raise KeyboardInterrupt

    with vehicle(server) as stream:
        peer = server.on(stream)
        for number in range(3):
            peer.send(status(number))
        with monkeypatch.context() as patch:
            patch.setattr(Portal, "call", interrupted)
            with pytest.raises(KeyboardInterrupt):
                next(stream.events())
        seen = stream.events()
        assert [next(seen) for _ in range(3)] == [status(n) for n in range(3)]


def test_fork() -> None:
    """What was opened before a fork says so in the child; both can open their own."""
    tests = Path(__file__).parents[1]
    path = os.pathsep.join([str(tests), str(tests.parent / "templates")])
    found = subprocess.run(
        [
            *(sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning"),
            *("-m", "realtime.forking"),
        ],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert found.stderr == ""
    assert found.stdout.splitlines() == [
        "child: it was opened before a fork: make a client here",
        "child: VehicleStatus",
        "parent: VehicleStatus",
    ]


def in_time(act: Callable[[], Any]) -> Any:
    """What it comes to, in five seconds at the most."""
    found: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=lambda: found.put(act()), daemon=True).start()
    return found.get(timeout=5)


def waited(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    pause = threading.Event()
    for _ in range(5000):
        if condition():
            return
        pause.wait(0.002)
    raise AssertionError("it never held")


def threads() -> list[str]:
    """The threads of clients that there are."""
    return [t.name for t in threading.enumerate() if t.name == "realtime"]
