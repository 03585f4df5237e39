"""Programs that use the flagship's channels, tested without a service, in both colours."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from ctechnology import AsyncCTechnology, CTechnology, models
from ctechnology.realtime import Gap
from ctechnology.testing import MockServer, Peer, SyncMockServer, SyncPeer

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
STATUS = models.VehicleStatus(timestamp=NOW, speed=7)


async def test_an_async_client() -> None:
    async with AsyncCTechnology.testing(token="t") as (client, server):
        assert isinstance(server, MockServer)
        async with client.realtime.main() as stream:
            peer = server.on(stream)
            assert isinstance(peer, Peer)
            first = await peer.expect(models.AuthenticatePayload)
            assert first.value.authorization == "Token t"
            peer.send(STATUS)
            assert await anext(stream.events(models.VehicleStatus)) == STATUS
            server.drop()
            peer.send(STATUS)
            assert isinstance(await anext(stream.events(gaps=True)), Gap)


def test_a_client_that_waits() -> None:
    with CTechnology.testing(token="t") as (client, server):
        assert isinstance(server, SyncMockServer)
        with client.realtime.main() as stream:
            peer = server.on(stream)
            assert isinstance(peer, SyncPeer)
            first = peer.expect(models.AuthenticatePayload)
            assert first.value.authorization == "Token t"
            peer.send(STATUS)
            assert next(stream.events(models.VehicleStatus)) == STATUS
            server.drop()
            assert isinstance(next(stream.events(gaps=True)), Gap)
            with pytest.raises(AssertionError, match="no VehicleStatus was sent"):
                server.expect(models.VehicleStatus, timeout=0.01)


async def test_calls_and_channels_of_one_service() -> None:
    async with AsyncCTechnology.testing(token="t") as (client, server):
        server.http.on(client.vehicle.get_status).reply(STATUS)
        assert await client.vehicle.get_status("veh_1") == STATUS
        async with client.realtime.main() as stream:
            server.on(stream).send(STATUS)
            assert await anext(stream.events()) == STATUS


async def test_what_is_around_an_event_can_be_said() -> None:
    async with AsyncCTechnology.testing(token="t") as (client, server):
        channel = client.realtime.main()
        async with channel.consume() as messages:
            envelope = {"header": {"request_id": "r1"}}
            server.on(channel).send(STATUS, envelope=envelope)
            found = await anext(messages)
    assert found.value == STATUS
    sent = msgspec.json.decode(found.raw)
    assert sent["header"] == {"request_id": "r1", "channel": "vehicle/status"}
