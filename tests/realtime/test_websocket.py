"""Channels over real WebSockets."""

from __future__ import annotations

from .sample import Fleet, VehicleStatus
from .wsserver import Peer, service


async def test_smoke() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(1, 2, 3)

    async with service(push) as server:
        client = Fleet(f"{server.url}/v1")
        async with client.vehicle("v1", lang="de") as stream:
            seen = stream.events(VehicleStatus)
            assert [(await anext(seen)).speed_kmh for _ in range(3)] == [1, 2, 3]
    request = server.requests[0]
    assert request.path == "/v1/vehicles/v1?lang=de"
    assert request.headers["Origin"] == "https://fleet.example"
    assert server.peers[0].first == {"authorization": "Token secret"}
