"""The flagship's real-time side, over real sockets: what is pushed, and what may go wrong."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chaos import proxied
from ctechnology import AsyncCTechnology, CTechnology, models
from ctechnology.realtime import (
    AuthError,
    ConnectionLost,
    Gap,
    InvalidMessage,
    MainChannel,
    Reconnect,
    Unknown,
)
from sandbox import Sandbox, Serving, World, seed

QUICK = Reconnect(base=0.02, cap=0.1)
BIKE = seed.BIKE
PATH = "api.ctechnology.io/api/v2.2"


@pytest.fixture
def serving(sandbox: Sandbox) -> Iterator[Serving]:
    """A server of a test's own, that it can stop and start."""
    found = Serving(sandbox.world)
    found.start()
    yield found
    found.stop()


async def reached(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


def client(url: str, **options: Any) -> AsyncCTechnology:
    options.setdefault("token", seed.TOKEN)
    return AsyncCTechnology(base_url=url, **options)


def main(of: AsyncCTechnology, **options: Any) -> MainChannel:
    """The socket, with a client that is quick to come again."""
    options.setdefault("reconnect", QUICK)
    return of.realtime.with_options(**options).main()


async def speed(stream: Any) -> float | None:
    event = await anext(stream)
    assert isinstance(event, models.VehicleStatus), event
    return event.speed


async def test_what_rest_returns_is_pushed(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url) as api, main(api) as stream:
        await reached(lambda: sandbox.world.sockets.count == 1)
        await api.vehicle_communication.send_command(
            BIKE, priority="HIGH", command="LOCK"
        )
        pushed = await anext(stream.events())
        assert pushed == await api.vehicle.get_status(BIKE)
        assert isinstance(pushed, models.VehicleStatus)
    assert sandbox.world.sockets.origins == ["https://api.ctechnology.io"]
    assert sandbox.world.sockets.first_frames == [
        {"Authorization": f"Token {seed.TOKEN}"}
    ]


async def test_alerts_are_pushed(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url) as api, main(api) as stream:
        await reached(lambda: sandbox.world.sockets.count == 1)
        notice = next(iter(sandbox.world.notifications.values()))
        sandbox.world.notify(seed.RIDER, {**notice, "id": "notif_1", "title": "New"})
        found = await anext(stream.events(models.Notification))
        assert (found.id, found.title) == ("notif_1", "New")


async def test_channels_that_nobody_knows_are_kept(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url) as api, main(api) as stream:
        await reached(lambda: sandbox.world.sockets.count == 1)
        await api.vehicle.update_profile(BIKE, name="Bolt")
        match await anext(stream.events()):
            case Unknown(tag="vehicle/profile", raw={"data": {"name": "Bolt"}}):
                pass
            case other:
                pytest.fail(f"{other}")


async def test_without_an_origin(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url) as api:
        with pytest.raises(ConnectionLost, match="403"):
            async with api.realtime.main(origin=None):
                pass


async def test_across_a_restart(serving: Serving, sandbox: Sandbox) -> None:
    sockets = sandbox.world.sockets
    async with client(serving.url) as api, main(api) as stream:
        seen = stream.events(gaps=True)
        await reached(lambda: sockets.count == 1)
        sandbox.world.change_status(BIKE, speed=1)
        assert await speed(seen) == 1
        await asyncio.to_thread(serving.stop)
        sandbox.world.change_status(BIKE, speed=2)
        serving.start()
        gap = await anext(seen)
        assert isinstance(gap, Gap)
        assert not gap.resumed
        assert gap.lasted > 0
        await reached(lambda: sockets.count == 1)
        snapshot = await api.vehicle.get_status(BIKE)
        assert snapshot.speed == 2
        sandbox.world.change_status(BIKE, speed=3)
        assert await speed(seen) == 3
        assert stream.stats.gaps == 1


async def test_across_a_half_open_link(sandbox: Sandbox) -> None:
    port = int(sandbox.base_url.split(":")[2].split("/")[0])
    sockets = sandbox.world.sockets
    async with proxied(port) as proxy, client(sandbox.base_url) as api:
        there = f"{proxy.url}/api/v2.2"
        options = {"server": there, "ping": 0.2, "ping_timeout": 0.2}
        async with main(api, **options) as stream:
            seen = stream.events(gaps=True)
            await reached(lambda: sockets.count == 1)
            sandbox.world.change_status(BIKE, speed=1)
            assert await speed(seen) == 1
            proxy.swallow()
            sandbox.world.change_status(BIKE, speed=2)
            await reached(lambda: stream.stats.failures > 0)
            proxy.resume()
            gap = await anext(seen)
            assert isinstance(gap, Gap)
            assert gap.reason == "no pong within 0.2 s"
            await reached(lambda: sockets.count == 1)
            sandbox.world.change_status(BIKE, speed=3)
            assert await speed(seen) == 3


async def test_across_an_expired_token(sandbox: Sandbox) -> None:
    """A client that logs in shows a new token when its socket is closed for the old one."""
    world = sandbox.world
    api = AsyncCTechnology.login(
        email=seed.EMAIL, password=seed.PASSWORD, base_url=sandbox.base_url
    )
    async with api, main(api) as stream:
        seen = stream.events(gaps=True)
        await reached(lambda: world.sockets.count == 1)
        world.change_status(BIKE, speed=1)
        assert await speed(seen) == 1
        world.clock.advance(25 * 3600)
        world.sockets.close(4401)
        gap = await anext(seen)
        assert isinstance(gap, Gap)
        assert gap.reason == "closed with 4401"
        await reached(lambda: world.sockets.count == 1)
        world.change_status(BIKE, speed=2)
        assert await speed(seen) == 2
    first, second = world.sockets.first_frames
    assert first != second
    assert len(world.asked("POST", "/account/login/")) == 2


async def test_a_wrong_token(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url, token="wrong") as api, main(api) as stream:
        with pytest.raises(AuthError):
            await anext(stream.events())
    assert len(sandbox.world.sockets.first_frames) == 1


async def test_garbled_frames(sandbox: Sandbox) -> None:
    met: list[InvalidMessage] = []
    async with client(sandbox.base_url) as api:
        async with main(api, on_invalid=met.append) as stream:
            await reached(lambda: sandbox.world.sockets.count == 1)
            header = '"header": {"channel": "vehicle/status"}'
            sandbox.world.sockets.say("{")
            sandbox.world.sockets.say(f'{{{header}, "data": {{"timestamp": 7}}}}')
            sandbox.world.change_status(BIKE, speed=1)
            assert await speed(stream.events()) == 1
            assert stream.stats.failures == 0
    assert [(error.message, error.pointer) for error in met] == [
        ("", ""),
        ("vehicleStatus", "/data/timestamp"),
    ]


async def test_a_parked_vehicle_is_silent(sandbox: Sandbox) -> None:
    async with client(sandbox.base_url) as api:
        async with main(api, ping=0.05, ping_timeout=1.0) as stream:
            await asyncio.sleep(0.4)
            assert stream.stats.failures == 0
            assert stream.stats.connects == 1


async def test_a_stalled_server(sandbox: Sandbox) -> None:
    sockets = sandbox.world.sockets
    async with client(sandbox.base_url) as api:
        async with main(api, ping=0.1, ping_timeout=0.2) as stream:
            await reached(lambda: sockets.count == 1)
            sockets.stall()
            gap = await anext(stream.events(gaps=True))
            assert isinstance(gap, Gap)
            assert gap.reason == "no pong within 0.2 s"
        sockets.drop()


async def test_a_dropped_connection(sandbox: Sandbox) -> None:
    sockets = sandbox.world.sockets
    async with client(sandbox.base_url) as api, main(api) as stream:
        await reached(lambda: sockets.count == 1)
        sockets.drop()
        gap = await anext(stream.events(gaps=True))
        assert isinstance(gap, Gap)
        assert gap.reason == "closed with 1006"


async def test_snapshots_where_frames_may_be_missing(serving: Serving) -> None:
    """The recipe of the guide: what was missed is read from the list once."""
    sandbox_world: World = serving.world
    speeds: list[float | None] = []
    async with client(serving.url) as api, main(api) as stream:
        await reached(lambda: sandbox_world.sockets.count == 1)
        sandbox_world.change_status(BIKE, speed=1)
        async for event in stream.events(models.VehicleStatus, gaps=True):
            match event:
                case Gap():
                    speeds.append((await api.vehicle.get_status(BIKE)).speed)
                    break
                case models.VehicleStatus(speed=found):
                    speeds.append(found)
                    await asyncio.to_thread(serving.stop)
                    sandbox_world.change_status(BIKE, speed=2)
                    serving.start()
    assert speeds == [1, 2]


def test_without_asyncio(sandbox: Sandbox) -> None:
    with CTechnology(token=seed.TOKEN, base_url=sandbox.base_url) as api:
        with api.realtime.main() as stream:
            while sandbox.world.sockets.count == 0:
                pass
            for number in range(3):
                sandbox.world.change_status(BIKE, speed=number)
            statuses = stream.events(models.VehicleStatus)
            assert [next(statuses).speed for _ in range(2)] == [0, 1]
            for event in stream:
                assert isinstance(event, models.VehicleStatus)
                assert event.speed == 2
                break


async def test_another_address_is_that_of_the_socket_too() -> None:
    """A token never goes to another host than its caller thinks."""
    elsewhere = client("https://staging.example/api/v2.2")
    assert repr(elsewhere.realtime) == "<Realtime wss://staging.example/api/v2.2>"
    plain = client("http://127.0.0.1:1/api/v2.2").with_options(max_retries=0)
    assert repr(plain.realtime) == "<Realtime ws://127.0.0.1:1/api/v2.2>"
    usual = AsyncCTechnology(token="t")
    assert repr(usual.realtime) == f"<Realtime wss://{PATH}>"
    for api in (elsewhere, plain, usual):
        await api.close()
