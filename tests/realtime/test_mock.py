"""Programs with channels, tested without a service: what a mock says, and how it breaks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from runtime.realtime.backoff import Reconnect
from runtime.realtime.channel import Channel
from runtime.realtime.errors import (
    AuthError,
    ConnectionLost,
    InvalidMessage,
    ReplyError,
    RequestTimeout,
)
from runtime.realtime.frames import Gap
from runtime.realtime.mock import MockServer
from runtime.realtime.reading import Unknown

from .sample import (
    ChargeEvent,
    Fleet,
    Price,
    Refused,
    Subscribe,
    Subscribed,
    Trip,
    Unsubscribe,
    VehicleChannel,
    VehicleStatus,
)

QUICK = Reconnect(base=0.001, cap=0.001)


@pytest.fixture
def server() -> MockServer:
    """A service that is used as WebSockets are."""
    return MockServer()


@pytest.fixture
def broker() -> MockServer:
    """A service that is used as message brokers are."""
    return MockServer("nats")


def status(speed: float) -> VehicleStatus:
    return VehicleStatus(type="status", vehicle_id="v1", speed_kmh=speed)


def vehicle(server: MockServer, **options: Any) -> VehicleChannel:
    options.setdefault("reconnect", QUICK)
    return Fleet(server, **options).vehicle("v1")


async def linked(server: MockServer, times: int) -> None:
    """Wait until a link was tried so often, and there is one."""
    async with asyncio.timeout(5):
        while len(server.credentials) < times or not server.links:
            await asyncio.sleep(0.001)


# What a mock says


async def test_what_is_sent_comes(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        peer.send(status(1))
        peer.send(ChargeEvent(type="charge", vehicle_id="v1", state="done"))
        peer.send(Unknown("new", {"type": "new", "value": 1}))
        events = stream.events()
        assert await anext(events) == status(1)
        assert isinstance(await anext(events), ChargeEvent)
        assert await anext(events) == Unknown("new", {"type": "new", "value": 1})


async def test_each_channel_has_its_own_side(server: MockServer) -> None:
    client = Fleet(server)
    async with client.vehicle("v1") as one, client.vehicle("v2") as two:
        server.on(two).send(status(2))
        server.on(one).send(status(1))
        assert await anext(one.events()) == status(1)
        assert await anext(two.events()) == status(2)
        assert server.links == 2


async def test_values_that_the_document_does_not_know_are_refused(
    server: MockServer,
) -> None:
    async with vehicle(server) as stream:
        wrong: Any = Trip(vehicle_id="v1", km=1)
        with pytest.raises(
            ValueError, match=r"Trip is no message .*: none has this type"
        ):
            server.on(stream).send(wrong)
        other: Any = {"type": "status"}
        with pytest.raises(ValueError, match=r"status: .*vehicle_id"):
            server.on(stream).send(other)


async def test_the_first_message_and_what_was_sent(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        assert (await peer.expect(object)).value == {"authorization": "Token secret"}
        await stream.unsubscribe(topics=["a"])
        found = await peer.expect(Unsubscribe)
        assert found.value.topics == ["a"]
        assert [r.message for r in peer.sent] == ["authenticate", "unsubscribe"]
        with pytest.raises(AssertionError, match="no Subscribe was sent within"):
            await peer.expect(Subscribe, timeout=0.01)


# Requests


async def test_answers_have_the_id_of_their_request(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        waiting = asyncio.create_task(stream.subscribe(topics=["a"]))
        request = await peer.expect(Subscribe)
        answer = Subscribed(type="subscribed", topics=request.value.topics)
        peer.reply(request, answer)
        found = await waiting
        assert (found.topics, found.reqid) == (["a"], request.value.reqid)


async def test_a_late_answer_is_a_message_like_others(server: MockServer) -> None:
    async with vehicle(server) as stream:
        with pytest.raises(RequestTimeout):
            await stream.subscribe(topics=["a"], options={"timeout": 0.02})
        peer = server.on(stream)
        request = await peer.expect(Subscribe)
        peer.reply(request, Subscribed(type="subscribed", topics=["late"]))
        found = await anext(stream.events(Subscribed))
        assert found.topics == ["late"]


async def test_an_answer_that_comes_twice(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        waiting = asyncio.create_task(stream.subscribe(topics=["a"]))
        request = await peer.expect(Subscribe)
        peer.reply(request, {"type": "subscribed", "topics": ["once"]})
        peer.repeat()
        assert (await waiting).topics == ["once"]
        assert (await anext(stream.events(Subscribed))).topics == ["once"]


async def test_an_answer_with_another_id_is_none(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        asking = stream.subscribe(topics=["a"], options={"timeout": 0.05})
        waiting = asyncio.create_task(asking)
        request = await peer.expect(Subscribe)
        wrong = {"type": "subscribed", "topics": ["other"]}
        peer.reply(request, wrong, correlation_id=1)
        with pytest.raises(RequestTimeout):
            await waiting
        assert (await anext(stream.events(Subscribed))).reqid == 1


async def test_an_error_as_an_answer(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        waiting = asyncio.create_task(stream.subscribe(topics=["a"]))
        request = await peer.expect(Subscribe)
        peer.reply(request, Refused(type="error", reason="no"))
        with pytest.raises(ReplyError, match="the answer is error"):
            await waiting


async def test_a_request_is_lost_with_its_link(server: MockServer) -> None:
    async with vehicle(server) as stream:
        peer = server.on(stream)
        waiting = asyncio.create_task(stream.subscribe(topics=["a"]))
        await peer.expect(Subscribe)
        server.drop()
        with pytest.raises(ConnectionLost) as caught:
            await waiting
        assert caught.value.maybe_processed


async def test_requests_over_a_broker(broker: MockServer) -> None:
    async with Fleet(broker) as client:
        prices = client.prices()
        waiting = asyncio.create_task(prices.ask_price(vehicle_id="v1", km=7))
        request = await broker.on(prices).expect(Trip)
        assert request.frame.reply_to
        broker.on(prices).reply(request, Price(cents=42))
        assert (await waiting).cents == 42


async def test_answering_over_a_broker(broker: MockServer) -> None:
    async with Fleet(broker) as client:
        prices = client.prices()
        async with prices.consume(group="clerks") as requests:
            trip = Trip(vehicle_id="v1", km=7)
            peer = broker.on(prices)
            peer.send(trip, reply_to="box", correlation_id="9")
            async with await anext(requests) as request:
                await prices.answer_price(request, cents=3)
        answer = await broker.expect(Price)
        assert (answer.value.cents, answer.address) == (3, "box")
        assert answer.frame.correlation_id == "9"
        assert [how for _, how in peer.settled] == ["ack"]


# Trouble


async def test_a_break_is_a_gap(server: MockServer) -> None:
    async with vehicle(server) as stream:
        server.drop(reason="deploy")
        await linked(server, 2)
        server.on(stream).send(status(2))
        events = stream.events(gaps=True)
        gap = await anext(events)
        assert isinstance(gap, Gap)
        assert gap.reason == "closed with 1006: deploy"
        assert await anext(events) == status(2)


async def test_close_codes_mean_what_the_document_says(server: MockServer) -> None:
    async with vehicle(server) as stream:
        server.on(stream).send(status(1))
        server.drop(4900)
        assert [event async for event in stream.events()] == [status(1)]
        assert len(server.credentials) == 1


async def test_final_close_codes(server: MockServer) -> None:
    async with vehicle(server) as stream:
        server.drop(4403)
        with pytest.raises(ConnectionLost, match="4403"):
            await anext(stream.events())


async def test_new_credentials_are_asked_for_once(server: MockServer) -> None:
    given: list[bool] = []

    def token() -> str:
        given.append(True)
        return f"secret{len(given)}"

    async with vehicle(server, token=token) as stream:
        server.drop(4401)
        await linked(server, 2)
        server.on(stream).send(status(1))
        assert await anext(stream.events()) == status(1)
        first = [r.value["authorization"] for r in server.on(stream).sent]
    assert first == ["Token secret1", "Token secret2"]


async def test_refused_credentials_are_final(server: MockServer) -> None:
    server.refuse(401, times=2)
    with pytest.raises(AuthError):
        async with vehicle(server):
            pass


async def test_a_server_that_is_busy_is_asked_later(server: MockServer) -> None:
    server.refuse(503, times=3)
    async with vehicle(server) as stream:
        assert len(server.credentials) == 4
        assert stream.stats.failures == 3


async def test_a_server_that_is_down_for_a_while(server: MockServer) -> None:
    async with vehicle(server) as stream:
        server.go_down()
        async with asyncio.timeout(5):
            while len(server.credentials) < 4:
                await asyncio.sleep(0.001)
        assert server.links == 0
        server.come_back()
        await linked(server, 5)
        server.on(stream).send(status(5))
        assert await anext(stream.events()) == status(5)


async def test_a_half_open_link_is_found(server: MockServer) -> None:
    async with vehicle(server, ping=0.01, ping_timeout=0.01) as stream:
        server.stall()
        server.on(stream).send(status(1))
        await linked(server, 2)
        server.resume()
        events = stream.events(gaps=True)
        gap = await anext(events)
        assert isinstance(gap, Gap)
        assert gap.reason == "no sign of life within 0.02 s"


async def test_garbage_ends_no_connection(server: MockServer) -> None:
    found: list[InvalidMessage] = []
    async with vehicle(server, on_invalid=found.append) as stream:
        peer = server.on(stream)
        peer.garbage()
        peer.send_raw('{"type": "status", "vehicle_id": 1}')
        peer.send(status(3))
        assert await anext(stream.events()) == status(3)
        assert stream.stats.invalid == 2
        assert server.links == 1
    assert [error.pointer for error in found] == ["", "/vehicle_id"]


async def test_repeated_messages_say_so(broker: MockServer) -> None:
    async with Fleet(broker) as client:
        trips = client.trips("eu")
        async with trips.consume(group="billing") as messages:
            id = broker.on(trips).send(Trip(vehicle_id="v1", km=1))
            first = await anext(messages)
            await first.nack(0)
            again = await anext(messages)
            assert (first.id, first.redelivered) == (id, False)
            assert (again.id, again.redelivered, again.deliveries) == (id, True, 2)
            await again.ack()
        assert broker.on(trips).settled == [(id, "nack"), (id, "ack")]


async def test_nothing_is_sent_to_every_address(broker: MockServer) -> None:
    from runtime.realtime.addresses import EVERY

    async with Fleet(broker) as client:
        trips: Channel[Trip] = client.trips(EVERY)
        async with trips:
            peer = broker.on(trips)
            with pytest.raises(ValueError, match="EVERY"):
                peer.send(Trip(vehicle_id="v1", km=1))
            peer.send(Trip(vehicle_id="v1", km=1), address="trips.eu")
            assert (await anext(trips.events())).km == 1
