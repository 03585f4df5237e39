"""What a channel keeps from link to link: its first message, and what is sent again."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.backoff import Reconnect
from runtime.realtime.described import Channel, Message, Sending, Where
from runtime.realtime.frames import Credentials, Outgoing, Receipt
from runtime.realtime.mock import MockServer
from runtime.realtime.session import Session

from .frames import until
from .sample import (
    Fleet,
    Subscribe,
    Subscribed,
    VehicleChannel,
    subscribing,
    unsubscribing,
    vehicle_described,
)

QUICK = Reconnect(base=0.001, cap=0.001)


class Recorder:
    """A link that only notes what is sent."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []

    async def send(self, out: Outgoing) -> Receipt:
        self.sent.append(out)
        return Receipt(confirmed=True)


def out(kind: str, *topics: str) -> Outgoing:
    return Outgoing(data=json.dumps({"type": kind, "topics": topics}).encode())


async def resumed(session: Session) -> list[Any]:
    """What it sends again on a new link."""
    link: Any = Recorder()
    await session.resume(link)
    return [json.loads(one.data)["topics"] for one in link.sent]


SENT = st.tuples(st.booleans(), st.lists(st.sampled_from("ab"), max_size=2))


@given(st.lists(SENT, max_size=12))
def test_what_holds_is_sent_again(sent: list[tuple[bool, list[str]]]) -> None:
    """Of each subscription the last one, in the order of these; none that was cancelled.

    Here any unsubscription cancels all, as it does not say which one.
    """

    async def run() -> None:
        session = Session(vehicle_described(), "/v1")
        holds: dict[str, list[str]] = {}
        for subscribes, topics in sent:
            if subscribes:
                session.note(subscribing(), out("subscribe", *topics))
                holds.pop(str(topics), None)
                holds[str(topics)] = topics
            else:
                session.note(unsubscribing(), out("unsubscribe", *topics))
                holds.pop(str(topics), None)
        assert await resumed(session) == [*holds.values()]

    asyncio.run(run())


def sending(by: Where | None = None, *cancels: str) -> Sending[None]:
    message = Message(name="watch", kind=dict)
    return Sending(
        id="watch", messages=(message,), replayed=True, replay_by=by, cancels=cancels
    )


async def test_the_last_about_one_thing_is_sent_again() -> None:
    session = Session(vehicle_described(), "/v1")
    watch = sending(Where(False, ("Vehicle",)))
    for vehicle, data in (("v1", b"1"), ("v2", b"2"), ("v1", b"3")):
        session.note(watch, Outgoing(data=data, headers={"vehicle": vehicle}))
    link: Any = Recorder()
    await session.resume(link)
    assert [one.data for one in link.sent] == [b"2", b"3"]


async def test_without_a_place_that_tells_the_same_message_is_sent_once() -> None:
    session = Session(vehicle_described(), "/v1")
    for data in (b"1", b"2", b"1"):
        session.note(sending(), Outgoing(data=data))
    link: Any = Recorder()
    await session.resume(link)
    assert [one.data for one in link.sent] == [b"2", b"1"]


async def test_what_is_not_replayed_is_forgotten() -> None:
    session = Session(vehicle_described(), "/v1")
    plain = Sending[None](id="say", messages=(Message(name="say", kind=dict),))
    session.note(plain, Outgoing(data=b"1"))
    link: Any = Recorder()
    await session.resume(link)
    assert link.sent == []


# First messages


def opening(*places: tuple[Where, str], kind: Any = dict) -> Channel:
    first = Sending[None](
        id="login",
        messages=(Message(name="login", kind=kind),),
        credentials=places,
    )
    return Channel(key="c", address="/c", opening=first)


SHOWN = Credentials(values={"key": "K", "token": "Bearer T"}, tokens={"token": "T"})


async def test_credentials_stand_where_the_document_says() -> None:
    channel = opening(
        (Where(True, ("auth", "key")), "key"),
        (Where(True, ("auth", "token")), "token"),
        (Where(False, ("Authorization",)), "token"),
        (Where(False, ("x-key",)), "key"),
    )
    session, link = Session(channel, "/c"), Recorder()
    shown: Any = link
    await session.begin(shown, SHOWN)
    (sent,) = link.sent
    assert json.loads(sent.data) == {"auth": {"key": "K", "token": "T"}}
    assert sent.headers == {"Authorization": "Bearer T", "x-key": "K"}
    assert session.schemes == ("key", "token")


async def test_a_first_message_has_the_values_that_the_document_fixes() -> None:
    session, link = Session(opening(kind=Subscribe), "/c"), Recorder()
    shown: Any = link
    await session.begin(shown, SHOWN)
    assert json.loads(link.sent[0].data) == {}
    assert session.schemes == ()


async def test_a_channel_without_a_first_message() -> None:
    session, link = Session(Channel(key="c", address="/c"), "/c"), Recorder()
    shown: Any = link
    await session.begin(shown, SHOWN)
    assert link.sent == []


# Over links


async def subscribed(server: MockServer, stream: VehicleChannel, topic: str) -> None:
    asking = asyncio.create_task(stream.subscribe(topics=[topic]))
    peer = server.on(stream)
    request = await peer.expect(Subscribe)
    peer.reply(request, Subscribed(type="subscribed", topics=[topic]))
    assert (await asking).topics == [topic]


async def test_a_new_link_begins_with_credentials_and_then_what_holds() -> None:
    server = MockServer()
    async with Fleet(server, reconnect=QUICK).vehicle("v1") as stream:
        for topic in "abc":
            await subscribed(server, stream, topic)
        await stream.unsubscribe(topics=["b"])
        peer = server.on(stream)
        before = len(peer.sent)
        server.drop()
        await until(lambda: stream.stats.connects == 2)
        again = peer.sent[before:]
        assert [one.message for one in again] == [
            "authenticate",
            "subscribe",
            "subscribe",
        ]
        assert [one.value.topics for one in again[1:]] == [["a"], ["c"]]


async def test_replayed_requests_disturb_nobody() -> None:
    """An answer to what was sent again is a message like others."""
    server = MockServer()
    async with Fleet(server, reconnect=QUICK).vehicle("v1") as stream:
        await subscribed(server, stream, "a")
        peer = server.on(stream)
        server.drop()
        await until(lambda: stream.stats.connects == 2)
        again = await peer.expect(Subscribe)
        peer.reply(again, Subscribed(type="subscribed", topics=["a"]))
        assert (await anext(stream.events(Subscribed))).topics == ["a"]


async def test_a_channel_that_is_closed_sends_nothing_again() -> None:
    server = MockServer()
    client = Fleet(server, reconnect=QUICK)
    async with client.vehicle("v1") as stream:
        await subscribed(server, stream, "a")
    async with client.vehicle("v1") as stream:
        sent = [one.message for one in server.on(stream).sent]
        assert sent == ["authenticate", "subscribe", "authenticate"]
