"""AsyncAPI 2: what the application publishes is received, traits count, addresses have parts."""

from __future__ import annotations

from typing import Any

import pytest

USER = {"user": ("lamp", "secret")}


async def test_what_the_application_receives_is_sent(client: Any) -> None:
    async with client.Sample.testing(**USER) as (api, server):
        channel = api.lights_measured("kitchen")
        await channel.send_measurement(lumen=7, headers={"sentBy": "me"})
        sent = await server.on(channel).expect(client.models.Measured)
        assert sent.address == "lights/kitchen/measured"
        assert sent.headers == {"sentBy": "me"}
        assert sent.value.lumen == 7
    shown = server.credentials[0]
    assert (shown.user, shown.password) == ("lamp", "secret")


async def test_headers_of_a_trait_are_asked_for(client: Any) -> None:
    async with client.Sample.testing(**USER) as (api, _):
        with pytest.raises(TypeError, match="headers"):
            await api.lights_measured("kitchen").send_measurement(lumen=7)


async def test_one_of_several_messages_comes(client: Any) -> None:
    models = client.models
    async with client.Sample.testing(**USER) as (api, server):
        async with api.lights_commands("hall") as stream:
            peer = server.on(stream)
            peer.send(models.Turn(command="turn", on=True))
            peer.send(models.Dim(command="dim", percent=40))
            peer.send_raw(b'{"command": "blink"}')
            turn, dim, other = [await anext(stream.events()) for _ in "123"]
    assert (turn.on, dim.percent, other.tag) == (True, 40, "blink")


async def test_parts_cannot_be_empty(client: Any) -> None:
    async with client.Sample.testing(**USER) as (api, _):
        with pytest.raises(ValueError, match="lightId"):
            async with api.lights_measured(""):
                pass


def test_servers_of_the_document(client: Any) -> None:
    assert (
        repr(client.Sample(port="8883")) == "<Sample mqtt5://lights.example.com:8883>"
    )
    secure = client.Sample("secure")
    assert repr(secure) == "<Sample secure-mqtt://lights.example.com>"


def test_code_that_waits(client: Any) -> None:
    models = client.models
    with client.Sample.sync.testing(**USER) as (api, server):
        with api.lights_commands(client.realtime.EVERY) as stream:
            server.on(api.lights_commands("hall")).send(
                models.Turn(command="turn", on=True)
            )
            assert next(stream.events()).on
