"""Bodies that come bit by bit: chunks of bytes in, server-sent events or lines out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from .errors import ResponseTooLargeError

LONGEST_FRAME = 16 * 1024 * 1024
"""Bytes of one event, line or record; a longer one ends the stream with an error."""


class ServerSentEvent(Struct, frozen=True, kw_only=True):
    """One event of a `text/event-stream` (WHATWG HTML, 9.2.6).

    event  its type, "message" where the service names none
    data   its lines, joined by newlines
    id     the id of this event or of the last one that had an id, "" for none
    """

    event: str = "message"
    data: str = ""
    id: str = ""


class Frames(Protocol):
    """Cuts a body into what it consists of."""

    def feed(self, chunk: bytes) -> Iterator[bytes | ServerSentEvent]:
        """What is complete with this chunk."""
        ...

    def end(self) -> Iterator[bytes | ServerSentEvent]:
        """What is left when the body is over."""
        ...


class EventFrames:
    """Cuts a `text/event-stream` into events.

    `last_id` and `retry`, in seconds, are what a client that connects again goes by. An
    event that is not finished by an empty line does not count.
    """

    def __init__(self, last_id: str = "") -> None:
        self.last_id = last_id
        self.retry: float | None = None
        self._lines = _Lines()
        self._first = True
        self._event = ""
        self._id = last_id
        self._data: list[str] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that are complete with this chunk."""
        for raw in self._lines.feed(chunk):
            if self._first:
                self._first = False
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            event = self._line(raw.decode("utf-8", "replace"))
            if event is not None:
                yield event

    def end(self) -> Iterator[ServerSentEvent]:
        """Nothing, as an event is over only with its empty line."""
        return iter(())

    def _line(self, line: str) -> ServerSentEvent | None:
        if not line:
            return self._dispatched()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "event":
                self._event = value
            case "data":
                self._size += len(value) + 1
                if self._size > LONGEST_FRAME:
                    raise _too_long()
                self._data.append(value)
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdigit():
                self.retry = int(value[:9]) / 1000
            case _:
                pass
        return None

    def _dispatched(self) -> ServerSentEvent | None:
        self.last_id = self._id
        event, data = self._event, self._data
        self._event, self._data, self._size = "", [], 0
        if not data:
            return None
        return ServerSentEvent(
            event=event or "message", data="\n".join(data), id=self.last_id
        )


class LineFrames:
    """Cuts JSON Lines into lines; empty ones do not count."""

    def __init__(self) -> None:
        self._lines = _Lines()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The lines that are complete with this chunk."""
        return (line for line in self._lines.feed(chunk) if line.strip())

    def end(self) -> Iterator[bytes]:
        """The last line, which may have no end."""
        last = self._lines.rest()
        return iter([last] if last.strip() else [])


class RecordFrames:
    """Cuts a JSON text sequence into records (RFC 7464), each behind a record separator."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The records that are complete with this chunk."""
        self._rest += chunk
        *complete, rest = self._rest.split(b"\x1e")
        if len(rest) > LONGEST_FRAME:
            raise _too_long()
        self._rest = rest
        return (bytes(record) for record in complete if record.strip())

    def end(self) -> Iterator[bytes]:
        """The last record; one without its newline was cut off and does not count."""
        last = bytes(self._rest)
        return iter([last] if last.strip() and last.endswith(b"\n") else [])


class _Lines:
    """Cuts bytes at CR, LF and CR LF."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._after_cr = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if not chunk:
            return
        self._after_cr = chunk.endswith(b"\r")
        *complete, rest = _cut(chunk)
        for line in complete:
            yield b"".join((*self._parts, line))
            self._parts, self._size = [], 0
        if rest:
            self._parts.append(rest)
            self._size += len(rest)
            if self._size > LONGEST_FRAME:
                raise _too_long()

    def rest(self) -> bytes:
        return b"".join(self._parts)


def _cut(chunk: bytes) -> list[bytes]:
    """Lines, the last of them what stands behind the last end of a line."""
    if b"\r" in chunk:
        chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return chunk.split(b"\n")


def _too_long() -> ResponseTooLargeError:
    return ResponseTooLargeError(
        f"one event of the stream is longer than {LONGEST_FRAME} bytes"
    )
