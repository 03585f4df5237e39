"""Files in bodies: where they come from, how they are sent, when they are sent again."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import IO, Any

import httpx2
import pytest

from runtime import (
    UNSET,
    APIConnectionError,
    APIStatusError,
    AuthenticationError,
    Body,
    Json,
    Operation,
    RateLimitError,
    RedirectError,
    RequestOptions,
)
from runtime.messages import Upload
from runtime.uploads import content

from .colours import Colour, Server
from .loopback import Loopback, Received, answer, client_of, serving

MIB = 1024 * 1024
SIZE = (2048 if os.environ.get("SPECLOOM_FULL") else 256) * MIB
"""Bytes of a large file; `SPECLOOM_FULL=1` makes them 2 GiB."""
MOST = 64 * MIB
OK = httpx2.Response(200, json={"ok": True})


def sending(method: str = "PUT", kind: str = "application/octet-stream") -> Any:
    found: Operation[Any] = Operation(
        id="send",
        method=method,
        path="/send",
        body=Body(kind),
        responses={"200": Json(Any)},
    )
    return found


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as server:
        yield server


def send(
    colour: Colour,
    server: Loopback,
    body: object,
    operation: Any = None,
    **options: Any,
) -> Received:
    """What the server receives of a body."""
    with client_of(colour, server) as client:
        colour.run(
            client.call(operation or sending(), body=body, options=options or None)
        )
    return server.received[-1]


class Unseekable(io.RawIOBase):
    """A file such as a socket's: it can be read once."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._inner.readinto(buffer)


def pieces(*found: bytes) -> Iterator[bytes]:
    yield from found


async def later(*found: bytes) -> AsyncIterator[bytes]:
    for piece in found:
        await asyncio.sleep(0)
        yield piece


def test_a_path(colour: Colour, server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(range(256)) * 4096)
    received = send(colour, server, path)
    assert received.body == path.read_bytes()
    assert received.headers["content-length"] == str(MIB)
    assert "transfer-encoding" not in received.headers


def test_an_open_file_from_where_it_stands(
    colour: Colour, server: Loopback, tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        file.seek(4)
        received = send(colour, server, file)
        assert (received.body, received.headers["content-length"]) == (b"456789", "6")
        assert not file.closed
        file.seek(10)
        assert send(colour, server, file).length == 0
        file.seek(100)
        assert send(colour, server, file).length == 0


def test_an_empty_file(colour: Colour, server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    received = send(colour, server, path)
    assert (received.length, received.headers["content-length"]) == (0, "0")


@pytest.mark.parametrize("data", [b"", b"once", bytes(MIB)])
def test_what_has_no_length_is_chunked(
    colour: Colour, server: Loopback, data: bytes
) -> None:
    sources = [Unseekable(data), pieces(data[:2], b"", data[2:]), iter([data])]
    for source in sources:
        received = send(colour, server, source)
        assert received.headers["transfer-encoding"] == "chunked"
        assert "content-length" not in received.headers
        assert received.body == data


def test_a_pipe(colour: Colour, server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"x" * 100_000,))
    writer.start()
    received = send(colour, server, path)
    writer.join()
    assert received.length == 100_000


def test_async_iterators_need_the_async_client(
    colour: Colour, server: Loopback
) -> None:
    if colour.is_async:
        assert send(colour, server, later(b"a", b"b")).body == b"ab"
    else:
        with pytest.raises(TypeError, match="needs the async client"):
            send(colour, server, later(b"a"))
        assert server.received == []


class AsyncFile:
    """A file as libraries for asyncio open them."""

    async def read(self, size: int = -1) -> bytes:
        raise AssertionError("the file is iterated")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"line\n"


def test_files_of_asyncio(server: Loopback) -> None:
    with asyncio.Runner() as loop:
        from .colours import Clock

        received = send(Colour("async", Clock(), loop), server, AsyncFile())
    assert received.body == b"line\n"


def test_files_are_read_off_the_loop(server: Loopback) -> None:
    """A file that blocks does not stop the other tasks."""
    from .sample import AsyncSample

    turn = threading.Event()

    class Slow(io.RawIOBase):
        left = 2

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            assert turn.wait(5), "the loop stands still"
            self.left -= 1
            buffer[:1] = b"x"
            return 1 if self.left >= 0 else 0

    async def scenario() -> int:
        async with AsyncSample(token="t", base_url=server.address) as client:
            call = asyncio.create_task(client.call(sending(), body=Slow()))
            await asyncio.sleep(0.01)
            turn.set()
            found: int = (await call)["length"]
            return found

    assert asyncio.run(scenario()) == 2


def test_small_pieces_do_not_each_cost_a_thread(server: Loopback) -> None:
    from .sample import AsyncSample

    threads: list[int] = []

    def many() -> Iterator[bytes]:
        for _ in range(20_000):
            yield b"x" * 10

    async def scenario() -> None:
        before = asyncio.to_thread

        async def counted(*args: Any) -> Any:
            threads.append(1)
            return await before(*args)

        asyncio.to_thread = counted  # type: ignore[assignment]
        try:
            async with AsyncSample(token="t", base_url=server.address) as client:
                await client.call(sending(), body=many())
        finally:
            asyncio.to_thread = before

    asyncio.run(scenario())
    assert server.received[-1].length == 200_000
    assert len(threads) < 200


@pytest.mark.parametrize("size", [0, 1, 300_000, 5 * 256 * 1024])
def test_progress(colour: Colour, server: Loopback, tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(size))
    for body in (path, bytes(size), io.BytesIO(bytes(size))):
        told: list[tuple[int, int | None]] = []
        main: list[bool] = []

        def note(
            sent: int, whole: int | None, told: Any = told, main: Any = main
        ) -> None:
            told.append((sent, whole))
            main.append(threading.current_thread() is threading.main_thread())

        assert send(colour, server, body, on_progress=note).length == size
        counts = [sent for sent, _ in told]
        assert counts == sorted(set(counts))
        assert counts[-1:] == ([size] if size else [])
        assert {whole for _, whole in told} <= {size}
        assert all(main)


def test_progress_of_other_bodies(colour: Colour, server: Loopback) -> None:
    told: list[tuple[int, int | None]] = []

    def note(sent: int, whole: int | None) -> None:
        told.append((sent, whole))

    send(colour, server, pieces(b"ab", b"c"), on_progress=note)
    assert told == [(2, None), (3, None)]
    told.clear()
    json_body = sending(kind="application/json")
    assert (
        send(colour, server, {"a": 1}, json_body, on_progress=note).body == b'{"a":1}'
    )
    assert told == [(7, 7)]
    told.clear()
    form = sending(kind="multipart/form-data")
    received = send(colour, server, {"f": io.BytesIO(b"x")}, form, on_progress=note)
    assert told[-1] == (received.length, received.length)


def test_a_file_that_grows(colour: Colour, server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"x" * MIB)

    def grow(sent: int, whole: int | None) -> None:
        with path.open("ab") as file:
            file.write(b"more")

    received = send(colour, server, path, on_progress=grow)
    assert received.body == b"x" * MIB


def test_a_file_that_shrinks(colour: Colour, server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"x" * 4 * MIB)

    def shrink(sent: int, whole: int | None) -> None:
        os.truncate(path, sent)

    with client_of(colour, server) as client:
        with pytest.raises(OSError, match=r"became \d+ bytes shorter"):
            colour.run(
                client.call(sending(), body=path, options={"on_progress": shrink})
            )
        assert colour.run(client.call(sending(), body=b"ok")) == {"length": 2}
    assert [request.body for request in server.received] == [b"ok"]


def test_an_iterator_that_fails(colour: Colour, server: Loopback) -> None:
    def failing() -> Iterator[bytes]:
        yield b"x"
        raise LookupError("mine")

    with client_of(colour, server) as client:
        with pytest.raises(LookupError, match="mine"):
            colour.run(client.call(sending(), body=failing()))
        assert colour.run(client.call(sending(), body=b"ok")) == {"length": 2}


def test_what_cannot_be_sent(colour: Colour, tmp_path: Path) -> None:
    client = colour.client(server := Server(OK))
    used = pieces(b"x")
    assert list(used) == [b"x"]
    text = tmp_path / "a.txt"
    text.write_text("x")
    with text.open() as as_text:
        for body, kind, message in (
            (tmp_path, IsADirectoryError, "is a folder"),
            (tmp_path / "none", FileNotFoundError, "none"),
            (used, ValueError, "was read before"),
            (as_text, TypeError, "open it with mode 'rb'"),
            (io.StringIO("x"), TypeError, "open it with mode 'rb'"),
            (3, TypeError, "cannot be sent from int"),
        ):
            with pytest.raises(kind, match=message):
                colour.run(client.call(sending(), body=body))
    assert server.requests == []


def test_pieces_of_text(colour: Colour, server: Loopback) -> None:
    for body in (iter(["text"]), pieces(b"x", "y")):  # type: ignore[arg-type]
        with client_of(colour, server) as client, pytest.raises(TypeError, match="str"):
            colour.run(client.call(sending(), body=body))


def test_files_are_rewound_for_another_attempt(
    colour: Colour, server: Loopback, tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"0123456789")
    seen: list[bytes] = []

    def busy(connection: socket.socket, request: Received) -> None:
        seen.append(request.body)
        status = "200 OK" if len(seen) % 3 == 0 else "503 Service Unavailable"
        connection.sendall(answer(status=status, headers={"Retry-After": "0"}))

    server.reactions["/send"] = busy
    with path.open("rb") as file:
        file.seek(2)
        send(colour, server, path)
        send(colour, server, file)
        file.seek(2)
        form = sending(kind="multipart/form-data")
        send(colour, server, {"f": file}, form)
    assert seen[:3] == [b"0123456789"] * 3
    assert seen[3:6] == [b"23456789"] * 3
    assert len(set(seen[6:])) == 1
    assert b"23456789" in seen[6]


def once(colour: Colour) -> Any:
    return later(b"a", b"b") if colour.is_async else pieces(b"a", b"b")


@pytest.mark.parametrize("status", [429, 503])
def test_what_was_sent_of_an_iterator_is_not_sent_again(
    colour: Colour, status: int
) -> None:
    keyed: RequestOptions = {"idempotency_key": "k"}
    for body in (once(colour), pieces(b"a"), Unseekable(b"a")):
        server = Server(httpx2.Response(status), OK)
        client = colour.client(server)
        with pytest.raises(APIStatusError) as caught:
            colour.run(client.call(sending(), body=body, options=keyed))
        assert caught.value.status_code == status
        assert isinstance(caught.value, RateLimitError) == (status == 429)
        assert len(server.requests) == 1


def test_a_transfer_of_an_iterator_that_breaks_off(
    colour: Colour, server: Loopback
) -> None:
    def cut(connection: socket.socket, request: Received) -> None:
        connection.shutdown(socket.SHUT_RDWR)

    server.reactions["/send"] = cut
    with client_of(colour, server) as client:
        with pytest.raises(APIConnectionError):
            colour.run(client.call(sending(), body=once(colour)))
        assert len(server.received) == 1
        with pytest.raises(APIConnectionError):
            colour.run(client.call(sending(), body=b"ab"))
        assert len(server.received) == 4


def test_an_iterator_survives_a_refused_connection(colour: Colour) -> None:
    """The port is opened after the first attempt."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        server = Loopback(listener)

        def listen() -> None:
            listener.listen()
            threading.Thread(target=server.serve, daemon=True).start()

        def plain(request: Any, call_next: Any) -> Any:
            try:
                return call_next(request)
            except APIConnectionError:
                listen()
                raise

        async def opening(request: Any, call_next: Any) -> Any:
            try:
                return await call_next(request)
            except APIConnectionError:
                listen()
                raise

        layer = opening if colour.is_async else plain
        with client_of(colour, server, middleware=[layer]) as client:
            found = colour.run(client.call(sending("POST"), body=once(colour)))
        assert found == {"length": 2}
        assert [request.body for request in server.received] == [b"ab"]
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("status", [307, 308])
def test_redirects_of_bodies(colour: Colour, status: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"ab")
    moved = httpx2.Response(status, headers={"location": "/there"})
    server = Server(moved, OK)
    with pytest.raises(RedirectError):
        colour.run(colour.client(server).call(sending(), body=once(colour)))
    assert len(server.requests) == 1
    server = Server(moved, OK)
    colour.run(colour.client(server).call(sending(), body=path))
    assert [request.url.path for request in server.requests] == ["/v1/send", "/there"]


def test_a_refused_credential_with_an_iterator(colour: Colour) -> None:
    tokens = iter(["old", "new"])
    refused = httpx2.Response(401)

    def renewed() -> str:
        return next(tokens)

    server = Server(refused, OK)
    client = colour.client(server, token=renewed)
    with pytest.raises(AuthenticationError):
        colour.run(client.call(sending(), body=once(colour)))
    assert len(server.requests) == 1


def test_a_layer_cannot_send_an_iterator_twice(
    colour: Colour, server: Loopback
) -> None:
    def plain(request: Any, call_next: Any) -> Any:
        call_next(request)
        return call_next(request)

    async def twice(request: Any, call_next: Any) -> Any:
        await call_next(request)
        return await call_next(request)

    layer = twice if colour.is_async else plain
    with (
        client_of(colour, server, middleware=[layer]) as client,
        pytest.raises(ValueError, match="was read before"),
    ):
        colour.run(client.call(sending(), body=once(colour)))
    assert [request.body for request in server.received] == [b"ab"]


def parsed(body: bytes, kind: str) -> list[tuple[str, bytes]]:
    """Heads and contents of the parts, told apart by the announced boundary alone."""
    found = re.search(r"boundary=(\w+)", kind)
    assert found
    first, *parts, last = (b"\r\n" + body).split(b"\r\n--" + found[1].encode())
    assert (first, last) == (b"", b"--\r\n")
    split = (part.removeprefix(b"\r\n").split(b"\r\n\r\n", 1) for part in parts)
    return [(head.decode(), inner) for head, inner in split]


def test_multipart_data_that_looks_like_its_frame(
    colour: Colour, server: Loopback, tmp_path: Path
) -> None:
    evil = b'--\r\n--x\r\nContent-Disposition: form-data; name="admin"\r\n\r\n1\r\n----\r\n'
    path = tmp_path / 'a";\r\nX-Evil: 1; filename="b'
    path.write_bytes(evil)
    form = sending(kind="multipart/form-data")
    body = {"a": path, "text": evil.decode(), "b": ("../é\x00.png", evil)}
    received = send(colour, server, body, form)
    one, two, three = parsed(received.body, received.headers["content-type"])
    assert [one[1], two[1], three[1]] == [evil] * 3
    assert one[0].count("\r\n") == 1
    assert 'filename="a%22;%0D%0AX-Evil: 1; filename=%22b"' in one[0]
    assert 'filename="../é%00.png"' in three[0]
    assert received.headers["content-length"] == str(received.length)


def test_boundaries_are_not_to_be_guessed(colour: Colour, server: Loopback) -> None:
    form = sending(kind="multipart/form-data")
    kinds = {
        send(colour, server, {"a": b"1"}, form).headers["content-type"]
        for _ in range(5)
    }
    assert len(kinds) == 5


def test_multipart_of_several_sources(
    colour: Colour, server: Loopback, tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"path")
    with path.open("rb") as file:
        body = {
            "n": 1,
            "path": path,
            "open": [file, ("b", file)],
            "pieces": ("c", once(colour), "text/plain"),
            "left out": UNSET,
        }
        form = sending(kind="multipart/form-data")
        received = send(colour, server, body, form)
    parts = parsed(received.body, received.headers["content-type"])
    assert [inner for _, inner in parts] == [b"1", b"path", b"path", b"path", b"ab"]
    assert received.headers["transfer-encoding"] == "chunked"


def test_a_file_says_nothing_of_its_content() -> None:
    upload = content(io.BytesIO(b"hush"))
    assert isinstance(upload, Upload)
    assert repr(upload) == "<Upload of 4 bytes>"
    assert repr(content(iter([b"hush"]))) == "<Upload of ? bytes>"


WORKER = Path(__file__).with_name("large_upload.py")


@pytest.mark.parametrize("source", ["path", "iterator", "multipart"])
def test_large_files_are_not_held_in_memory(
    colour: Colour, server: Loopback, source: str, tmp_path: Path
) -> None:
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, SIZE)
    done = subprocess.run(
        [sys.executable, WORKER, colour.name, source, server.address, path],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
        timeout=600,
    )
    told: IO[str] = io.StringIO(done.stdout)
    found = json.loads(told.read())
    received = server.received[-1]
    assert found["progress"] == received.length
    extra = received.length - SIZE
    assert 0 < extra < 500 if source == "multipart" else extra == 0
    assert found["extra"] < MOST
