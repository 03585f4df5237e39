"""A server on a real socket that answers with the very bytes it was given."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeAlias

Deed: TypeAlias = Callable[[socket.socket], None]
"""Does with the connection what no answer can."""


@dataclass
class Script:
    """Each connection gets the next answer, and for ever the last one, and is closed."""

    answers: list[bytes | Deed]
    requests: list[bytes] = field(default_factory=list[bytes])
    url: str = ""

    def header(self, index: int, name: str) -> str | None:
        """A header of a request."""
        for line in self.requests[index].decode("latin-1").split("\r\n")[1:]:
            found, _, value = line.partition(": ")
            if found.lower() == name.lower():
                return value
        return None


def answer(
    body: bytes, *headers: str, status: str = "200 OK", missing: int = 0
) -> bytes:
    """An answer that promises `missing` bytes more than it has."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body) + missing}"]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def events(body: bytes, missing: int = 0) -> bytes:
    """An answer of server-sent events."""
    return answer(body, "Content-Type: text/event-stream", missing=missing)


@contextmanager
def scripted(*answers: bytes | Deed) -> Generator[Script]:
    """The server, while the block runs."""
    script = Script(list(answers))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        script.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=_serve, args=(listener, script))
        thread.start()
        try:
            yield script
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def reset(connection: socket.socket) -> None:
    """Close the connection so that the other side is told of an error."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def after(content: bytes, then: Deed = reset) -> Deed:
    """Send something, then do something else."""

    def deed(connection: socket.socket) -> None:
        connection.sendall(content)
        then(connection)

    return deed


def drip(content: bytes, seconds: float) -> Deed:
    """Send byte by byte, for as long as anybody listens."""

    def deed(connection: socket.socket) -> None:
        for byte in content:
            connection.sendall(bytes([byte]))
            threading.Event().wait(seconds)

    return deed


def endless(head: bytes, piece: bytes) -> Deed:
    """Send a piece again and again, for as long as anybody listens."""

    def deed(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return deed


def _serve(listener: socket.socket, script: Script) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(5)
            with suppress(OSError):
                script.requests.append(_request(connection))
                more = len(script.answers) > 1
                content = script.answers.pop(0) if more else script.answers[0]
                if not isinstance(content, bytes):
                    content(connection)
                    continue
                connection.sendall(content)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass


def _request(connection: socket.socket) -> bytes:
    """One request with its body, if it says how long that is."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return data
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
