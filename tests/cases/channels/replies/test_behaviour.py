"""Requests and answers over a broker: at the address they name, over another channel, as errors."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest


async def test_answers_go_where_the_request_says(client: Any) -> None:
    models = client.models
    async with client.Sample.testing() as (api, server):
        requests = api.requests()
        async with requests.consume() as messages:
            asked = {"requestId": "r1", "replyTo": "inbox.1"}
            server.on(requests).send(models.Ask(km=3.0), headers=asked)
            async with await anext(messages) as message:
                await requests.answer_quotes(message, body=models.Quote(cents=5))
        sent = await server.expect(models.Quote)
    assert (sent.address, sent.headers) == ("inbox.1", {"requestId": "r1"})
    assert sent.value.cents == 5


async def test_requests_are_answered(client: Any) -> None:
    models = client.models
    async with client.Sample.testing() as (api, server):
        requests = api.requests()
        for answer in (models.Quote(cents=7), models.Refusal(reason="too far")):
            asking = asyncio.create_task(requests.request_quotes(km=3.0))
            request = await server.on(requests).expect(models.Ask)
            assert request.headers["replyTo"] == request.frame.reply_to != ""
            server.on(requests).reply(request, answer)
            if isinstance(answer, models.Quote):
                assert await asking == answer
            else:
                with pytest.raises(client.ReplyError) as refused:
                    await asking
                assert refused.value.data == answer


async def test_answers_come_over_another_channel(client: Any) -> None:
    models = client.models
    async with client.Sample.testing() as (api, server):
        requests, done = api.requests(), api.done()
        asking = asyncio.create_task(requests.cancel_quote(quote_id="q1"))
        assert (await server.on(requests).expect(models.Cancel)).value.quote_id == "q1"
        answer = models.Cancelled(quote_id="q1", paid=True)
        server.on(done).send(answer)
        assert await asking == answer
        async with requests.consume() as messages:
            server.on(requests).send(models.Cancel(quote_id="q2"))
            async with await anext(messages) as message:
                await requests.answer_cancel_quote(message, quote_id="q2", paid=False)
        sent = await server.on(done).expect(models.Cancelled)
    assert (sent.address, sent.value.quote_id) == ("quotes.done", "q2")


async def test_an_address_is_given_where_the_document_has_none(client: Any) -> None:
    quote = client.models.Quote(cents=9)
    async with client.Sample.testing() as (api, server):
        with pytest.raises(TypeError):
            api.answers()
        async with api.answers("inbox.2") as stream:
            server.on(stream).send(quote)
            assert await anext(stream.events()) == quote


def test_code_that_waits(client: Any) -> None:
    models = client.models
    with client.Sample.sync.testing() as (api, server):
        requests = api.requests()
        with requests.consume() as messages:
            server.on(requests).send(models.Ask(km=1.0), headers={"replyTo": "here"})
            with next(messages) as message:
                requests.answer_quotes(message, body=models.Refusal(reason="no"))
        sent = server.expect(models.Refusal)
        assert (sent.address, sent.value.reason) == ("here", "no")
