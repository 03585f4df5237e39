"""Files in a body: paths, open files, bytes and iterators in, pieces to send out."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias, TypeGuard

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
            return Upload(lambda: map(_checked, value), None, replayable=False)
        case _ if _is_async(value):
            return Upload(lambda: _checked_later(value), None, False, is_async=True)
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

    def pieces() -> Iterator[bytes]:
        sent = 0
        for piece in _plain(upload):
            yield piece
            sent += len(piece)
            on_progress(sent, upload.length)

    async def pieces_later() -> AsyncIterator[bytes]:
        sent = 0
        async for piece in _one_by_one_later([upload]):
            yield piece
            sent += len(piece)
            on_progress(sent, upload.length)

    return Upload(
        pieces_later if upload.is_async else pieces,
        upload.length,
        upload.replayable,
        upload.is_async,
    )


def _of_bytes(data: bytes) -> Upload:
    def pieces() -> Iterator[bytes]:
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE]

    return Upload(pieces, len(data), replayable=True)


def _of_path(path: Path) -> Upload:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(f"{path} is a folder, not a file")
    is_regular = stat.S_ISREG(found.st_mode)

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as file:
            yield from _read(file)

    return Upload(pieces, found.st_size if is_regular else None, replayable=is_regular)


def _of_open(file: Readable) -> Upload:
    start = _position(file)
    if start is None:
        return Upload(lambda: _read(file), None, replayable=False)
    seekable, at = start

    def pieces() -> Iterator[bytes]:
        seekable.seek(at)
        yield from _read(seekable)

    end = seekable.seek(0, os.SEEK_END)
    seekable.seek(at)
    return Upload(pieces, end - at, replayable=True)


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


def _plain(upload: Upload) -> Iterator[bytes]:
    pieces = upload.pieces()
    assert not isinstance(pieces, AsyncIterable)
    yield from pieces


def _one_by_one(uploads: list[Upload]) -> Iterator[bytes]:
    for upload in uploads:
        yield from _plain(upload)


async def _one_by_one_later(uploads: list[Upload]) -> AsyncIterator[bytes]:
    for upload in uploads:
        pieces = upload.pieces()
        if isinstance(pieces, AsyncIterable):
            async for piece in pieces:
                yield piece
        else:
            for piece in pieces:
                yield piece


async def _checked_later(pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield _checked(piece)


def _checked(piece: object) -> bytes:
    if not is_bytes(piece):
        raise TypeError(
            f"a file must be read as bytes, not as {type(piece).__name__}: "
            "open it with mode 'rb'"
        )
    return bytes(piece)


def _is_open(value: object) -> TypeGuard[Readable]:
    return callable(getattr(value, "read", None))


def _is_iterator(value: object) -> TypeGuard[Iterator[bytes]]:
    return isinstance(value, Iterator)


def _is_async(value: object) -> TypeGuard[AsyncIterable[bytes]]:
    return isinstance(value, AsyncIterable)
