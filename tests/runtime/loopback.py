"""A server on a real socket that reads requests as they come and counts what it reads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any, TypeAlias

from .colours import Colour
from .sample import AsyncSample, Sample

_KEPT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """A request; `body` is the start of it, `length` how long all of it was."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    length: int


Reaction: TypeAlias = Callable[[socket.socket, Received], None]


class Loopback:
    """Answers each path with its reaction, others with how much was received."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.received: list[Received] = []
        self.reactions: dict[str, Reaction] = {}
        self.connections = 0
        self.broken = 0
        """Requests whose body ended before its end."""
        self.stopped = threading.Event()

    def serve(self) -> None:
        """Accept connections until the listener is closed."""
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(
                    target=self._converse, args=(connection,), daemon=True
                ).start()

    def _converse(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream, suppress(OSError):
            while (request := self._read(stream)) is not None:
                self.received.append(request)
                reaction = self.reactions.get(request.path.partition("?")[0], _count)
                reaction(connection, request)

    def _read(self, stream: IO[bytes]) -> Received | None:
        first = stream.readline().decode().split()
        if not first:
            return None
        headers: dict[str, str] = {}
        while line := stream.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        kept, length = b"", 0
        for piece in _pieces(stream, headers):
            length += len(piece)
            kept += piece[: _KEPT - len(kept)]
            if not piece:
                self.broken += 1
                return None
        return Received(first[0], first[1], headers, kept, length)


def _pieces(stream: IO[bytes], headers: dict[str, str]) -> Iterator[bytes]:
    """The body piece by piece; an empty piece where it breaks off."""
    if headers.get("transfer-encoding") == "chunked":
        while (line := stream.readline()) and (size := int(line, 16)):
            yield stream.read(size)
            stream.readline()
        yield from () if stream.readline() else (b"",)
    left = int(headers.get("content-length", 0))
    while left:
        piece = stream.read(min(left, _KEPT))
        yield piece
        left = left - len(piece) if piece else 0


def answer(
    body: bytes = b"{}", status: str = "200 OK", headers: dict[str, str] | None = None
) -> bytes:
    """An answer as it is on the wire."""
    lines = {"Content-Type": "application/json", **(headers or {})}
    lines["Content-Length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def _count(connection: socket.socket, request: Received) -> None:
    connection.sendall(answer(b'{"length": %d}' % request.length))


@contextmanager
def serving() -> Generator[Loopback]:
    """A running server."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        server = Loopback(listener)
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


@contextmanager
def client_of(colour: Colour, server: Loopback, **options: Any) -> Generator[Any]:
    """A client with a pool of its own and real time."""
    kind: Any = AsyncSample if colour.is_async else Sample
    client = kind(token="t", base_url=server.address, **options)
    try:
        yield client
    finally:
        colour.run(client.close())
