"""Requests and their answers: which message answers what, and what becomes of the others."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.backoff import Reconnect
from runtime.realtime.described import Message, Replying, Sending, Told
from runtime.realtime.errors import (
    ConnectionLost,
    InvalidMessage,
    MaybeSent,
    NotReceivable,
    NotSent,
    ReplyError,
    RequestTimeout,
)
from runtime.realtime.frames import Frame, Lost, Outgoing
from runtime.realtime.hub import Hub
from runtime.realtime.mock import MockServer
from runtime.realtime.requests import Requests, answered

from .frames import complaints, frame, settled, until
from .gates import gated
from .sample import (
    Fleet,
    Price,
    Refused,
    Subscribe,
    Subscribed,
    Trip,
    VehicleStatus,
    subscribing,
)

QUICK = Reconnect(base=0.001, cap=0.001)
SUBSCRIBE = subscribing()
PLAIN: Sending[Price] = Sending(
    id="ask",
    messages=(Message(name="trip", kind=Trip),),
    reply=Replying(told=Told(rest=(Message(name="price", kind=Price),))),
)


def answer(reqid: object, *topics: str) -> Frame:
    return frame({"type": "subscribed", "topics": topics, "reqid": reqid})


async def test_answers_find_their_requests_in_any_order() -> None:
    requests = Requests()
    waiting = {id: requests.expect(SUBSCRIBE, id) for id in (1, 2, 3)}
    for id in (3, 1, 2):
        assert requests.catch(answer(id, str(id)))
    for id, found in waiting.items():
        assert answered(SUBSCRIBE, await found).topics == [str(id)]
        requests.forget(found)
    assert requests.asked == []


@given(st.permutations(range(6)), st.lists(st.integers(-3, 9), max_size=6))
def test_each_answer_goes_to_one_request(
    order: list[int], strangers: list[int]
) -> None:
    """Whatever comes in whatever order, requests get their own answers, and others none."""

    async def run() -> None:
        requests = Requests()
        waiting = [requests.expect(SUBSCRIBE, id) for id in range(6)]
        missed = 0
        for id in [*strangers, *order, *order]:
            missed += not requests.catch(answer(id, str(id)))
        assert missed == len(strangers) + 6
        for id, found in enumerate(waiting):
            assert answered(SUBSCRIBE, await found).topics == [str(id)]

    asyncio.run(run())


async def test_ids_in_headers_are_text_and_numbers_in_payloads() -> None:
    requests = Requests()
    found = requests.expect(SUBSCRIBE, 7)
    assert not requests.catch(frame({"type": "subscribed", "topics": []}))
    assert not requests.catch(answer("8"))
    assert requests.catch(
        frame({"type": "subscribed", "topics": []}, correlation_id="7")
    )
    await found


async def test_answers_without_ids_are_known_by_their_shape() -> None:
    requests = Requests()
    found = requests.expect(PLAIN, None)
    assert not requests.catch(frame({"vehicle_id": "v1", "km": 1}))
    assert not requests.catch(frame(b"\xff"))
    assert requests.catch(frame({"cents": 3}))
    assert answered(PLAIN, await found) == Price(cents=3)


async def test_answers_that_repeat_the_id_of_the_protocol() -> None:
    requests = Requests()
    one = requests.expect(PLAIN, None, "one")
    two = requests.expect(PLAIN, None, "two")
    assert requests.catch(frame({"cents": 2}, correlation_id="two"))
    assert not requests.catch(frame({"cents": 3}, correlation_id="three"))
    assert requests.catch(frame({"cents": 1}))
    assert answered(PLAIN, await one).cents == 1
    assert answered(PLAIN, await two).cents == 2


async def test_a_request_that_is_given_up_has_no_answer() -> None:
    requests = Requests()
    found = requests.expect(SUBSCRIBE, 1)
    found.cancel()
    assert not requests.catch(answer(1))
    requests.forget(found)
    requests.fail("gone")


async def test_what_fails_while_nobody_looks_leaves_no_complaint() -> None:
    async def fail() -> None:
        requests = Requests()
        found = requests.expect(SUBSCRIBE, 1)
        requests.fail("gone")
        requests.forget(found)

    assert await complaints(fail) == []


def test_errors_and_unknown_answers_are_raised() -> None:
    with pytest.raises(ReplyError) as met:
        answered(SUBSCRIBE, frame({"type": "error", "reason": "no"}))
    assert isinstance(met.value.data, Refused)
    with pytest.raises(ReplyError, match="not known") as met:
        answered(SUBSCRIBE, frame({"type": "news"}))
    assert met.value.data == {"type": "news"}
    with pytest.raises(InvalidMessage):
        answered(SUBSCRIBE, frame({"type": "subscribed"}))


# Over links


def fleet(server: Any, **options: Any) -> Fleet:
    return Fleet(server, reconnect=QUICK, **options)


async def test_a_request_without_a_link_was_not_sent() -> None:
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        server.go_down()
        await until(lambda: stream.stats.failures > 0)
        with pytest.raises(NotSent, match=r"no link within 0\.05 s"):
            await stream.subscribe(topics=["a"], options={"timeout": 0.05})
        server.come_back()


async def test_a_request_that_waits_for_a_link_is_sent_then() -> None:
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        server.go_down()
        await until(lambda: stream.stats.failures > 0)
        asking = asyncio.create_task(stream.subscribe(topics=["a"]))
        await settled()
        server.come_back()
        peer = server.on(stream)
        request = await peer.expect(Subscribe)
        peer.reply(request, Subscribed(type="subscribed", topics=["a"]))
        assert (await asking).topics == ["a"]


async def test_a_request_that_is_cancelled_leaves_nothing() -> None:
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        peer = server.on(stream)
        asking = asyncio.create_task(stream.subscribe(topics=["a"]))
        request = await peer.expect(Subscribe)
        asking.cancel()
        await asyncio.wait({asking})
        peer.reply(request, {"type": "subscribed", "topics": ["late"]})
        assert (await anext(stream.events(Subscribed))).topics == ["late"]


async def test_events_go_on_beside_requests() -> None:
    """Messages that come while an answer is awaited are read like others, in order."""
    server = MockServer()
    async with fleet(server).vehicle("v1") as stream:
        peer = server.on(stream)
        asking = asyncio.create_task(stream.subscribe(topics=["a"]))
        request = await peer.expect(Subscribe)
        status = [VehicleStatus(type="status", vehicle_id=f"v{n}") for n in range(3)]
        peer.send(status[0])
        peer.reply(request, {"type": "subscribed", "topics": ["a"]})
        peer.send(status[1])
        peer.send(status[2])
        await asking
        seen = stream.events()
        assert [await anext(seen) for _ in range(3)] == status


async def replying(hub: Hub, cents: int) -> Outgoing:
    """Answer the next request."""
    out = await hub.claim(lambda o: o.address == "prices", 5)
    price = b'{"cents":%d}' % cents
    hub.publish(out.reply_to, price, correlation_id=out.correlation_id)
    return out


async def test_no_request_is_sent_before_its_answer_can_be_received() -> None:
    endpoint = gated()
    inbox = endpoint.inbox()
    endpoint.gates[inbox] = asyncio.Event()
    async with fleet(endpoint) as client:
        prices = client.prices()
        asking = [
            asyncio.create_task(prices.ask_price(vehicle_id="v", km=n))
            for n in range(2)
        ]
        await settled()
        assert endpoint.hub.sent == []
        endpoint.gates[inbox].set()
        for cents in (1, 2):
            await replying(endpoint.hub, cents)
        assert sorted([(await a).cents for a in asking]) == [1, 2]


async def test_a_first_request_that_is_cancelled_leaves_answers_to_others() -> None:
    endpoint = gated()
    inbox = endpoint.inbox()
    endpoint.gates[inbox] = asyncio.Event()
    async with fleet(endpoint) as client:
        prices = client.prices()
        with pytest.raises(RequestTimeout):
            await prices.ask_price(vehicle_id="v", km=1, options={"timeout": 0.02})
        endpoint.gates[inbox].set()
        asking = asyncio.create_task(prices.ask_price(vehicle_id="v", km=2))
        await replying(endpoint.hub, 2)
        assert (await asking).cents == 2


async def test_answers_that_cannot_be_received_are_asked_for_again() -> None:
    endpoint = gated()
    inbox = endpoint.inbox()
    endpoint.refused.append(inbox)
    async with fleet(endpoint) as client:
        prices = client.prices()
        for _ in range(2):
            with pytest.raises(NotReceivable):
                await prices.ask_price(vehicle_id="v", km=1)
        endpoint.refused.clear()
        asking = asyncio.create_task(prices.ask_price(vehicle_id="v", km=2))
        await replying(endpoint.hub, 2)
        assert (await asking).cents == 2


async def test_a_link_that_breaks_while_a_request_is_sent() -> None:
    """It may have been sent; and the answer that failed as well leaves no complaint."""
    endpoint = gated("send")
    hub = endpoint.hub

    async def ask() -> None:
        async with fleet(endpoint) as client:
            prices = client.prices()
            asking = asyncio.create_task(prices.ask_price(vehicle_id="v", km=1))
            await settled()
            hub.drop(lambda _: Lost("gone"))
            await until(lambda: len(hub.shown) == 2)
            endpoint.gates["send"].set()
            with pytest.raises(MaybeSent, match="gone"):
                await asking

    assert await complaints(ask) == []


async def test_a_request_is_lost_with_a_link_that_channels_share() -> None:
    broker = MockServer("nats")
    async with fleet(broker) as client:
        prices = client.prices()
        asking = asyncio.create_task(prices.ask_price(vehicle_id="v", km=1))
        await broker.on(prices).expect(Trip)
        broker.drop()
        with pytest.raises(ConnectionLost) as met:
            await asking
        assert met.value.maybe_processed
        again = asyncio.create_task(prices.ask_price(vehicle_id="v", km=2))
        request = await broker.on(prices).expect(Trip)
        broker.on(prices).reply(request, Price(cents=2))
        assert (await again).cents == 2


async def test_channels_that_share_a_link_have_counters_of_their_own() -> None:
    broker = MockServer("nats")
    async with fleet(broker) as client:
        async with client.trips("eu") as trips, client.trips("us") as others:
            await trips.send_trip(vehicle_id="v", km=1)
            await until(lambda: trips.stats.received == 1)
            broker.drop()
            await until(lambda: trips.stats.connects == 2)
            assert (trips.stats.sent, others.stats.sent) == (1, 0)
            assert (trips.stats.failures, others.stats.failures) == (1, 1)
            assert (trips.stats.gaps, others.stats.gaps) == (1, 1)
            assert trips.stats.seconds_lost > 0


async def test_a_channel_that_is_closed_while_its_link_is_made_again_is_left() -> None:
    """Its server no longer feeds it when the link is there."""
    endpoint = gated()
    hub = endpoint.hub
    async with fleet(endpoint) as client:
        one, two = client.trips("one"), client.trips("two")
        async with one:
            await two.__aenter__()
            gate = endpoint.gates["trips.one"] = asyncio.Event()
            hub.drop(lambda _: Lost("gone"))
            await until(lambda: len(hub.shown) == 2)
            await settled()
            await two.aclose(0)
            gate.set()
            await until(lambda: one.stats.connects == 2)
            await settled()
            assert hub.feeds == 1
