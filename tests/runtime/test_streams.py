"""Streams of items: typed as they arrive, connected again where they broke off."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from msgspec.structs import replace

from runtime import (
    APIConnectionError,
    AsyncResource,
    AsyncStream,
    DecodeError,
    Empty,
    Events,
    Json,
    Lines,
    Mismatch,
    Model,
    NotFoundError,
    Operation,
    Records,
    Resource,
    ServerSentEvent,
    Stream,
    UnknownVariant,
    streamed,
    union,
)

from .colours import Clock, Colour
from .scripted import Script, answer, events, scripted


class Tick(Model):
    n: int


class Said(Model):
    event: Literal["said"]
    data: str
    id: str | None = None


class Ticked(Model):
    event: Literal["ticked"]
    data: Tick


def operation(
    result: Events | Lines | Records, method: str = "GET"
) -> Operation[Any, Any]:
    return Operation(
        id="watch", method=method, path="/watch", responses={"200": result}
    )


TICKS = operation(Events(Tick))
POSTED = operation(Events(Tick), "POST")


class Watching(Resource):
    def watch(self) -> Stream[Tick]:
        return self._client.stream(TICKS)


class AsyncWatching(AsyncResource):
    def watch(self) -> AsyncStream[Tick]:
        return self._client.stream(TICKS)


def client(colour: Colour, script: Script, **options: Any) -> Any:
    return colour.kind(token="t", base_url=script.url, **options)


def read(colour: Colour, client: Any, wanted: Operation[Any, Any]) -> list[Any]:
    """All items of a stream; the client is closed after it."""

    async def items() -> list[Any]:
        async with client:
            return [item async for item in client.stream(wanted)]

    if colour.is_async:
        later: Any = items()
        found: list[Any] = colour.run(later)
        return found
    with client:
        return list(client.stream(wanted))


def ids(script: Script) -> list[str | None]:
    """What the requests said was the last event."""
    return [script.header(i, "Last-Event-ID") for i in range(len(script.requests))]


def test_typed_events(colour: Colour) -> None:
    body = b'data: {"n": 1}\n\n: alive\n\ndata: {"n":\ndata: 2}\n\n'
    with scripted(events(body)) as script:
        assert read(colour, client(colour, script), TICKS) == [Tick(n=1), Tick(n=2)]
        assert script.header(0, "Accept") == "text/event-stream"
    assert len(script.requests) == 1


def test_text_and_the_end_that_is_said(colour: Colour) -> None:
    with scripted(events(b"data: a\n\ndata: [DONE]\n\n")) as script:
        found = read(colour, client(colour, script), operation(Events(str)))
        assert found == ["a", "[DONE]"]
    with scripted(events(b'data: {"n":1}\n\ndata: [DONE]\n\ndata: x\n\n')) as script:
        assert read(colour, client(colour, script), TICKS) == [Tick(n=1)]


def test_whole_events(colour: Colour) -> None:
    kind = union("Any", __name__, variants=lambda: (Said, Ticked))
    body = (
        b'event: said\ndata: {"n": 1}\nid: 5\n\nevent: ticked\ndata: {"n": 2}\n\n'
        b"event: new\ndata: 3\n\n"
    )
    with scripted(events(body)) as script:
        wanted = operation(Events(kind, whole=True))
        said, ticked, unknown = read(colour, client(colour, script), wanted)
    assert said == Said(event="said", data='{"n": 1}', id="5")
    assert ticked == Ticked(event="ticked", data=Tick(n=2))
    assert isinstance(unknown, UnknownVariant)


def test_lines_and_records(colour: Colour) -> None:
    with scripted(answer(b'{"n":1}\n\n{"n":2}', "Content-Type: text/plain")) as script:
        found = read(colour, client(colour, script), operation(Lines(Tick)))
        assert found == [Tick(n=1), Tick(n=2)]
    body = b'\x1e{"n":1}\n\x1e{"n":2}\n'
    with scripted(answer(body, "Content-Type: application/json-seq")) as script:
        found = read(colour, client(colour, script), operation(Records(Tick)))
        assert found == [Tick(n=1), Tick(n=2)]


def test_events_that_are_looked_at_themselves(colour: Colour) -> None:
    with scripted(events(b"id: 3\nevent: e\ndata: x\n\n")) as script:
        made = client(colour, script)

        async def later() -> tuple[list[ServerSentEvent], str, int]:
            async with made, made.stream(TICKS) as stream:
                found = [event async for event in stream.events()]
                return found, stream.last_event_id, stream.status_code

        if colour.is_async:
            found: Any = colour.run(later())
        else:
            with made, made.stream(TICKS) as stream:
                events_ = list(stream.events())
                found = (events_, stream.last_event_id, stream.status_code)
    assert found == ([ServerSentEvent(event="e", data="x", id="3")], "3", 200)


def test_a_break_is_healed_by_the_last_id(colour: Colour, clock: Clock) -> None:
    first = events(b'id: 1\ndata: {"n":1}\n\ndata: {"n":9', missing=50)
    second = events(b'id: 2\ndata: {"n":2}\n\n')
    with scripted(first, second) as script:
        assert read(colour, client(colour, script), TICKS) == [Tick(n=1), Tick(n=2)]
    assert ids(script) == [None, "1"]
    assert clock.slept == [1.0]


def test_a_break_without_ids_is_told(colour: Colour) -> None:
    broken = events(b'data: {"n":1}\n\n', missing=50)
    with scripted(broken) as script, pytest.raises(APIConnectionError, match="watch"):
        read(colour, client(colour, script), TICKS)
    assert len(script.requests) == 1


def test_what_is_not_repeatable_is_not_connected_again(colour: Colour) -> None:
    broken = events(b'id: 1\ndata: {"n":1}\n\n', missing=50)
    with scripted(broken) as script, pytest.raises(APIConnectionError):
        read(colour, client(colour, script), POSTED)
    assert len(script.requests) == 1


def test_breaks_without_progress_come_to_an_end(colour: Colour, clock: Clock) -> None:
    broken = events(b"id: 1\n\n", missing=50)
    with scripted(broken) as script, pytest.raises(APIConnectionError):
        read(colour, client(colour, script, max_retries=3), TICKS)
    assert ids(script) == [None, "1", "1", "1"]
    assert clock.slept == [1.0, 2.0, 4.0]


def test_a_service_that_asks_to_come_back(colour: Colour, clock: Clock) -> None:
    first = events(b'retry: 1500\nid: 1\ndata: {"n":1}\n\n')
    over = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    with scripted(first, over) as script:
        assert read(colour, client(colour, script), TICKS) == [Tick(n=1)]
    assert ids(script) == [None, "1"]
    assert clock.slept == [1.5]


def test_a_pause_has_bounds(colour: Colour, clock: Clock) -> None:
    first = events(b'retry: 999999999\nid: 1\ndata: {"n":1}\n\n')
    hasty = events(b"retry: 0\n\n")
    over = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    with scripted(first, hasty, hasty, hasty, over) as script:
        read(colour, client(colour, script), TICKS)
    assert clock.slept == [60.0, 2.0, 4.0, 8.0]


def test_what_is_no_stream(colour: Colour) -> None:
    told = answer(b'{"n": 1}', "Content-Type: application/json")
    with scripted(told) as script, pytest.raises(DecodeError) as caught:
        read(colour, client(colour, script), TICKS)
    assert "expected text/event-stream, got application/json" in str(caught.value)
    page = answer(b"<html>", "Content-Type: text/html")
    with scripted(page) as script, pytest.raises(DecodeError, match="text/html"):
        read(colour, client(colour, script), operation(Lines(Tick)))
    gone = answer(b"{}", status="404 Not Found")
    with scripted(gone) as script, pytest.raises(NotFoundError):
        read(colour, client(colour, script), TICKS)


def test_an_item_that_does_not_fit_at_all(colour: Colour) -> None:
    with scripted(events(b"data: {no\n\n")) as script, pytest.raises(DecodeError) as e:
        read(colour, client(colour, script), TICKS)
    assert (e.value.operation_id, e.value.body) == ("watch", b"{no")


def test_an_item_that_breaks_the_document(colour: Colour) -> None:
    found: list[Mismatch] = []
    with scripted(events(b'data: {"n": "x"}\n\ndata: {"n": 2}\n\n')) as script:
        made = client(colour, script, on_mismatch=found.append)
        first, second = read(colour, made, TICKS)
    assert (first.n, second) == ("x", Tick(n=2))
    assert [(m.operation_id, m.pointer) for m in found] == [("watch", "/n")]
    with scripted(events(b'data: {"n": "x"}\n\n')) as script:
        made = client(colour, script, on_mismatch="raise")
        with pytest.raises(DecodeError, match="/n"):
            read(colour, made, TICKS)


def test_a_stream_is_read_once(colour: Colour) -> None:
    with scripted(events(b"")) as script:
        made = client(colour, script)
        stream = made.stream(TICKS)
        with pytest.raises(RuntimeError, match="not open"):
            _ = stream.status_code

        async def twice() -> None:
            async with made:
                assert [item async for item in stream] == []
                with pytest.raises(RuntimeError, match="read already"):
                    await anext(aiter(stream))

        if colour.is_async:
            later: Any = twice()
            colour.run(later)
            return
        with made:
            assert list(stream) == []
            with pytest.raises(RuntimeError, match="read already"):
                list(stream)


def test_leaving_early_gives_the_connection_back(colour: Colour) -> None:
    with scripted(events(b'data: {"n":1}\n\n' * 9, missing=9)) as script:
        made = client(colour, script)
        stream: Any = made.stream(TICKS)

        async def first() -> Any:
            async with made, stream:
                return await anext(aiter(stream))

        if colour.is_async:
            item: Any = colour.run(first())
        else:
            with made, stream:
                item = next(iter(stream))
        assert item == Tick(n=1)
        assert stream._response.source._answer.is_closed


def test_a_stream_is_liked_better_than_what_errors_are_made_of(colour: Colour) -> None:
    wanted = replace(TICKS, errors={"404": Json(Tick), "500": Empty()})
    with scripted(events(b"")) as script:
        read(colour, client(colour, script), wanted)
        assert script.header(0, "Accept") == "text/event-stream, application/json;q=0.9"


def test_the_mark_of_the_end_is_no_whole_event(colour: Colour) -> None:
    body = b'event: ticked\ndata: {"n": 1}\n\ndata: [DONE]\n\n'
    with scripted(events(body)) as script:
        whole = operation(Events(Ticked, whole=True))
        found = read(colour, client(colour, script), whole)
    assert found == [Ticked(event="ticked", data=Tick(n=1))]


def test_the_bytes_of_a_stream(colour: Colour) -> None:
    async def body(api: Any) -> bytes:
        async with api:
            return await streamed(AsyncWatching(api).watch)().read()

    with scripted(events(b"data: 1\n\n")) as script:
        api = client(colour, script)
        if colour.is_async:
            later: Any = body(api)
            assert colour.run(later) == b"data: 1\n\n"
            return
        with api:
            assert streamed(Watching(api).watch)().read() == b"data: 1\n\n"
