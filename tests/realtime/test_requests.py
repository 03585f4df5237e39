"""Requests over a broker: where answers come to, and the ids by which they are known."""

from __future__ import annotations

import asyncio

from msgspec import Struct

from runtime.realtime.described import Message, Replying, Sending, Told, Where
from runtime.realtime.frames import Frame
from runtime.realtime.mock import MockServer
from runtime.realtime.requests import Requests
from runtime.realtime.sending import SendOptions, with_id

from .sample import Fleet, Price

PAYLOAD, HEADER = Where(True, ("meta", "id")), Where(False, ("REQUEST_ID",))


def asking(where: Where, *, numbered: bool = False) -> Sending[None]:
    """A request whose id stands there."""
    message = Message(name="ask", kind=dict, correlation=where, numbered=numbered)
    return Sending(
        id="ask", messages=(message,), reply=Replying(told=Told(rest=(message,)))
    )


def test_ids_that_are_there_are_kept() -> None:
    given: SendOptions = {"headers": {"REQUEST_ID": "mine"}}
    assert with_id(asking(HEADER), {}, given, "made") == (
        {},
        {"headers": {"REQUEST_ID": "mine"}, "correlation_id": "mine"},
        "mine",
    )
    body = {"meta": {"id": 7}}
    assert with_id(asking(PAYLOAD), body, {}, "made") == (
        body,
        {"correlation_id": 7},
        7,
    )


def test_ids_that_are_missing_are_made() -> None:
    made = with_id(asking(HEADER), {}, {"headers": {"other": "1"}}, "a1")
    assert made[1].get("headers") == {"other": "1", "REQUEST_ID": "a1"}
    assert with_id(asking(PAYLOAD), {}, {}, "a1")[0] == {"meta": {"id": "a1"}}
    numbered = with_id(asking(PAYLOAD, numbered=True), {}, {}, "a1")
    assert numbered[0] == {"meta": {"id": 0xA1}}
    chosen = with_id(asking(HEADER), {}, {"correlation_id": "chosen"}, "a1")
    assert chosen[2] == "chosen"


async def test_answers_come_to_the_address_in_the_request() -> None:
    server = MockServer("nats")
    async with Fleet(server) as fleet, fleet.prices() as prices:
        options: SendOptions = {"headers": {"replyTo": "mine"}}
        price = prices.ask_price(vehicle_id="v1", km=1, options=options)
        asked = asyncio.create_task(price)
        request = await server.expect(object)
        assert request.headers["replyTo"] == "mine"
        server.on(prices).reply(request, Price(cents=5))
        assert await asked == Price(cents=5)


class Done(Struct):
    event: str


def asked_and(frame: bytes, *, declared: bool) -> bool:
    """Whether a frame answers a request with the id 7, whose answers may declare ids."""
    where = Where(True, ("reqid",))
    answer = Message(name="done", kind=Done, correlation=where if declared else None)
    told = Told(by=(Where(True, ("event",)),), values={("done",): (answer,)})
    ask = Message(name="ask", kind=dict, correlation=where)
    sending = Sending[None](id="ask", messages=(ask,), reply=Replying(told=told))
    requests = Requests()
    requests.expect(sending, 7)
    return requests.catch(Frame(data=frame, address="/", received_at=0.0))


async def test_answers_without_ids_are_known_by_their_kind() -> None:
    assert asked_and(b'{"event": "done"}', declared=False)
    assert not asked_and(b'{"event": "done"}', declared=True)
    assert not asked_and(b'{"event": "other"}', declared=False)


async def test_ids_that_answers_repeat_unasked_count() -> None:
    assert asked_and(b'{"event": "done", "reqid": 7}', declared=False)
    assert not asked_and(b'{"event": "done", "reqid": 8}', declared=False)
