"""Everything over one socket: told apart, asked for, said first, and said again."""

from __future__ import annotations

import asyncio
from typing import Any, get_type_hints

import pytest

STATUS = {"type": "status", "vehicle_id": "v1", "speed_kmh": 50.0}


async def linked(server: Any, times: int) -> None:
    """Wait until a link was tried so often, and there is one."""
    async with asyncio.timeout(5):
        while len(server.credentials) < times or not server.links:
            await asyncio.sleep(0.001)


def quick(client: Any) -> Any:
    return client.Reconnect(base=0.001, cap=0.001)


async def test_messages_are_told_apart(client: Any) -> None:
    models = client.models
    async with client.Sample.testing(key="k", token="t") as (api, server):
        async with api.vehicle("v1") as stream:
            peer = server.on(stream)
            peer.send(models.Status(type="status", vehicle_id="v1", speed_kmh=50))
            peer.send(models.Charge(type="charge", vehicle_id="v1", state="done"))
            peer.send_raw('{"type": "moved", "to": "here"}')
            events = stream.events()
            assert await anext(events) == models.Status(**STATUS)
            assert (await anext(events)).state is models.ChargeState.DONE
            unknown = await anext(events)
            assert unknown == client.realtime.Unknown("moved", unknown.raw)
            assert unknown.raw == {"type": "moved", "to": "here"}


async def test_the_first_message(client: Any) -> None:
    async with client.Sample.testing(key="k", token="t") as (api, server):
        async with api.vehicle("v1") as stream:
            first = await server.on(stream).expect(client.models.Hello)
    assert first.raw == b'{"type":"hello","auth":{"token":"t"}}'
    assert dict(server.credentials[0].headers) == {"X-Key": "k"}


async def test_requests_have_answers(client: Any) -> None:
    async with client.Sample.testing(key="k", token="t") as (api, server):
        async with api.vehicle("v1") as stream:
            peer = server.on(stream)
            asking = asyncio.create_task(stream.subscribe_topics(topics=["a"]))
            request = await peer.expect(client.models.Subscribe)
            assert isinstance(request.value.reqid, int)
            peer.reply(request, {"type": "subscribed", "topics": ["a"]})
            assert (await asking).reqid == request.value.reqid
            asking = asyncio.create_task(stream.subscribe_topics(topics=["b"], reqid=7))
            request = await peer.expect(client.models.Subscribe)
            peer.reply(request, {"type": "refused", "reason": "no"})
            with pytest.raises(client.ReplyError) as caught:
                await asking
            assert (caught.value.data.reason, caught.value.data.reqid) == ("no", 7)


async def test_subscriptions_are_made_again(client: Any) -> None:
    options = {"key": "k", "token": "t", "reconnect": quick(client)}
    async with client.Sample.testing(**options) as (api, server):
        async with api.vehicle("v1") as stream:
            peer = server.on(stream)
            for topics in (["a"], ["b"], ["a"]):
                asking = asyncio.create_task(stream.subscribe_topics(topics=topics))
                request = await peer.expect(client.models.Subscribe)
                peer.reply(request, {"type": "subscribed", "topics": topics})
                await asking
            await stream.unsubscribe_topics(topics=["b"])
            before = len(peer.sent)
            server.drop()
            await linked(server, 2)
            await peer.expect(client.models.Subscribe)
            again = [sent.value for sent in peer.sent[before:]]
    assert [type(value).__name__ for value in again] == ["Hello", "Subscribe"]
    assert again[1].topics == ["a"]


async def test_close_codes(client: Any) -> None:
    options = {"key": "k", "token": lambda: "t", "reconnect": quick(client)}
    async with client.Sample.testing(**options) as (api, server):
        async with api.vehicle("v1") as stream:
            server.drop(4001)
            await linked(server, 2)
            server.drop(4000)
            assert [event async for event in stream.events()] == []


def test_parts_of_addresses(client: Any) -> None:
    with client.Sample.sync.testing(key="k", token="t") as (api, server):
        with api.vehicle("a/b", "charging") as stream:
            sent = server.on(stream).expect(client.models.Hello)
    assert sent.address == "/vehicles/a%2Fb/charging"


def test_code_that_waits(client: Any) -> None:
    status = client.models.Status(**STATUS)
    with client.Sample.sync.testing(key="k", token="t") as (api, server):
        with api.vehicle("v1") as stream:
            server.on(stream).send(status)
            assert next(stream.events(client.models.Status)) == status
            with pytest.raises(client.RequestTimeout):
                stream.subscribe_topics(topics=["a"], options={"timeout": 0.01})


def test_what_is_missing_is_said(client: Any) -> None:
    with pytest.raises(client.MissingCredentialError, match="key"):
        with client.Sample.sync.testing(token="t") as (api, _), api.vehicle("v1"):
            pass


def test_types_of_channels(client: Any) -> None:
    channel = client.realtime.VehicleChannel
    hints = get_type_hints(channel.subscribe_topics, localns={"SendOptions": dict})
    assert hints["return"] is client.models.Subscribed
