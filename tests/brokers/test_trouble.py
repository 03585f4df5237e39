"""What breaks between a client and a server, over every transport that a proxy can stand before."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from realtime.sample import Trip
from runtime.realtime.errors import InvalidMessage, MaybeSent, NotSent
from runtime.realtime.frames import Gap
from runtime.realtime.link import State

from .rigs import Rig, broken, opened, over


async def reached(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.005)


def km(item: object) -> float:
    assert isinstance(item, Trip), item
    return item.km


@over("cuts")
async def test_a_restart_is_a_gap_and_messages_come_again(rig: Rig) -> None:
    async with opened(rig) as site, broken(site) as proxy:
        client = site.client(proxy.port)
        async with client, client.trips(site.region) as stream:
            await site.tell(1)
            seen = stream.events(gaps=True)
            assert km(await anext(seen)) == 1
            proxy.swallow()
            proxy.cut()
            resuming = "resumes" in rig.can
            if resuming:
                await site.tell(2)
            await asyncio.sleep(0.2)
            proxy.resume()
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.resumed == resuming
            assert gap.lasted >= 0.15
            assert gap.reason
            await site.tell(3)
            found = [km(await anext(seen))]
            while found[-1] != 3:
                found.append(km(await anext(seen)))
            # Why: what was not yet acknowledged may come twice.
            assert [km for km in found if km != 1] == ([2, 3] if resuming else [3])
            assert stream.stats.gaps == (0 if resuming else 1)


@over("cuts")
async def test_a_half_open_link_is_found(rig: Rig) -> None:
    loop = asyncio.get_running_loop()
    limits = {"idle": 0.6} if rig.name == "sse" else {"ping": 0.3, "ping_timeout": 0.3}
    states: list[State] = []
    async with opened(rig) as site, broken(site) as proxy:
        client = site.client(proxy.port, on_state=states.append, **limits)
        async with client, client.trips(site.region) as stream:
            await site.tell(1)
            seen = stream.events(gaps=True)
            assert km(await anext(seen)) == 1
            since = loop.time()
            proxy.swallow()
            await reached(lambda: any(state.name == "waiting" for state in states))
            assert loop.time() - since < 2
            proxy.resume()
            assert isinstance(await anext(seen), Gap)


@over("cuts")
async def test_a_quiet_link_is_kept(rig: Rig) -> None:
    limits: dict[str, Any] = {"ping": 0.1, "ping_timeout": 1.0}
    async with opened(rig) as site:
        client = site.client(**({} if rig.name == "sse" else limits))
        async with client, client.trips(site.region) as stream:
            await asyncio.sleep(0.7)
            await site.tell(1)
            assert km(await anext(stream.events())) == 1
            assert stream.stats.failures == 0


@over("cuts", "sends")
async def test_what_is_sent_without_a_link_waits_for_one(rig: Rig) -> None:
    async with opened(rig) as site, broken(site) as proxy:
        client = site.client(proxy.port, send_timeout=10)
        other = site.client()
        async with other, other.trips(site.region) as stream, client:
            seen = stream.events()
            await site.tell(1, client=client)
            assert km(await anext(seen)) == 1
            proxy.swallow()
            proxy.cut()
            await asyncio.sleep(0.1)
            sending = asyncio.create_task(
                client.trips(site.region).send_trip(vehicle_id="v1", km=2)
            )
            await asyncio.sleep(0.3)
            assert not sending.done()
            proxy.resume()
            await sending
            assert km(await anext(seen)) == 2


@over("cuts", "sends")
async def test_what_finds_no_link_in_time_is_not_sent(rig: Rig) -> None:
    async with opened(rig) as site, broken(site) as proxy:
        async with site.client(proxy.port, send_timeout=0.3) as client:
            trips = client.trips(site.region)
            await trips.send_trip(vehicle_id="v1", km=1)
            proxy.swallow()
            proxy.cut()
            await asyncio.sleep(0.1)
            with pytest.raises(NotSent, match="no link within"):
                await trips.send_trip(vehicle_id="v1", km=2)
            proxy.resume()


@over("cuts", "confirms")
async def test_what_is_cut_off_may_be_sent(rig: Rig) -> None:
    async with opened(rig) as site, broken(site) as proxy:
        async with site.client(proxy.port) as client:
            trips = client.trips(site.region)
            await trips.send_trip(vehicle_id="v1", km=1)
            proxy.swallow()
            sending = asyncio.create_task(trips.send_trip(vehicle_id="v1", km=2))
            await asyncio.sleep(0.1)
            proxy.cut()
            with pytest.raises(MaybeSent):
                await sending
            proxy.resume()


@over("cuts", "settles")
async def test_what_was_not_settled_comes_again_after_a_cut(rig: Rig) -> None:
    async with opened(rig) as site, broken(site) as proxy:
        async with site.client(proxy.port) as client:
            trips = client.trips(site.region)
            async with trips.consume(group="billing", prefetch=5) as consumer:
                await site.tell(*range(10))
                found: list[float] = []
                held = await anext(consumer)
                proxy.cut()
                again: list[bool] = []
                while len(set(found)) < 10:
                    message = await anext(consumer)
                    async with message:
                        found.append(message.value.km)
                        again.append(message.redelivered)
                assert sorted(set(found)) == list(range(10))
                assert held.value.km in found
                assert any(again)


@over()
async def test_what_does_not_fit_ends_no_link(rig: Rig) -> None:
    met: list[InvalidMessage] = []
    async with opened(rig) as site:
        client = site.client(on_invalid=met.append, max_message_bytes=1000)
        async with client, client.trips(site.region) as stream:
            teller = client if site.say is None else None
            long = b'{"vehicle_id": "%s", "km": 1}' % (b"x" * 5000)
            bad = [b"no", b'{"vehicle_id": 5, "km": 1}', b"[1]", long]
            await site.tell_raw(*bad, client=teller)
            await site.tell_raw(b'{"vehicle_id": "v1", "km": 1}', client=teller)
            assert km(await anext(stream.events())) == 1
            assert stream.stats.invalid == 4
            assert stream.stats.failures == 0
    assert [error.raw for error in met] == bad
    assert {error.address for error in met} <= {
        f"trips.{site.region}",
        f"/trips.{site.region}",
    }


@over("settles")
async def test_what_does_not_fit_is_settled_when_it_was_taken(rig: Rig) -> None:
    met: list[bytes] = []

    async def quarantine(error: InvalidMessage) -> None:
        met.append(error.raw)
        if len(met) == 1:
            raise LookupError("the quarantine is closed")

    async with opened(rig) as site, site.client(on_invalid=quarantine) as client:
        trips = client.trips(site.region)
        async with trips.consume(group="billing") as consumer:
            await site.tell_raw(b"no", client=client)
            with pytest.raises(LookupError):
                await anext(consumer)
        if "again" in rig.can:
            async with trips.consume(group="billing") as consumer:
                await site.tell(1, client=client)
                message = await anext(consumer)
                assert message.value.km == 1
                await message.ack()
            assert met == [b"no", b"no"]


@over()
async def test_what_waits_can_be_read_while_the_channel_closes(rig: Rig) -> None:
    async with opened(rig) as site, site.client() as client:
        stream = await client.trips(site.region).__aenter__()
        await site.tell(*range(10), client=client if site.say is None else None)
        await reached(lambda: stream.stats.buffered == 10)
        seen = stream.events()
        closing = asyncio.create_task(stream.aclose(5))
        await asyncio.sleep(0)
        assert [km(event) async for event in seen] == list(range(10))
        await closing
        await stream.aclose(5)


@over("cuts")
async def test_no_socket_is_left(rig: Rig) -> None:
    before = _sockets()
    async with opened(rig) as site, broken(site) as proxy:
        client = site.client(proxy.port)
        async with client, client.trips(site.region) as stream:
            seen = stream.events(gaps=True)
            await site.tell(1)
            assert km(await anext(seen)) == 1
            proxy.cut()
            assert isinstance(await anext(seen), Gap)
    gc.collect()
    await reached(lambda: _sockets() <= before)


def _sockets() -> int:
    """How many sockets this process has."""
    found = 0
    for entry in os.scandir("/proc/self/fd"):
        with suppress(OSError):
            found += str(Path(entry.path).readlink()).startswith("socket:")
    return found
