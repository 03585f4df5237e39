"""What streams are cut into, whatever the chunks they arrive in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import ResponseTooLargeError, ServerSentEvent
from runtime.events import (
    LONGEST_FRAME,
    EventFrames,
    Frames,
    LineFrames,
    RecordFrames,
)


def cut(frames: Frames, chunks: Sequence[bytes]) -> list[bytes | ServerSentEvent]:
    found = [frame for chunk in chunks for frame in frames.feed(chunk)]
    return [*found, *frames.end()]


def event(data: str, event: str = "message", id: str = "") -> ServerSentEvent:
    return ServerSentEvent(event=event, data=data, id=id)


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (b"data: a\n\n", [event("a")]),
        (b"data:a\rdata: b\r\r", [event("a\nb")]),
        (b"data: a\r\n\r\ndata: b\r\n\r\n", [event("a"), event("b")]),
        (b"\xef\xbb\xbfdata: a\n\n", [event("a")]),
        (b": comment\ndata: a\n\n", [event("a")]),
        (b"data\n\n", [event("")]),
        (b"data\ndata\n\n", [event("\n")]),
        (b"data:  two\n\n", [event(" two")]),
        (b"event: ping\n\n", []),
        (b"event: x\ndata: 1\n\ndata: 2\n\n", [event("1", "x"), event("2")]),
        (b"id: 7\ndata: a\n\ndata: b\n\n", [event("a", id="7"), event("b", id="7")]),
        (b"id: 7\ndata: a\n\nid\ndata: b\n\n", [event("a", id="7"), event("b")]),
        (
            b"id: 7\ndata: a\n\nid: x\0y\ndata: b\n\n",
            [event("a", id="7"), event("b", id="7")],
        ),
        (b"other: 1\nDATA: x\ndata: a\n\n", [event("a")]),
        (b"data: cut off\n", []),
        (b"data: \xff\n\n", [event("�")]),
        ("data: grüezi\n\n".encode(), [event("grüezi")]),
        (b"\n\n\ndata: a\n\n\n\n", [event("a")]),
        (b"", []),
    ],
)
def test_events(body: bytes, events: list[ServerSentEvent]) -> None:
    assert cut(EventFrames(), [body]) == events
    single = [body[i : i + 1] for i in range(len(body))]
    assert cut(EventFrames(), single) == events


def test_ids_and_pauses() -> None:
    frames = EventFrames("before")
    assert frames.last_id == "before"
    found = cut(frames, [b"data: a\n\nretry: 2500\nid: 9\n\nretry: x\nretry: -1\n\n"])
    assert found == [event("a", id="before")]
    assert (frames.last_id, frames.retry) == ("9", 2.5)
    cut(frames, [b"retry: " + b"9" * 5000 + b"\n\n"])
    assert frames.retry == 999_999.999


def test_an_id_counts_with_its_event_only() -> None:
    frames = EventFrames()
    list(frames.feed(b"id: 1\ndata: a\n\nid: 2\ndata: never"))
    assert frames.last_id == "1"


def test_lines() -> None:
    assert cut(LineFrames(), [b'{"a":1}\n\r\n[2', b"]\r", b'\n"3"']) == [
        b'{"a":1}',
        b"[2]",
        b'"3"',
    ]


def test_records() -> None:
    body = b"\x1e1\n\x1e2\x1e\x1e3\n"
    assert cut(RecordFrames(), [body]) == [b"1\n", b"2", b"3\n"]
    assert cut(RecordFrames(), [b"\x1e1\n\x1e[2"]) == [b"1\n"]


@pytest.mark.parametrize(
    ("frames", "head", "more"),
    [
        (EventFrames(), b"data: ", b"x"),
        (EventFrames(), b"", b"data: x\n"),
        (EventFrames(), b"", b"data\n"),
        (LineFrames(), b"", b"x"),
        (RecordFrames(), b"\x1e", b"x"),
    ],
)
def test_frames_have_an_end(frames: Frames, head: bytes, more: bytes) -> None:
    piece = more * (64 * 1024)
    list(frames.feed(head))
    with pytest.raises(ResponseTooLargeError, match="longer than"):
        for _ in range(LONGEST_FRAME // (64 * 1024) + 2):
            list(frames.feed(piece))


_PIECES = st.lists(
    st.sampled_from([b"data: a", b"id: 1", b":", b"\r", b"\n", b"\r\n", b"event: e"])
)


@given(_PIECES, st.data())
def test_chunks_change_nothing(pieces: list[bytes], data: st.DataObject) -> None:
    body = b"".join(pieces)
    places = data.draw(st.lists(st.integers(0, len(body))).map(sorted))
    cuts = [0, *places, len(body)]
    chunks = [body[a:b] for a, b in pairwise(cuts)]
    assert cut(EventFrames(), chunks) == cut(EventFrames(), [body])
    assert cut(LineFrames(), chunks) == cut(LineFrames(), [body])
