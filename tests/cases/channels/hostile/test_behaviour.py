"""Texts that would end strings, comments and templates, in every place that a document has."""

from __future__ import annotations

import asyncio
from typing import Any

TEXT = "\"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022\n#x=1'''`${X}`<b>\u202e"
CHANNEL = "chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt"


async def test_texts_are_what_they_are(client: Any) -> None:
    models = client.models
    async with client.Sample.testing(zone="eu", evil="secret") as (api, server):
        channel = getattr(api, CHANNEL)('y"\\{{ 1 }}')
        async with channel as stream:
            asking = asyncio.create_task(stream.ask(id_x=TEXT))
            request = await server.on(stream).expect(models.Ask)
            assert (request.value.kind, request.value.id_x) == ("ask'''", TEXT)
            answer = models.M2(kind="b{{ 1 }}", id_x=TEXT)
            server.on(stream).send(answer)
            assert await asking == answer
            server.on(stream).send(models.M1(kind='a"""\\', val=TEXT))
            assert (await anext(stream.events())).val == TEXT


def test_addresses_and_servers_are_escaped(client: Any) -> None:
    module = client._realtime
    (name,) = module.SERVERS
    assert name == f"main {TEXT}"
    server = module.SERVERS[name]
    assert server.headers == {"X-Evil": 'a"b'}
    shown = repr(client.Sample(zone="eu", v='1"/../x', evil="secret"))
    assert shown == '<Sample ws://eu.example.com/a"1%22%2F..%2Fx>'


def test_docs_say_what_the_document_says(client: Any) -> None:
    text = getattr(client.Sample, CHANNEL).__doc__
    assert text.startswith('cs """\');{{ 7*7 }}{% raw %}\\N{BULLET}')
    assert "\u202e" not in text
