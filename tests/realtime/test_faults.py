"""What may go wrong with a WebSocket, fault by fault, each by its name."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from chaos import proxied
from runtime.realtime.backoff import Reconnect
from runtime.realtime.endpoints import WebSocket
from runtime.realtime.errors import (
    AuthError,
    BufferFull,
    ConnectionLost,
    InvalidMessage,
    NotSent,
    ReplyError,
    RequestTimeout,
)
from runtime.realtime.frames import Gap
from runtime.realtime.link import State
from runtime.realtime.reading import Unknown
from runtime.realtime.views import Events

from .sample import (
    Fleet,
    Refused,
    Subscribed,
    VehicleChannel,
    VehicleEvent,
    VehicleStatus,
)
from .wsserver import Handler, Peer, service

QUICK = Reconnect(base=0.02, cap=0.1)


def fleet(url: str, **options: Any) -> Fleet:
    """A client that is quick to come again."""
    options.setdefault("reconnect", QUICK)
    return Fleet(f"{url}/v1", **options)


def speed(event: object) -> float | None:
    assert isinstance(event, VehicleStatus), event
    return event.speed_kmh


def pushing(*speeds: float) -> Handler:
    """A server that sends these, the same over each connection."""

    async def push(peer: Peer) -> None:
        await peer.status(*speeds)

    return push


async def test_restart() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(peer.number * 10 + 1, peer.number * 10 + 2)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        seen = stream.events(gaps=True)
        assert [speed(await anext(seen)) for _ in range(2)] == [1, 2]
        await server.stop()
        await asyncio.sleep(0.2)
        await server.start()
        gap = await anext(seen)
        assert isinstance(gap, Gap)
        assert not gap.resumed
        assert gap.lasted >= 0.2
        assert gap.reason == "closed with 1001"
        assert [speed(await anext(seen)) for _ in range(2)] == [11, 12]
        assert stream.stats.gaps == 1
        assert stream.stats.connects == 2
        assert stream.stats.seconds_lost == pytest.approx(gap.lasted)


async def test_subscriptions_are_sent_again() -> None:
    heard: list[Any] = []

    async def push(peer: Peer) -> None:
        while True:
            asked = await peer.receive()
            heard.append((peer.number, asked["type"], asked["topics"]))
            if asked["type"] == "subscribe":
                await peer.send({**asked, "type": "subscribed"})

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        for topic in ("a", "b", "c"):
            assert (await stream.subscribe(topics=[topic])).topics == [topic]
        await stream.unsubscribe(topics=["b"])
        await stream.subscribe(topics=["a"])
        await asyncio.sleep(0.05)
        heard.clear()
        await server.peers[0].connection.close(1012)
        await reached(lambda: len(heard) == 2)
        assert heard == [(1, "subscribe", ["c"]), (1, "subscribe", ["a"])]


async def test_half_open_with_ping() -> None:
    async with service(pushing(1)) as server, proxied(server.port) as proxy:
        client = fleet(proxy.url, ping=0.2, ping_timeout=0.2)
        async with client.vehicle("v1") as stream:
            seen = stream.events(gaps=True)
            assert speed(await anext(seen)) == 1
            proxy.swallow()
            await reached(lambda: stream.stats.failures == 1)
            proxy.resume()
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.reason == "no pong within 0.2 s"


async def test_half_open_with_an_idle_limit() -> None:
    async with service(pushing(1)) as server, proxied(server.port) as proxy:
        async with fleet(proxy.url, ping=None, idle=0.3).vehicle("v1") as stream:
            seen = stream.events(gaps=True)
            assert speed(await anext(seen)) == 1
            proxy.swallow()
            await reached(lambda: stream.stats.failures >= 1)
            proxy.resume()
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.reason.startswith("silent for 0.")


async def test_half_open_without_either_is_never_found() -> None:
    async with service(pushing(1)) as server, proxied(server.port) as proxy:
        async with fleet(proxy.url, ping=None).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
            proxy.swallow()
            await asyncio.sleep(0.6)
            assert stream.stats.failures == 0


async def test_silence_is_not_death() -> None:
    async with service(pushing(1)) as server:
        client = fleet(server.url, ping=0.05, ping_timeout=0.5)
        async with client.vehicle("v1") as stream:
            seen = stream.events()
            assert speed(await anext(seen)) == 1
            await asyncio.sleep(0.5)
            await server.peers[0].status(2)
            assert speed(await anext(seen)) == 2
            assert stream.stats.failures == 0


async def test_a_slow_reader_is_not_taken_for_a_dead_server() -> None:
    async with service(pushing(*range(3000))) as server:
        client = fleet(server.url, ping=0.05, ping_timeout=0.05, buffer=10)
        async with client.vehicle("v1") as stream:
            await asyncio.sleep(0.5)
            found = await first(stream.events(), 3000)
            assert found == list(range(3000))
            assert stream.stats.failures == 0


async def first(events: Events[VehicleEvent], most: int) -> list[float | None]:
    """The speeds of the first messages."""
    return [speed(await anext(events)) for _ in range(most)]


async def test_slow_reader_blocks() -> None:
    async with service(pushing(*range(20_000))) as server:
        async with fleet(server.url, buffer=100).vehicle("v1") as stream:
            await asyncio.sleep(0.2)
            assert stream.stats.buffered == 100
            found = await first(stream.events(), 20_000)
            assert found == list(range(20_000))
            assert stream.stats.dropped == 0


async def test_slow_reader_drops_the_oldest() -> None:
    async with service(pushing(*range(1000))) as server:
        client = fleet(server.url, buffer=100, overflow="drop_oldest")
        async with client.vehicle("v1") as stream:
            await reached(lambda: stream.stats.received == 1000)
            assert stream.stats.dropped == 900
            found = await first(stream.events(), 100)
            assert found == list(range(900, 1000))


async def test_slow_reader_gets_an_error() -> None:
    async with service(pushing(*range(1000))) as server:
        client = fleet(server.url, buffer=100, overflow="error")
        async with client.vehicle("v1") as stream:
            seen = stream.events()
            await reached(lambda: stream.stats.buffered == 100)
            await asyncio.sleep(0.05)
            found = await first(seen, 100)
            assert found == list(range(100))
            with pytest.raises(BufferFull):
                await anext(seen)


async def test_slow_reader_gets_the_latest() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(-1)
        await peer.receive()
        for number in range(1000):
            await peer.send(
                {"type": "status", "vehicle_id": f"v{number % 3}", "speed_kmh": number}
            )
        await peer.send({"type": "news"})

    async with service(push) as server:
        async with fleet(server.url, buffer=100).vehicle("v1") as stream:
            seen = stream.events(latest_by="vehicle_id")
            assert speed(await anext(seen)) == -1
            await stream.unsubscribe(topics=[])
            await reached(lambda: stream.stats.received == 1002)
            found = [await anext(seen) for _ in range(4)]
            assert [speed(e) for e in found[:3]] == [997, 998, 999]
            assert found[3] == Unknown("news", {"type": "news"})
            assert stream.stats.replaced == 997
            assert stream.stats.buffered == 0


BAD = [
    (b"not JSON", "", "expected JSON, got something else"),
    (b'{"type":"status"}', "status", "Object missing required field `vehicle_id`"),
    (
        b'{"type":"status","vehicle_id":"v","speed_kmh":"x"}',
        "status",
        "Expected `float | null`",
    ),
    (b'{"type":"status","vehicle_id":"\xff"}', "status", "expected JSON"),
    (b"[" * 100_000, "", "expected JSON, got something else"),
    (b'{"type":"charge","vehicle_id":"v","state":NaN}', "", "expected JSON"),
]


@pytest.mark.parametrize(("raw", "message", "expected"), BAD, ids=range(len(BAD)))
async def test_malformed(raw: bytes, message: str, expected: str) -> None:
    async def push(peer: Peer) -> None:
        await peer.connection.send(raw, text=True)
        await peer.status(1)

    met: list[InvalidMessage] = []
    async with service(push) as server:
        client = fleet(server.url, on_invalid=met.append)
        async with client.vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
            assert stream.stats.failures == 0
            assert stream.stats.invalid == 1
    (error,) = met
    assert error.raw == raw
    assert error.message == message
    assert expected in error.expected
    assert error.address == "/vehicles/v1"


async def test_malformed_is_raised_and_the_stream_goes_on() -> None:
    async def push(peer: Peer) -> None:
        await peer.connection.send("no")
        await peer.status(1)

    async with service(push) as server:
        async with fleet(server.url, on_invalid="raise").vehicle("v1") as stream:
            seen = stream.events()
            with pytest.raises(InvalidMessage):
                await anext(seen)
            assert speed(await anext(seen)) == 1


async def test_malformed_is_warned_of_once_a_place() -> None:
    async def push(peer: Peer) -> None:
        for _ in range(3):
            await peer.send({"type": "status"})
        await peer.status(1)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.warns(UserWarning, match="vehicle_id") as met:
            assert speed(await anext(stream.events())) == 1
        assert len(met) == 1
        assert stream.stats.invalid == 3


async def test_quarantine_is_awaited() -> None:
    async def push(peer: Peer) -> None:
        await peer.send({"type": "status"})
        await peer.status(1)

    met: list[str] = []

    async def quarantine(error: InvalidMessage) -> None:
        await asyncio.sleep(0.01)
        met.append(error.message)

    async with service(push) as server:
        async with fleet(server.url, on_invalid=quarantine).vehicle("v1") as stream:
            await anext(stream.events())
            assert met == ["status"]


async def test_unknown_tag() -> None:
    async def push(peer: Peer) -> None:
        await peer.send({"type": "news", "x": [1]}, {"type": ["status"]}, 5)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        found = [await anext(stream.events()) for _ in range(3)]
        assert found == [
            Unknown("news", {"type": "news", "x": [1]}),
            Unknown("['status']", {"type": ["status"]}),
            Unknown(None, 5),
        ]
        assert stream.stats.unknown == 3


def tokens(*values: str) -> tuple[Callable[[], str], list[str]]:
    """A provider of tokens, and those that it gave."""
    left, given = list(values), list[str]()

    def provide() -> str:
        given.append(left.pop(0) if len(left) > 1 else left[0])
        return given[-1]

    return provide, given


def checking(good: str) -> Handler:
    """A server that lets one token in, and closes others with 4401."""

    async def push(peer: Peer) -> None:
        if peer.first != {"authorization": f"Token {good}"}:
            await peer.connection.close(4401, "who are you")
            return
        await peer.status(1)

    return push


async def test_4401_asks_for_a_token_once_and_goes_on() -> None:
    provide, given = tokens("old", "new")
    async with service(checking("new")) as server:
        async with fleet(server.url, token=provide).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
    assert given == ["old", "new"]
    assert len(server.peers) == 2


async def test_4401_twice_in_a_row_is_the_end() -> None:
    provide, given = tokens("bad")
    async with service(checking("good")) as server:
        async with fleet(server.url, token=provide).vehicle("v1") as stream:
            with pytest.raises(AuthError, match="4401"):
                await anext(stream.events())
            with pytest.raises(AuthError):
                await stream.subscribe(topics=[])
    assert len(given) == 2
    assert len(server.peers) == 2


async def test_4401_with_a_fixed_token_is_the_end_at_once() -> None:
    async with service(checking("good")) as server:
        async with fleet(server.url, token="bad").vehicle("v1") as stream:
            with pytest.raises(AuthError):
                await anext(stream.events())
    assert len(server.peers) == 1


async def test_auth_expiry_while_idle() -> None:
    provide, given = tokens("a", "b")

    async def push(peer: Peer) -> None:
        await peer.status(peer.number)
        if peer.number == 0:
            await asyncio.sleep(0.2)
            await peer.connection.close(4401, "expired")

    async with service(push) as server:
        async with fleet(server.url, token=provide).vehicle("v1") as stream:
            seen = stream.events(gaps=True)
            assert speed(await anext(seen)) == 0
            assert isinstance(await anext(seen), Gap)
            assert speed(await anext(seen)) == 1
    assert given == ["a", "b"]


async def test_4403_is_tried_once() -> None:
    async def push(peer: Peer) -> None:
        await peer.connection.close(4403, "not for you")

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.raises(ConnectionLost, match="4403: not for you"):
            await anext(stream.events())
        await asyncio.sleep(0.2)
    assert len(server.peers) == 1


async def test_close_codes_of_the_document() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(1)
        await peer.connection.close(4900)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        assert [speed(event) async for event in stream] == [1]


async def test_1000_ends_the_stream() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(1)
        await peer.connection.close(1000)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        assert [speed(event) async for event in stream] == [1]
    assert len(server.peers) == 1


async def test_server_closes_during_auth() -> None:
    async def push(peer: Peer) -> None:
        if peer.number == 0:
            peer.connection.transport.abort()
        await peer.status(peer.number)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        assert speed(await anext(stream.events())) == 1


async def test_server_speaks_before_auth() -> None:
    async def speak(peer: Peer) -> None:
        await peer.status(2)

    async with service(speak) as server:
        server.greeting = {"type": "status", "vehicle_id": "v", "speed_kmh": 1}
        async with fleet(server.url).vehicle("v1") as stream:
            seen = stream.events()
            assert [speed(await anext(seen)) for _ in range(2)] == [1, 2]


async def test_token_provider_raises_at_first() -> None:
    def provide() -> str:
        raise LookupError("no vault")

    async with service(pushing(1)) as server:
        with pytest.raises(LookupError, match="no vault"):
            async with fleet(server.url, token=provide).vehicle("v1"):
                pass
    assert server.peers == []


async def test_token_provider_raises_later_and_recovers() -> None:
    calls = 0

    def provide() -> str:
        nonlocal calls
        calls += 1
        if calls in (2, 3):
            raise LookupError("no vault")
        return "t"

    async def push(peer: Peer) -> None:
        await peer.status(peer.number)
        if peer.number == 0:
            await peer.connection.close(4401)

    async with service(push) as server:
        async with fleet(server.url, token=provide).vehicle("v1") as stream:
            seen = stream.events()
            assert [speed(await anext(seen)) for _ in range(2)] == [0, 1]
    assert calls == 4


async def test_refused_with_401() -> None:
    provide, given = tokens("a", "b")
    async with service(pushing(1)) as server:
        server.refusals = [(401, {})]
        async with fleet(server.url, token=provide).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
    assert given == ["a", "b"]


async def test_refused_with_403() -> None:
    async with service(pushing(1)) as server:
        server.refusals = [(403, {})]
        with pytest.raises(ConnectionLost, match="403"):
            async with fleet(server.url).vehicle("v1"):
                pass
    assert len(server.requests) == 1


async def test_refused_with_429() -> None:
    states: list[State] = []
    async with service(pushing(1)) as server:
        server.refusals = [(429, {"Retry-After": "1"}), (503, {})]
        async with fleet(server.url, on_state=states.append).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
    waits = [state.delay for state in states if state.name == "waiting"]
    assert 1.0 <= waits[0] <= 1.0 + QUICK.base
    assert waits[1] <= 2 * QUICK.base
    assert [s.name for s in states][-2:] == ["open", "closed"]


async def test_refused_for_ever_within_the_patience_for_the_first_link() -> None:
    async with service(pushing(1)) as server:
        server.refusals = [(503, {})] * 1000
        with pytest.raises(ConnectionLost, match="503"):
            async with fleet(server.url, open_timeout=0.5).vehicle("v1"):
                pass
    assert len(server.requests) > 3


async def test_frame_beyond_the_limit() -> None:
    async def push(peer: Peer) -> None:
        await peer.connection.send("x" * 3000)
        await peer.status(1)

    met: list[InvalidMessage] = []
    async with service(push) as server:
        client = fleet(server.url, max_message_bytes=1000, on_invalid=met.append)
        async with client.vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
            assert stream.stats.failures == 0
    assert met[0].expected == "expected at most 1000 bytes, got 3000"


async def test_frame_far_beyond_the_limit() -> None:
    async def push(peer: Peer) -> None:
        if peer.number == 0:
            await peer.connection.send("x" * 100_000)
        await peer.status(1)

    async with service(push) as server:
        client = fleet(server.url, max_message_bytes=1000)
        async with client.vehicle("v1") as stream:
            seen = stream.events(gaps=True)
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.reason.startswith("closed by us: 1009")
            assert speed(await anext(seen)) == 1


async def test_compression_bomb() -> None:
    async def push(peer: Peer) -> None:
        if peer.number == 0:
            with suppress(ConnectionClosed):
                await peer.connection.send("x" * 50_000_000)
        await peer.status(1)

    async with service(push) as server:
        client = fleet(server.url, max_message_bytes=1000)
        async with client.vehicle("v1") as stream:
            seen = stream.events(gaps=True)
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert "1009" in gap.reason


async def test_fragmented_and_binary_frames() -> None:
    status = b'{"type":"status","vehicle_id":"v1","speed_kmh":1}'

    async def push(peer: Peer) -> None:
        await peer.connection.send(iter([status[:10].decode(), status[10:].decode()]))
        await peer.connection.send(status)
        await peer.connection.send(iter([status[:1], status[1:30], status[30:]]))

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        seen = stream.events()
        assert [speed(await anext(seen)) for _ in range(3)] == [1, 1, 1]


async def asked(stream: VehicleChannel, timeout: float = 5.0) -> Subscribed:
    return await stream.subscribe(topics=["a"], options={"timeout": timeout})


async def test_reply() -> None:
    async def push(peer: Peer) -> None:
        one, two = await peer.receive(), await peer.receive()
        assert one["reqid"] != two["reqid"]
        for request in (two, one):
            await peer.send({**request, "type": "subscribed"})

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        found = await asyncio.gather(
            stream.subscribe(topics=["a"]), stream.subscribe(topics=["b"])
        )
        assert [one.topics for one in found] == [["a"], ["b"]]
        assert stream.stats.buffered == 0


async def test_reply_that_says_fewer_topics() -> None:
    async def push(peer: Peer) -> None:
        request = await peer.receive()
        await peer.send({**request, "type": "subscribed", "topics": ["a"]})

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        assert (await stream.subscribe(topics=["a", "b"])).topics == ["a"]


async def test_reply_is_an_error() -> None:
    async def push(peer: Peer) -> None:
        request = await peer.receive()
        await peer.send({**request, "type": "error", "reason": "no such topic"})

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.raises(ReplyError) as met:
            await stream.subscribe(topics=["a"])
        assert isinstance(met.value.data, Refused)
        assert met.value.data.reason == "no such topic"


async def test_reply_never() -> None:
    async with service(pushing()) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.raises(RequestTimeout, match=r"no answer within 0\.1 s"):
            await asked(stream, timeout=0.1)


async def test_reply_late_twice_and_with_a_wrong_id() -> None:
    async def push(peer: Peer) -> None:
        request = await peer.receive()
        answer = {**request, "type": "subscribed"}
        await peer.send({**answer, "reqid": 1})
        await asyncio.sleep(0.3)
        await peer.send(answer, answer)
        again = {**(await peer.receive()), "type": "subscribed"}
        await peer.send(again, again)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.raises(RequestTimeout):
            await asked(stream, timeout=0.1)
        seen = stream.events(Subscribed)
        strange = [await anext(seen) for _ in range(3)]
        assert strange[0].reqid == 1
        found = await asked(stream)
        twin = await anext(seen)
        assert twin == found


async def test_requests_fail_when_the_link_breaks() -> None:
    async def push(peer: Peer) -> None:
        await peer.receive()
        peer.connection.transport.abort()

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        with pytest.raises(ConnectionLost) as met:
            await asked(stream)
        assert met.value.maybe_processed


async def test_sends_wait_for_a_link() -> None:
    heard: list[Any] = []

    async def push(peer: Peer) -> None:
        while True:
            heard.append(await peer.receive())

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        await server.stop()
        sending = asyncio.create_task(stream.unsubscribe(topics=["a"]))
        await asyncio.sleep(0.1)
        assert not sending.done()
        await server.start()
        await sending
        await reached(lambda: len(heard) == 1)


async def test_sends_without_a_link_in_time() -> None:
    async with service(pushing()) as server, fleet(server.url).vehicle("v1") as stream:
        await server.stop()
        await reached(lambda: stream.stats.failures == 1)
        with pytest.raises(NotSent, match=r"no link within 0\.1 s"):
            await stream.unsubscribe(topics=["a"], options={"timeout": 0.1})


async def test_reconnect_storm() -> None:
    """Two hundred clients that lose their links at once do not come back at once."""
    delays: list[float] = []

    def note(state: State) -> None:
        if state.name == "waiting" and state.attempt == 1:
            delays.append(state.delay)

    rules = Reconnect(base=1.0, cap=8.0)
    async with service(pushing()) as server:
        clients = [
            fleet(server.url, reconnect=rules, on_state=note) for _ in range(200)
        ]
        streams = [client.vehicle("v1") for client in clients]
        for start in range(0, 200, 50):
            await asyncio.gather(*(s.__aenter__() for s in streams[start : start + 50]))
        for peer in server.peers:
            peer.connection.transport.abort()
        await reached(lambda: len(delays) == 200)
        await asyncio.gather(*(stream.aclose() for stream in streams))
    tenths = [sum(int(delay * 10) == n for delay in delays) for n in range(10)]
    assert max(delays) <= 1.0
    assert min(tenths) >= 5
    assert max(tenths) <= 50


async def test_clock_jump(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    real = time.time
    async with service(pushing(1)) as server:
        client = fleet(server.url, ping=0.1, ping_timeout=0.5, idle=5.0)
        async with client.vehicle("v1") as stream:
            seen = stream.events()
            await anext(seen)
            for jump in (86_400, -86_400):
                monkeypatch.setattr(time, "time", lambda jump=jump: real() + jump)
                await asyncio.sleep(0.25)
                await server.peers[0].status(2)
                assert speed(await anext(seen)) == 2
            assert stream.stats.failures == 0


async def test_break_out_of_the_loop() -> None:
    async with service(pushing(1, 2, 3)) as server:
        async with fleet(server.url).vehicle("v1") as stream:
            async for event in stream:
                assert speed(event) == 1
                break
            async for event in stream.events(VehicleStatus):
                assert speed(event) == 2
                break
            assert speed(await anext(stream.events())) == 3


async def test_two_readers() -> None:
    async with service(pushing()) as server, fleet(server.url).vehicle("v1") as stream:
        one = asyncio.create_task(anext_of(stream.events()))
        await asyncio.sleep(0.01)
        with pytest.raises(RuntimeError, match="another task reads"):
            await anext(stream.events())
        one.cancel()
        await asyncio.wait({one})


async def anext_of(events: Events[VehicleEvent]) -> VehicleEvent:
    return await anext(events)


async def test_not_closed_leaves_nothing_behind() -> None:
    """What a program forgets to close ends with its loop, without a word."""

    async def forget(url: str) -> None:
        stream = fleet(url).vehicle("v1")
        await stream.__aenter__()
        await anext(stream.events())

    async with service(pushing(1)) as server:
        await asyncio.to_thread(asyncio.run, forget(server.url))
        await reached(lambda: server.peers[0].connection.state.name == "CLOSED")


async def test_drain() -> None:
    async with service(pushing(1, 2, 3)) as server:
        stream = fleet(server.url).vehicle("v1")
        await stream.__aenter__()
        await reached(lambda: stream.stats.buffered == 3)
        found: list[float | None] = []

        async def read(events: Events[VehicleEvent]) -> None:
            async for event in events:
                await asyncio.sleep(0.02)
                found.append(speed(event))

        reader = asyncio.create_task(read(stream.events()))
        await stream.aclose(drain=5)
        await reader
        assert found == [1, 2, 3]


async def test_drain_deadline() -> None:
    async with service(pushing(1, 2, 3)) as server:
        stream = fleet(server.url).vehicle("v1")
        await stream.__aenter__()
        await reached(lambda: stream.stats.buffered == 3)
        async with asyncio.timeout(5):
            await stream.aclose(drain=0.1)
        await stream.aclose()


async def test_closing_ends_a_reader_that_waits() -> None:
    async with service(pushing()) as server:
        stream = fleet(server.url).vehicle("v1")
        await stream.__aenter__()

        async def read() -> list[VehicleEvent]:
            return [event async for event in stream]

        reader = asyncio.create_task(read())
        await asyncio.sleep(0.05)
        await stream.aclose()
        assert await reader == []


async def test_cancel_at_every_await() -> None:
    """Wherever a caller is cancelled, nothing is left running (the fixture looks)."""
    async with service(pushing(*range(5))) as server, proxied(server.port) as proxy:
        proxy.delay = 0.01

        async def use() -> None:
            async with fleet(proxy.url).vehicle("v1") as stream:
                async for event in stream:
                    if speed(event) == 4:
                        break
                with suppress(RequestTimeout):
                    await stream.subscribe(topics=["a"], options={"timeout": 0.02})

        for step in range(1, 40):
            task = asyncio.create_task(use())
            await asyncio.sleep(step * 0.003)
            task.cancel()
            await asyncio.wait({task})


async def test_tls_failure(certified: ssl.SSLContext) -> None:
    async with service(pushing(1)) as server:
        await server.stop()
        await server.start(certified)
        url = server.url.replace("ws:", "wss:")
        with pytest.raises(ConnectionLost, match="TLS"):
            async with fleet(url).vehicle("v1"):
                pass


async def test_tls(certified: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    async with service(pushing(1)) as server:
        await server.stop()
        await server.start(certified)
        url = server.url.replace("ws:", "wss:")
        async with fleet(url, tls=trusting).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1


async def test_slow_dns(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()

    async def slowly(*_: object, **__: object) -> Any:
        await asyncio.sleep(30)

    monkeypatch.setattr(loop, "getaddrinfo", slowly)
    client = fleet("ws://nowhere.example", open_timeout=0.2)
    with pytest.raises(ConnectionLost, match=r"not made within 0\.2 s"):
        async with client.vehicle("v1"):
            pass


async def test_no_such_host() -> None:
    client = fleet("ws://nowhere.invalid", open_timeout=0.2)
    with pytest.raises(ConnectionLost, match="no connection"):
        async with client.vehicle("v1"):
            pass


async def test_refused_connection() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = fleet(f"ws://127.0.0.1:{port}", open_timeout=0.3)
    with pytest.raises(ConnectionLost, match="no connection"):
        async with client.vehicle("v1"):
            pass


async def test_proxy() -> None:
    """A forward proxy is used where one is given."""
    async with service(pushing(1)) as server, proxied(server.port) as proxy:
        endpoint = WebSocket(server=f"{server.url}/v1", proxy=proxy.tunnel)
        async with Fleet(endpoint, reconnect=QUICK).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
        assert proxy.asked == f"CONNECT 127.0.0.1:{server.port}"


async def test_redirects_to_another_origin_are_refused() -> None:
    async with service(pushing(1)) as other, service(pushing(1)) as server:
        server.refusals = [(307, {"Location": f"{other.url}/v1/vehicles/v1"})]
        with pytest.raises(ConnectionLost, match="307"):
            async with fleet(server.url).vehicle("v1"):
                pass
    assert other.requests == []


async def test_redirects_of_one_origin_are_followed() -> None:
    async with service(pushing(1)) as server:
        server.refusals = [(307, {"Location": "/elsewhere"})]
        async with fleet(server.url).vehicle("v1") as stream:
            assert speed(await anext(stream.events())) == 1
    assert server.requests[1].path == "/elsewhere"


async def test_ping_flood() -> None:
    async def push(peer: Peer) -> None:
        for _ in range(500):
            await peer.connection.ping()
        await peer.status(1)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        assert speed(await anext(stream.events())) == 1
        assert stream.stats.received == 1


async def test_broken_frames() -> None:
    """Bytes that are no frames end the connection, and the next one is as good as new."""

    async def push(peer: Peer) -> None:
        if peer.number == 0:
            peer.connection.transport.write(struct.pack("!BB", 0xF7, 0xFF) + b"?" * 9)
            await asyncio.sleep(0.1)
        await peer.status(1)

    async with service(push) as server, fleet(server.url).vehicle("v1") as stream:
        seen = stream.events(gaps=True)
        gap = await anext(seen)
        assert isinstance(gap, Gap)
        assert gap.reason.startswith("closed by us: 1002")
        assert speed(await anext(seen)) == 1


async def reached(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)
