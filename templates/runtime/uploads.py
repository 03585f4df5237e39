"""Files in a body: paths, open files, bytes and iterators in, pieces to send out."""

from __future__ import annotations

import io
import os
import stat
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias, TypeGuard

from msgspec.structs import replace

from .kinds import is_array, is_bytes
from .messages import Upload


class Readable(Protocol):
    """A file open for reading bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """Up to `size` bytes, none at the end of the file."""
        ...


FileContent: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | Readable
    | os.PathLike[str]
    | Iterator[bytes]
    | AsyncIterable[bytes]
)
"""What a file is sent from: a path, an open file from where it stands, bytes, or an
iterator of bytes, which cannot be sent twice."""
File: TypeAlias = (
    FileContent
    | tuple[str, FileContent]
    | tuple[str, FileContent, str]
    | tuple[str, FileContent, str, Mapping[str, str]]
)
"""A file, optionally with its name, its media type and further headers of its part."""

_PIECE = 256 * 1024
_AT_ONCE = 0.02
"""Seconds for which a thread gathers pieces before they are sent."""
_HOW_TO_OPEN = "open it with mode 'rb'"
_USED_UP = "the iterator was read before: its bytes can be sent once"


def is_file(value: object) -> TypeGuard[FileContent]:
    """Whether a file can be sent from the value."""
    return (
        is_bytes(value)
        or is_path(value)
        or _is_open(value)
        or _is_iterator(value)
        or _is_async(value)
    )


def is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    """Whether a value is a path; text is none."""
    return isinstance(value, os.PathLike)


def is_named(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a file with its name, and maybe its media type."""
    return (
        is_array(value)
        and isinstance(value, tuple)
        and len(value) in (2, 3, 4)
        and isinstance(value[0], str)
        and (is_file(value[1]) or (len(value) > 2 and "/" in str(value[2])))
    )


def content(value: object) -> bytes | Upload:
    """What is sent from a value; raises TypeError or OSError where nothing can be."""
    match value:
        case str():
            return value.encode()
        case _ if is_bytes(value):
            return bytes(value)
        case _ if is_path(value):
            return _of_path(Path(value))
        case _ if _is_open(value):
            return _of_open(value)
        case _ if _is_iterator(value):
            return _of_iterator(value)
        case _ if _is_async(value):
            return _of_async(value)
        case _:
            raise TypeError(
                f"a body of bytes cannot be sent from {type(value).__name__}"
            )


def joined(parts: list[bytes | Upload]) -> bytes | Upload:
    """Contents one after the other; bytes where nothing is read later."""
    if not any(isinstance(part, Upload) for part in parts):
        return b"".join(part for part in parts if isinstance(part, bytes))
    uploads = [part if isinstance(part, Upload) else _of_bytes(part) for part in parts]
    lengths = [upload.length for upload in uploads]
    known = [length for length in lengths if length is not None]
    is_async = any(upload.is_async for upload in uploads)
    return Upload(
        lambda: _one_by_one_later(uploads) if is_async else _one_by_one(uploads),
        sum(known) if len(known) == len(lengths) else None,
        replayable=all(upload.replayable for upload in uploads),
        is_async=is_async,
    )


def watched(
    body: bytes | Upload, on_progress: Callable[[int, int | None], None]
) -> Upload:
    """The body, telling how much of it is sent."""
    upload = _of_bytes(body) if isinstance(body, bytes) else body
    return replace(upload, on_progress=on_progress)


def outgoing(upload: Upload) -> Iterator[bytes]:
    """The pieces of a body that is not async, for sending."""
    sent = 0
    for piece in _plain(upload):
        yield piece
        sent += len(piece)
        if upload.on_progress is not None:
            upload.on_progress(sent, upload.length)


async def outgoing_later(upload: Upload) -> AsyncIterator[bytes]:
    """The pieces of a body for sending; files are read in a thread."""
    sent = 0
    async for piece in _later(upload):
        yield piece
        sent += len(piece)
        if upload.on_progress is not None:
            upload.on_progress(sent, upload.length)


def _of_bytes(data: bytes) -> Upload:
    def pieces() -> Iterator[bytes]:
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE]

    return Upload(pieces, len(data), replayable=True)


def _of_path(path: Path) -> Upload:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(f"{path} is a folder, not a file")
    if not stat.S_ISREG(found.st_mode):
        return Upload(lambda: _of_pipe(path), None, replayable=False)

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as file:
            yield from _exactly(file, found.st_size)

    return Upload(pieces, found.st_size, replayable=True)


def _of_pipe(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _read(file)


def _of_open(file: Readable) -> Upload:
    if isinstance(file, io.TextIOBase):
        raise TypeError(f"a file must be read as bytes, not as str: {_HOW_TO_OPEN}")
    start = _position(file)
    if start is None:
        return _of_iterator(_read(file))
    seekable, at = start

    def pieces() -> Iterator[bytes]:
        seekable.seek(at)
        yield from _exactly(seekable, length)

    length = max(0, seekable.seek(0, os.SEEK_END) - at)
    seekable.seek(at)
    return Upload(pieces, length, replayable=True)


def _of_iterator(found: Iterator[bytes]) -> Upload:
    """An iterator's pieces, which are there once; a connection may fail before that."""
    if getattr(found, "gi_frame", found) is None:
        raise ValueError(_USED_UP)
    is_used = False

    def pieces() -> Iterator[bytes]:
        nonlocal is_used
        if is_used:
            raise ValueError(_USED_UP)
        is_used = True
        yield from map(_checked, found)

    return Upload(pieces, None, replayable=False)


def _of_async(found: AsyncIterable[bytes]) -> Upload:
    if getattr(found, "ag_frame", found) is None:
        raise ValueError(_USED_UP)
    is_used = False

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal is_used
        if is_used:
            raise ValueError(_USED_UP)
        is_used = True
        async for piece in found:
            yield _checked(piece)

    return Upload(pieces, None, replayable=False, is_async=True)


def _position(file: object) -> tuple[IO[bytes], int] | None:
    """A file that can be read again, and where it stands; None for others."""
    if not (_is_binary(file) and file.seekable()):
        return None
    return file, file.tell()


def _is_binary(file: object) -> TypeGuard[IO[bytes]]:
    names = ("seekable", "seek", "tell", "read")
    return all(callable(getattr(file, name, None)) for name in names)


def _read(file: Readable) -> Iterator[bytes]:
    while piece := _checked(file.read(_PIECE)):
        yield piece


def _exactly(file: Readable, length: int) -> Iterator[bytes]:
    """As many bytes as were announced; raises OSError when there are fewer by now."""
    left = length
    while left and (piece := _checked(file.read(min(_PIECE, left)))):
        left -= len(piece)
        yield piece
    if left:
        raise OSError(f"the file became {left} bytes shorter while it was sent")


def _plain(upload: Upload) -> Iterator[bytes]:
    pieces = upload.pieces()
    assert not isinstance(pieces, AsyncIterable)
    yield from pieces


async def _later(upload: Upload) -> AsyncIterator[bytes]:
    """The pieces; those that block are taken in a thread, a good deal at a time."""
    pieces = upload.pieces()
    if isinstance(pieces, AsyncIterable):
        async for piece in pieces:
            yield piece
        return
    import asyncio

    iterator = iter(pieces)
    while found := await asyncio.to_thread(_some, iterator):
        for piece in found:
            yield piece


def _some(pieces: Iterator[bytes]) -> list[bytes]:
    """The next pieces: as many as make a good deal or come at once; none at the end."""
    found: list[bytes] = []
    size = 0
    end = time.monotonic() + _AT_ONCE
    for piece in pieces:
        found.append(piece)
        size += len(piece)
        if size >= _PIECE or time.monotonic() > end:
            break
    return found


def _one_by_one(uploads: list[Upload]) -> Iterator[bytes]:
    for upload in uploads:
        yield from _plain(upload)


async def _one_by_one_later(uploads: list[Upload]) -> AsyncIterator[bytes]:
    for upload in uploads:
        async for piece in _later(upload):
            yield piece


def _checked(piece: object) -> bytes:
    if not is_bytes(piece):
        raise TypeError(
            f"a file must be read as bytes, not as {type(piece).__name__}: {_HOW_TO_OPEN}"
        )
    return bytes(piece)


def _is_open(value: object) -> TypeGuard[Readable]:
    """Whether bytes can be read from the value; files of asyncio are iterated."""
    return callable(getattr(value, "read", None)) and not _is_async(value)


def _is_iterator(value: object) -> TypeGuard[Iterator[bytes]]:
    return isinstance(value, Iterator)


def _is_async(value: object) -> TypeGuard[AsyncIterable[bytes]]:
    return isinstance(value, AsyncIterable)
