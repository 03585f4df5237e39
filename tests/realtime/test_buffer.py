"""What waits to be read: how much of it, in which order, and what goes when it is full."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.buffer import Buffer, Limits, Overflow
from runtime.realtime.errors import BufferFull, ConnectionLost
from runtime.realtime.frames import Frame, Gap, Item

from .frames import GAP, frame, settled

LIMITS = st.builds(Limits, messages=st.integers(1, 5), bytes=st.integers(1, 40))
PIECES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 30)),
        st.tuples(st.just("take"), st.just(0)),
        st.tuples(st.just("mark"), st.just(0)),
    ),
    max_size=40,
)


def sized(number: int, size: int) -> Frame:
    return frame(b"x" * size, id=str(number), address=str(number % 3))


def ids(items: Sequence[Item]) -> list[str]:
    return [i.id for i in items if isinstance(i, Frame)]


def rest(buffer: Buffer) -> list[Item]:
    """What waits, taken out."""
    return [buffer.take() for _ in range(len(buffer.waiting))]


def check(buffer: Buffer, limits: Limits) -> None:
    """That no more waits than is allowed, and that it is counted rightly."""
    frames = [i for i in buffer.waiting if isinstance(i, Frame)]
    assert buffer.bytes == sum(len(f.data) for f in frames)
    assert len(frames) <= limits.messages
    assert buffer.bytes <= limits.bytes or len(frames) == 1


@given(LIMITS, PIECES)
def test_drop_oldest(limits: Limits, pieces: list[tuple[str, int]]) -> None:
    """Whatever is put and taken: bounded, in order, all of it read or counted."""

    async def run() -> None:
        buffer, taken, put, marks = Buffer(limits, "drop_oldest"), list[Item](), 0, 0
        for piece, size in pieces:
            if piece == "put":
                item = sized(put, size)
                if not buffer.offer([item]):
                    await buffer.put(item)
                put += 1
            elif piece == "mark":
                buffer.mark(GAP)
                marks += 1
            elif len(buffer.waiting):
                taken.append(buffer.take())
            check(buffer, limits)
        taken += rest(buffer)
        assert buffer.bytes == 0
        read = [int(id) for id in ids(taken)]
        assert read == sorted(read)
        assert len(read) + buffer.dropped == put
        assert sum(isinstance(i, Gap) for i in taken) == marks

    asyncio.run(run())


@given(LIMITS, st.lists(st.integers(0, 30), max_size=25), st.data())
def test_block(limits: Limits, sizes: list[int], data: st.DataObject) -> None:
    """A reader of any pace gets everything, in order, and no more waits than allowed."""
    pace = data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=10))

    async def run() -> None:
        buffer, taken = Buffer(limits, "block"), list[Item]()

        async def write() -> None:
            for number, size in enumerate(sizes):
                await buffer.put(sized(number, size))
                check(buffer, limits)
            buffer.close()

        writer, turn = asyncio.create_task(write()), 0
        while await buffer.wait():
            taken.append(buffer.take())
            for _ in range(pace[turn % len(pace)]):
                await asyncio.sleep(0)
            turn += 1
        await writer
        assert ids(taken) == [str(n) for n in range(len(sizes))]
        assert buffer.dropped == 0

    asyncio.run(run())


@given(LIMITS, st.lists(st.integers(0, 30), max_size=25))
def test_error(limits: Limits, sizes: list[int]) -> None:
    """What found room is read, and then the error comes if anything did not."""

    async def run() -> None:
        buffer, taken = Buffer(limits, "error"), list[Item]()
        for number, size in enumerate(sizes):
            await buffer.put(sized(number, size))
            check(buffer, limits)
        if not buffer.is_closed:
            assert ids(rest(buffer)) == [str(n) for n in range(len(sizes))]
            return
        with pytest.raises(BufferFull):
            while await buffer.wait():
                taken.append(buffer.take())
        assert ids(taken) == [str(n) for n in range(len(taken))]
        assert len(taken) < len(sizes)

    asyncio.run(run())


@given(LIMITS, PIECES, st.sampled_from(["drop_oldest", "error"]))
def test_latest(
    limits: Limits, pieces: list[tuple[str, int]], overflow: Overflow
) -> None:
    """Of each key the newest waits; nothing is read after a newer one of its key."""

    async def run() -> None:
        buffer, taken, put = Buffer(limits, overflow), list[Item](), 0
        buffer.keep_latest(lambda f: f.address)
        for piece, size in pieces:
            if piece == "put" and not buffer.is_closed:
                await buffer.put(sized(put, size))
                put += 1
                keys = [f.address for f in buffer.waiting if isinstance(f, Frame)]
                assert len(keys) == len(set(keys))
            elif piece == "take" and len(buffer.waiting):
                taken.append(buffer.take())
        taken += rest(buffer)
        assert len(ids(taken)) + buffer.replaced + buffer.dropped == put
        for key in "012":
            read = [
                int(f.id) for f in taken if isinstance(f, Frame) if f.address == key
            ]
            assert read == sorted(read)

    asyncio.run(run())


@given(st.lists(st.integers(0, 9), max_size=12), st.booleans())
def test_views_change_on_what_waits(sizes: list[int], is_closed: bool) -> None:
    """Also what waits in a buffer that is closed stays there for another view."""

    async def run() -> None:
        buffer = Buffer(Limits())
        for number, size in enumerate(sizes):
            await buffer.put(sized(number, size))
        buffer.mark(GAP)
        if is_closed:
            buffer.close()
        buffer.keep_latest(lambda f: f.address)
        newest = {str(n % 3): str(n) for n in range(len(sizes))}
        assert sorted(ids(list(buffer.waiting))) == sorted(newest.values())
        assert buffer.replaced == len(sizes) - len(newest)
        buffer.keep_latest(None)
        found = rest(buffer)
        assert sorted(ids(found)) == sorted(newest.values())
        assert sum(isinstance(i, Gap) for i in found) == 1
        assert buffer.bytes == 0

    asyncio.run(run())


async def test_a_key_that_fails_loses_nothing() -> None:
    buffer = Buffer(Limits())
    for number in range(3):
        await buffer.put(sized(number, 1))

    def fails(_: Frame) -> Any:
        raise LookupError("no key")

    with pytest.raises(LookupError):
        buffer.keep_latest(fails)
    assert ids(rest(buffer)) == ["0", "1", "2"]


async def test_frames_without_a_key_all_stay() -> None:
    buffer = Buffer(Limits())
    buffer.keep_latest(lambda f: None if f.id == "1" else "same")
    for number in (1, 0, 1, 2):
        await buffer.put(sized(number, 1))
    assert ids(rest(buffer)) == ["1", "1", "2"]


async def test_a_frame_longer_than_the_buffer_goes_through_alone() -> None:
    buffer = Buffer(Limits(bytes=10))
    await buffer.put(sized(0, 100))
    following = asyncio.create_task(buffer.put(sized(1, 1)))
    await settled()
    assert not following.done()
    buffer.take()
    await following
    assert ids(rest(buffer)) == ["1"]


async def test_frames_that_come_again_are_cleared_and_gaps_stay() -> None:
    buffer = Buffer(Limits(messages=2))
    await buffer.put(sized(0, 1))
    buffer.mark(GAP)
    await buffer.put(sized(1, 1))
    waits = asyncio.create_task(buffer.put(sized(2, 1)))
    await settled()
    buffer.clear()
    await waits
    found = rest(buffer)
    assert found[0] is GAP
    assert ids(found) == ["2"]


async def test_closing_lets_go_of_who_writes_and_who_reads() -> None:
    buffer = Buffer(Limits(messages=1))
    await buffer.put(sized(0, 1))
    writer = asyncio.create_task(buffer.put(sized(1, 1)))
    await settled()
    buffer.close(ConnectionLost("gone"))
    buffer.close()
    await writer
    assert ids([buffer.take()]) == ["0"]
    for _ in range(2):
        with pytest.raises(ConnectionLost, match="gone"):
            await buffer.wait()


async def test_a_reader_that_is_cancelled_leaves_its_place() -> None:
    buffer = Buffer(Limits())
    reader = asyncio.create_task(buffer.wait())
    await settled()
    reader.cancel()
    await asyncio.wait({reader})
    await buffer.put(sized(0, 1))
    assert await buffer.wait()
    assert ids(rest(buffer)) == ["0"]


async def test_a_writer_that_is_cancelled_leaves_no_trace() -> None:
    buffer = Buffer(Limits(messages=1))
    await buffer.put(sized(0, 1))
    writer = asyncio.create_task(buffer.put(sized(1, 1)))
    await settled()
    writer.cancel()
    await asyncio.wait({writer})
    assert ids(rest(buffer)) == ["0"]
    await buffer.put(sized(2, 1))
    assert ids(rest(buffer)) == ["2"]
