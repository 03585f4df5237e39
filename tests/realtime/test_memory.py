from __future__ import annotations

import msgspec

from runtime.realtime.backoff import Reconnect
from runtime.realtime.hub import Hub
from runtime.realtime.frames import Gap
from runtime.realtime.transports.memory import Memory

from .sample import Fleet, Trip, VehicleStatus

QUICK = Reconnect(base=0.01, cap=0.05)


async def test_first(hub: Hub) -> None:
    client = Fleet(Memory(hub=hub, per_channel=True), reconnect=QUICK)
    async with client, client.vehicle("v1") as stream:
        assert msgspec.json.decode((await hub.next_sent()).data) == {
            "authorization": "Token secret"
        }
        hub.publish(
            "/vehicles/v1", b'{"type":"status","vehicle_id":"v1","speed_kmh":3}'
        )
        async for event in stream:
            assert isinstance(event, VehicleStatus) and event.speed_kmh == 3
            break
        hub.drop()
        seen = stream.events(gaps=True)
        gap = await anext(seen)
        assert isinstance(gap, Gap) and not gap.resumed
        print(stream.stats)


async def test_broker(hub: Hub) -> None:
    async with Fleet(Memory(hub=hub), reconnect=QUICK) as bus:
        trips = bus.trips("eu")
        async with trips.consume(group="g") as messages:
            import asyncio

            await asyncio.sleep(0.01)
            r = await trips.send_trip(vehicle_id="v", km=1.5)
            print(r)
            async for m in messages:
                async with m:
                    assert m.value == Trip(vehicle_id="v", km=1.5)
                break
        async with bus.prices().consume() as asked:

            async def serve():
                async for m in asked:
                    await bus.prices().answer_price(m, cents=5)

            t = asyncio.create_task(serve())
            print(await bus.prices().ask_price(vehicle_id="v", km=2))
            t.cancel()
            await asyncio.wait([t])
