"""Channels over a broker that is shared: groups, keys, headers, and every address."""

from __future__ import annotations

from typing import Any

import pytest

USER = {"scram": ("svc", "pw")}


async def test_messages_are_told_apart_by_a_header(client: Any) -> None:
    models = client.models
    async with client.Sample.testing(**USER) as (api, server):
        async with api.trips("eu") as stream:
            peer = server.on(stream)
            peer.send(models.TripStarted(vehicle_id="v1"))
            peer.send(models.TripEnded(vehicle_id="v1", km=3.5))
            events = stream.events()
            assert isinstance(await anext(events), models.TripStarted)
            assert (await anext(events)).km == 3.5
    shown = server.credentials[0]
    assert (shown.user, shown.password, shown.mechanism) == (
        "svc",
        "pw",
        "SCRAM-SHA-512",
    )


async def test_constant_headers_are_sent(client: Any) -> None:
    async with client.Sample.testing(**USER) as (api, server):
        channel = api.trips("eu")
        await channel.start_trip(vehicle_id="v1", key="v1", headers={"trace-id": "t"})
        sent = await server.on(channel).expect(client.models.TripStarted)
    assert sent.headers == {"kind": "started", "trace-id": "t"}
    assert (sent.address, sent.key) == ("fleet.eu.trips", b"v1")


async def test_a_group_settles_messages(client: Any) -> None:
    trip = client.models.TripEnded(vehicle_id="v1", km=1.0)
    async with client.Sample.testing(**USER) as (api, server):
        channel = api.trips("eu")
        async with channel.consume(group="billing") as messages:
            id = server.on(channel).send(trip)
            with pytest.raises(RuntimeError):
                async with await anext(messages) as message:
                    await message.nack(0)
                    raise RuntimeError
            async with await anext(messages) as message:
                assert (message.value, message.message) == (trip, "tripEnded")
                assert (message.id, message.redelivered) == (id, True)
        assert server.on(channel).settled == [(id, "nack"), (id, "ack")]


async def test_every_region(client: Any) -> None:
    every = client.realtime.EVERY
    async with client.Sample.testing(**USER) as (api, server):
        async with api.trips(every) as stream:
            for region in ("eu", "us"):
                trip = client.models.TripEnded(vehicle_id=region, km=1.0)
                server.on(api.trips(region)).send(trip)
            events = stream.events(client.models.TripEnded)
            assert [(await anext(events)).vehicle_id for _ in "12"] == ["eu", "us"]


def test_code_that_waits(client: Any) -> None:
    with client.Sample.sync.testing(**USER) as (api, server):
        commands = api.commands()
        receipt = commands.send_command(name="lock", force=True)
        assert receipt.confirmed
        assert server.on(commands).expect(client.models.Command).value.force
        channel = api.trips("eu")
        with channel.consume(group="g") as messages:
            server.on(channel).send(client.models.TripStarted(vehicle_id="v1"))
            with next(messages) as message:
                assert message.value.vehicle_id == "v1"


def test_servers_of_the_document(client: Any) -> None:
    shown = repr(client.Sample("queues", user=("u", "secret")))
    assert shown == "<Sample amqps://rabbit.example.com:5672/fleet>"
    shown = repr(client.Sample(cluster="eu", port="9092"))
    assert shown == "<Sample kafka-secure://eu.kafka.example.com:9092>"
    with pytest.raises(ValueError, match="there are production, queues, bus"):
        repr(client.Sample("staging"))
