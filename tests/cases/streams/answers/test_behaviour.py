"""Streams are read item by item over a real connection, sync and async."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from serving import Answers, Seen, serving

COLOURS = ("Sample", "AsyncSample")
SSE, JSONL, RECORDS = "text/event-stream", "application/jsonl", "application/json-seq"


def read(
    client: Any, colour: str, answers: Answers, call: str, *given: Any, **named: Any
) -> tuple[list[Any], list[Seen]]:
    """All items of the stream that a method returns, and the requests for them."""

    async def later(api: Any) -> list[Any]:
        async with api:
            return [item async for item in method(api)(*given, **named)]

    def method(api: Any) -> Any:
        resource, name = call.split(".")
        return getattr(getattr(api, resource), name)

    with serving(answers) as service:
        api = getattr(client, colour)(base_url=service.url)
        if colour == "AsyncSample":
            return asyncio.run(later(api)), service.requests
        with api:
            return list(method(api)(*given, **named)), service.requests


@pytest.mark.parametrize("colour", COLOURS)
def test_data_of_events(client: Any, colour: str) -> None:
    body = b'data: {"price": 1.5}\n\ndata: {"price": 2}\n\ndata: [DONE]\n\n'
    items, requests = read(
        client, colour, {"/ticks": (SSE, body)}, "tick.watch", pair="EURUSD"
    )
    assert items == [client.models.Tick(price=1.5), client.models.Tick(price=2.0)]
    assert requests[0].path == "/ticks?pair=EURUSD"
    assert requests[0].accept == f"{SSE}, application/json;q=0.9"


@pytest.mark.parametrize("colour", COLOURS)
def test_an_array_stands_for_the_sequence(client: Any, colour: str) -> None:
    answers = {"/ticks/lists": (SSE, b'data: {"price": 3}\n\n')}
    items, _ = read(client, colour, answers, "tick.watch_listed")
    assert items == [client.models.Tick(price=3.0)]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", ["words", "unsaid"])
def test_text(client: Any, colour: str, name: str) -> None:
    answers = {f"/ticks/{name}": (SSE, b"data: one\ndata: two\n\n")}
    items, _ = read(client, colour, answers, f"tick.watch_{name}")
    assert items == ["one\ntwo"]


@pytest.mark.parametrize("colour", COLOURS)
def test_whole_events(client: Any, colour: str) -> None:
    body = (
        b'event: ticked\nid: 7\ndata: {"price": 1}\n\n'
        b'event: said\ndata: {"price": 1}\n\n'
        b"event: new\ndata: {}\n\n"
    )
    items, _ = read(client, colour, {"/events": (SSE, body)}, "event.watch")
    ticked, said, unknown = items
    assert isinstance(ticked, client.models.EventTicked)
    assert (ticked.data, ticked.id) == (client.models.Tick(price=1.0), "7")
    assert isinstance(said, client.models.EventSaid)
    assert said.data == '{"price": 1}'
    assert type(unknown).__name__ == "UnknownVariant"


@pytest.mark.parametrize("colour", COLOURS)
def test_events_that_are_only_data(client: Any, colour: str) -> None:
    body = b'data: {"price": 1}\n\ndata: [DONE]\n\n'
    items, _ = read(
        client, colour, {"/events/chunks": (SSE, body)}, "event.watch_chunks"
    )
    assert [item.data for item in items] == [client.models.Tick(price=1.0)]


@pytest.mark.parametrize("colour", COLOURS)
def test_data_of_whole_events_that_is_one_of_several(client: Any, colour: str) -> None:
    body = b'data: {"price": 1}\n\ndata: {"title": "no"}\n\ndata: {"n": 0}\n\n'
    items, _ = read(
        client,
        colour,
        {"/events/told": (SSE, body + b"data: [DONE]\n\n")},
        "event.watch_told",
    )
    tick, problem, unknown = [item.data for item in items]
    assert tick == client.models.Tick(price=1.0)
    assert problem == client.models.Problem(title="no")
    assert unknown.raw == {"n": 0}


@pytest.mark.parametrize("colour", COLOURS)
def test_data_that_has_data(client: Any, colour: str) -> None:
    answers = {"/events/nested": (SSE, b'data: {"data": "a", "total": 1}\n\n')}
    items, _ = read(client, colour, answers, "event.watch_nested")
    assert [(item.data, item.total) for item in items] == [("a", 1)]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (JSONL, b'{"text": "a"}\n{"text": "b"}'),
        ("application/x-ndjson", b'{"text": "a"}\n\n{"text": "b"}\n'),
        (RECORDS, b'\x1e{"text":\n"a"}\n\x1e{"text": "b"}\n'),
    ],
)
def test_lines_and_records(client: Any, colour: str, kind: str, body: bytes) -> None:
    items, requests = read(client, colour, {"/log": (kind, body)}, "log.read")
    assert items == [client.models.Entry(text="a"), client.models.Entry(text="b")]
    assert all(k in requests[0].accept for k in (JSONL, RECORDS))


@pytest.mark.parametrize("colour", COLOURS)
def test_untyped_lines(client: Any, colour: str) -> None:
    answers = {"/log/anything": ("application/x-ndjson", b'1\n{"a": null}\n')}
    items, _ = read(client, colour, answers, "log.read_anything")
    assert items == [1, {"a": None}]


@pytest.mark.parametrize("colour", COLOURS)
def test_whole_or_as_a_stream(client: Any, colour: str) -> None:
    answers = {
        f"/chat {SSE}, application/json;q=0.9": (
            SSE,
            b'data: {"delta": "He"}\n\ndata: [DONE]\n\n',
        ),
        "/chat": ("application/json", b'{"text": "Hello"}'),
    }
    items, requests = read(
        client, colour, answers, "chat.complete_as_stream", prompt="Hi", stream=True
    )
    assert items == [client.models.Chunk(delta="He")]
    assert json.loads(requests[0].body) == {"prompt": "Hi", "stream": True}
    with serving(answers) as service, client.Sample(base_url=service.url) as api:
        whole = api.chat.complete(prompt="Hi")
    assert whole == client.models.Completion(text="Hello")
    assert service.requests[0].accept == "application/json"


def test_a_stream_says_nothing_before_it_is_read(client: Any) -> None:
    with serving({}) as service, client.Sample(base_url=service.url) as api:
        api.log.read()
    assert service.requests == []


def test_bodies_into_files(client: Any, tmp_path: Path) -> None:
    answers = {
        "/export": ("application/zip", b"PK\x05\x06"),
        "/log": (JSONL, b'{"text": "a"}\n'),
    }

    async def later(url: str) -> bytes:
        async with client.AsyncSample(base_url=url) as api:
            body: bytes = await client.streamed(api.log.read)().read()
            return body

    with serving(answers) as service, client.Sample(base_url=service.url) as api:
        path = client.streamed(api.log.export)().write_to(tmp_path / "all.zip")
        assert client.streamed(api.log.read)().read() == answers["/log"][1]
        assert asyncio.run(later(service.url)) == answers["/log"][1]
    assert path.read_bytes() == answers["/export"][1]
