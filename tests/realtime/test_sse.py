"""Server-sent events as a channel: gone on with where they broke off, and told apart from answers that are none."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from chaos import proxied
from runtime.realtime.backoff import Reconnect
from runtime.realtime.endpoints import Sse
from runtime.realtime.errors import AuthError, ConnectionLost, InvalidMessage, NotSent
from runtime.realtime.frames import Gap
from runtime.realtime.link import State

from .sample import Fleet, Trip
from .sseserver import Asker, streams

QUICK = Reconnect(base=0.02, cap=0.1)


def fleet(url: str, **options: Any) -> Fleet:
    """A client that is quick to come again."""
    options.setdefault("reconnect", QUICK)
    return Fleet(url, **options)


def km(event: object) -> float:
    assert isinstance(event, Trip), event
    return event.km


async def for_ever(asker: Asker) -> None:
    await asyncio.Event().wait()


async def test_events_come_in_order() -> None:
    async def push(asker: Asker) -> None:
        await asker.write(": hello\n\nevent: trip\n")
        await asker.trip(*range(100))
        await for_ever(asker)

    async with streams(push) as server:
        client = fleet(f"{server.url}/v1", headers={"X-Region": "eu"})
        async with client.trips("eu") as stream:
            seen = stream.events()
            found = [km(await anext(seen)) for _ in range(100)]
            assert found == list(range(100))
            with pytest.raises(NotSent, match="nothing is sent"):
                await stream.send_trip(vehicle_id="v1", km=1)
    (asked,) = server.askers
    assert asked.target == "/v1/trips.eu"
    assert asked.headers["accept"] == "text/event-stream"
    assert asked.headers["x-region"] == "eu"
    assert asked.headers["authorization"] == "Token secret"
    assert "last-event-id" not in asked.headers


async def test_it_goes_on_behind_the_last_id() -> None:
    async def push(asker: Asker) -> None:
        after = int(asker.headers.get("last-event-id", -1))
        await asker.trip(after + 1, after + 2)

    async with streams(push) as server, fleet(server.url).trips("eu") as stream:
        seen = stream.events(gaps=True)
        found = [await anext(seen) for _ in range(8)]
        gaps = [item for item in found if isinstance(item, Gap)]
        assert [km(e) for e in found if isinstance(e, Trip)] == list(range(6))
        assert [gap.resumed for gap in gaps] == [True, True]
        assert {gap.reason for gap in gaps} == {"the server ended the stream"}
        assert stream.stats.gaps == 0


async def test_without_ids_a_gap_is_one() -> None:
    async def push(asker: Asker) -> None:
        await asker.trip(asker.number, ids=False)

    async with streams(push) as server, fleet(server.url).trips("eu") as stream:
        seen = stream.events(gaps=True)
        assert km(await anext(seen)) == 0
        gap = await anext(seen)
        assert isinstance(gap, Gap)
        assert not gap.resumed
        assert km(await anext(seen)) == 1
        assert stream.stats.gaps == 1


async def test_an_event_that_is_cut_off_comes_whole() -> None:
    async def push(asker: Asker) -> None:
        if asker.number == 0:
            await asker.trip(0)
            await asker.write("id: 1\ndata: {")
            asker.out.transport.abort()
            return
        await asker.trip(1)
        await for_ever(asker)

    async with streams(push) as server, fleet(server.url).trips("eu") as stream:
        seen = stream.events()
        assert [km(await anext(seen)) for _ in range(2)] == [0, 1]
        assert server.askers[1].headers["last-event-id"] == "0"
        assert stream.stats.invalid == 0


async def test_the_server_says_how_long_to_wait() -> None:
    async def push(asker: Asker) -> None:
        await asker.write("retry: 150\n\n")
        await asker.trip(asker.number)

    states: list[State] = []
    async with streams(push) as server:
        client = fleet(server.url, on_state=states.append)
        async with client.trips("eu") as stream:
            seen = stream.events()
            assert [km(await anext(seen)) for _ in range(2)] == [0, 1]
    waits = [state.delay for state in states if state.name == "waiting"]
    assert 0.15 <= waits[0] <= 0.3


async def test_nobody_need_come_again_after_204() -> None:
    async def push(asker: Asker) -> None:
        await asker.trip(1)
        server.refusals = [(204, {})]

    async with streams(push) as server:
        async with fleet(server.url).trips("eu") as stream:
            assert [km(event) async for event in stream] == [1]
    assert len(server.askers) == 2


@pytest.mark.parametrize("status", [400, 403, 404, 301])
async def test_statuses_that_are_final(status: int) -> None:
    async with streams(for_ever) as server:
        server.refusals = [(status, {"Location": "/elsewhere"})] * 2
        with pytest.raises(ConnectionLost, match=str(status)):
            async with fleet(server.url).trips("eu"):
                pass
    assert len(server.askers) == 1


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
async def test_statuses_that_pass(status: int) -> None:
    async def push(asker: Asker) -> None:
        await asker.trip(1)
        await for_ever(asker)

    states: list[State] = []
    async with streams(push) as server:
        server.refusals = [(status, {"Retry-After": "1"})]
        client = fleet(server.url, on_state=states.append)
        async with client.trips("eu") as stream:
            assert km(await anext(stream.events())) == 1
    (wait,) = [state.delay for state in states if state.name == "waiting"]
    assert 1 <= wait <= 1.1


async def test_401_asks_for_a_token_once() -> None:
    tokens = ["old", "new", "newer"]

    async def push(asker: Asker) -> None:
        await asker.trip(1)
        await for_ever(asker)

    async with streams(push) as server:
        server.refusals = [(401, {})]
        async with fleet(server.url, token=lambda: tokens.pop(0)).trips("eu") as stream:
            assert km(await anext(stream.events())) == 1
    assert tokens == ["newer"]


async def test_401_twice_in_a_row_is_the_end() -> None:
    async with streams(for_ever) as server:
        server.refusals = [(401, {})] * 3
        with pytest.raises(AuthError):
            async with fleet(server.url, token=lambda: "bad").trips("eu"):
                pass
    assert len(server.askers) == 2


async def test_an_answer_that_is_no_stream() -> None:
    async def page(asker: Asker) -> None:
        pass

    async with streams(page) as server:
        server.refusals = [(200, {"Content-Type": "text/html"})]
        with pytest.raises(ConnectionLost, match="text/html, no events"):
            async with fleet(server.url).trips("eu"):
                pass


async def test_a_silent_server_is_lost_and_comments_are_signs_of_life() -> None:
    async def push(asker: Asker) -> None:
        if asker.number == 0:
            for _ in range(8):
                await asker.write(":\n")
                await asyncio.sleep(0.1)
        await asker.trip(asker.number)
        await for_ever(asker)

    async with streams(push) as server, proxied(server.port) as proxy:
        client = fleet(f"http://127.0.0.1:{proxy.port}", idle=0.5)
        async with client.trips("eu") as stream:
            seen = stream.events(gaps=True)
            assert km(await anext(seen)) == 0
            assert stream.stats.failures == 0
            proxy.swallow()
            await asyncio.sleep(0.6)
            proxy.resume()
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.reason == "silent for 0.5 s"


async def test_what_does_not_fit_ends_no_connection() -> None:
    async def push(asker: Asker) -> None:
        await asker.write("data: no\n\n")
        await asker.write(b"data: \xff\n\n")
        await asker.write('data: {"vehicle_id": 5, "km": 1}\n\n')
        await asker.write('data: {"vehicle_id": "%s", "km": 1}\n\n' % ("x" * 5000))
        await asker.trip(1)
        await for_ever(asker)

    met: list[InvalidMessage] = []
    async with streams(push) as server:
        client = fleet(server.url, on_invalid=met.append, max_message_bytes=1000)
        async with client.trips("eu") as stream:
            assert km(await anext(stream.events())) == 1
            assert stream.stats.invalid == 4
            assert stream.stats.failures == 0
    assert [len(error.raw) for error in met][:3] == [2, 3, 26]


async def test_a_slow_reader_misses_nothing_when_the_link_breaks() -> None:
    async def push(asker: Asker) -> None:
        after = int(asker.headers.get("last-event-id", -1))
        await asker.trip(*range(after + 1, 300))
        await for_ever(asker)

    async with streams(push) as server, proxied(server.port) as proxy:
        client = fleet(f"http://127.0.0.1:{proxy.port}", buffer=5)
        async with client.trips("eu") as stream:
            seen, found = stream.events(), list[float]()
            while 299 not in found:
                found.append(km(await anext(seen)))
                if len(found) == 20:
                    proxy.cut()
            assert sorted(set(found)) == list(range(300))


async def test_other_names_of_the_protocol() -> None:
    async def push(asker: Asker) -> None:
        await asker.trip(1)
        await for_ever(asker)

    async with streams(push) as server:
        endpoint = Sse(f"sse://127.0.0.1:{server.port}")
        async with Fleet(endpoint, reconnect=QUICK).trips("eu") as stream:
            assert km(await anext(stream.events())) == 1
