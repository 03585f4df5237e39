"""Names of the document that Python or a client has already."""

from __future__ import annotations

import inspect
from typing import Any

import pytest


def test_names_give_way(client: Any) -> None:
    kind, models = client.Sample, client.models
    taken = ("sync_", "close_", "class_", "testing_", "n_123", "user_events_2")
    assert all(callable(getattr(kind, name)) for name in taken)
    assert models.None_(type="none").type == "none"
    assert models.Unknown is not client.realtime.Unknown
    opening = [*inspect.signature(kind.events).parameters]
    assert opening == ["self", "self_", "address_", "query_self", "import_", "headers_"]


async def test_channels_of_taken_names_work(client: Any) -> None:
    models = client.models
    async with client.Sample.testing(server_="x", options_="y") as (api, server):
        async with api.events("a", "b/c", query_self="me", import_="all") as stream:
            await stream.aclose_(class_="first", from_="here")
            await stream.events_(body=models.None_(type="none", key="k", options="o"))
            await stream.stats_(body=models.Gap(type="gap"))
            sent = [(one.address, one.value) for one in server.on(stream).sent]
            server.on(stream).send(models.Unknown(type="unknown"))
            assert isinstance(await anext(stream.events()), models.Unknown)
            assert stream.stats.sent == 3
    assert [address for address, _ in sent] == ["/events/a/b%2Fc"] * 3
    assert sent[0][1] == models.Event(type="event", class_="first", from_="here")
    assert (sent[1][1].key, sent[1][1].options) == ("k", "o")


async def test_servers_can_be_named_beside_their_variables(client: Any) -> None:
    assert (
        repr(client.Sample("main", server_="x"))
        == "<Sample ws://names.example.com/x/b>"
    )
    with pytest.raises(ValueError, match="there are main"):
        repr(client.Sample("x"))
