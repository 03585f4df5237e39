"""Answers in chunks: into files, from where they broke off, under safe names."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime import APIConnectionError, NotFoundError, Operation, streamed
from runtime.operation import Binary

from .colours import Clock, Colour, Server, envelope, vehicle
from .loopback import Received, serving
from .scripted import Script, answer, scripted

FILE: Operation[Any, Any] = Operation(
    id="file", method="GET", path="/file", responses={"200": Binary()}
)
BODY = bytes(range(256)) * 40
ETAG = 'ETag: "v1"'


def made(colour: Colour, script: Script, **options: Any) -> Any:
    return colour.kind(token="t", base_url=script.url, **options)


def written(colour: Colour, client: Any, path: Path, **more: Any) -> Path:
    """Where a download went; the client is closed after it."""

    async def later() -> Path:
        async with client:
            found: Path = await client.download(FILE).write_to(path, **more)
            return found

    if colour.is_async:
        return colour.run(later())  # type: ignore[return-value]
    with client:
        found: Path = client.download(FILE).write_to(path, **more)
        return found


def part(start: int, body: bytes, missing: int = 0) -> bytes:
    """The rest of the body from a place on."""
    end = len(BODY) - 1
    range_ = f"Content-Range: bytes {start}-{end}/{len(BODY)}"
    return answer(body, ETAG, range_, status="206 Partial Content", missing=missing)


def test_a_file(colour: Colour, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def note(done: int, whole: int | None) -> None:
        seen.append((done, whole))

    with scripted(answer(BODY, ETAG)) as script:
        found = written(colour, made(colour, script), path, on_progress=note)
        assert script.header(0, "Accept-Encoding") == "identity"
    assert found == path
    assert path.read_bytes() == BODY
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]
    assert seen[-1] == (len(BODY), len(BODY))
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})


def test_the_rest_is_asked_for(colour: Colour, clock: Clock, tmp_path: Path) -> None:
    first = answer(BODY[:5000], ETAG, missing=len(BODY) - 5000)
    second = part(5000, BODY[5000:8000], missing=len(BODY) - 8000)
    third = part(8000, BODY[8000:])
    with scripted(first, second, third) as script:
        path = written(colour, made(colour, script), tmp_path / "a.bin")
    assert path.read_bytes() == BODY
    ranges = [script.header(i, "Range") for i in range(3)]
    assert ranges == [None, "bytes=5000-", "bytes=8000-"]
    assert script.header(2, "If-Range") == '"v1"'
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    "rest",
    [
        answer(b"another file", 'ETag: "v2"'),
        part(4999, BODY[4999:]),
        answer(b"x", status="206 Partial Content"),
    ],
)
def test_a_file_that_changed(colour: Colour, tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    first = answer(BODY[:5000], ETAG, missing=9)
    with (
        scripted(first, rest) as script,
        pytest.raises(APIConnectionError, match="after 5000 bytes"),
    ):
        written(colour, made(colour, script), path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]


@pytest.mark.parametrize("headers", [(), ('ETag: W/"weak"',)])
def test_what_has_no_version_is_not_gone_on_with(
    colour: Colour, tmp_path: Path, headers: tuple[str, ...]
) -> None:
    with (
        scripted(answer(BODY[:50], *headers, missing=9)) as script,
        pytest.raises(APIConnectionError),
    ):
        written(colour, made(colour, script), tmp_path / "a.bin")
    assert len(script.requests) == 1
    assert list(tmp_path.iterdir()) == []


def test_no_progress(colour: Colour, tmp_path: Path, clock: Clock) -> None:
    first = answer(BODY[:50], "Last-Modified: yesterday", missing=9)
    with (
        scripted(first, part(50, b"", missing=9)) as script,
        pytest.raises(APIConnectionError),
    ):
        written(colour, made(colour, script, max_retries=2), tmp_path / "a.bin")
    assert script.header(1, "If-Range") == "yesterday"
    assert clock.slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('attachment; filename="a.txt"', "a.txt"),
        ("attachment; filename=a.txt", "a.txt"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="..\\\\..\\\\x.exe"', "x.exe"),
        ('attachment; filename="C:evil"', "C_evil"),
        ("attachment; filename*=UTF-8''na%C3%AFve%2F..%2Fx.txt", "x.txt"),
        ("attachment; filename=\"a\"; filename*=utf-8''b%20c", "b c"),
        ('attachment; filename="a\\"b.txt"', "a_b.txt"),
        ('attachment; filename=".."', None),
        ('attachment; filename="%2e%2e/x\0y"', "x_y"),
        ("attachment; filename*=UTF-8''%2e%2e", None),
        ("inline", None),
    ],
)
def test_names_are_safe(colour: Colour, said: str, name: str | None) -> None:
    reaction = httpx2.Response(
        200, content=b"x", headers=[(b"Content-Disposition", said.encode())]
    )
    client: Any = colour.client(Server(reaction))
    download = client.download(FILE)

    async def later() -> str | None:
        async with download:
            found: str | None = download.filename
            return found

    if colour.is_async:
        assert colour.run(later()) == name  # type: ignore[comparison-overlap]
    else:
        with download:
            assert download.filename == name


def test_into_a_folder(colour: Colour, tmp_path: Path) -> None:
    named = answer(b"x", 'Content-Disposition: attachment; filename="../x.txt"')
    with scripted(named, answer(b"x")) as script:
        client = made(colour, script)
        assert written(colour, client, tmp_path) == tmp_path / "x.txt"
        with pytest.raises(ValueError, match="suggests no file name"):
            written(colour, made(colour, script), tmp_path)


def test_any_method(colour: Colour) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    download: Any = streamed(client.vehicle.get)("veh_1")
    body: Any = colour.run(download.read())
    assert b'"veh_1"' in body
    assert server.last.url.path.endswith("/vehicle/veh_1")
    with pytest.raises(TypeError, match="method of a client"):
        streamed(len)


def test_errors_are_those_of_any_call(colour: Colour, tmp_path: Path) -> None:
    with (
        scripted(answer(b'{"message": "no"}', status="404 Not Found")) as script,
        pytest.raises(NotFoundError, match="no"),
    ):
        written(colour, made(colour, script), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


MIB = 1024 * 1024
SIZE = (2048 if os.environ.get("SPECLOOM_FULL") else 256) * MIB
"""Bytes of a large file; `SPECLOOM_FULL=1` makes them 2 GiB."""
MOST = 64 * MIB
WORKER = Path(__file__).with_name("large_download.py")


def block(number: int) -> bytes:
    """A mebibyte of a large file."""
    return number.to_bytes(8, "big") * (MIB // 8)


def large(start: int, end: int) -> Iterator[bytes]:
    """A part of a large file."""
    for number in range(start // MIB, -(-end // MIB)):
        first = number * MIB
        yield block(number)[max(start - first, 0) : end - first]


def send_large(connection: socket.socket, request: Received) -> None:
    """All of the file, but only half of it at first; then what is asked for."""
    wanted = request.headers.get("range", "")
    start = int(wanted.removeprefix("bytes=").removesuffix("-") or 0)
    status = "206 Partial Content" if wanted else "200 OK"
    lines = [f"HTTP/1.1 {status}", ETAG, f"Content-Length: {SIZE - start}"]
    lines += [f"Content-Range: bytes {start}-{SIZE - 1}/{SIZE}"] if wanted else []
    connection.sendall("\r\n".join([*lines, "", ""]).encode())
    for piece in large(start, SIZE if wanted else SIZE // 2 + 1):
        connection.sendall(piece)
    if not wanted:
        connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("source", ["file", "chunks"])
def test_large_files_are_not_held_in_memory(
    colour: Colour, source: str, tmp_path: Path
) -> None:
    path = tmp_path / "large"
    with serving() as server:
        server.reactions["/large"] = send_large
        done = subprocess.run(
            [sys.executable, WORKER, colour.name, source, server.address, path],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            text=True,
            timeout=600,
        )
    found = json.loads(done.stdout)
    assert [r.headers.get("range", "") != "" for r in server.received[1:]] == [0, 1]
    assert found["extra"] < MOST
    if source == "chunks":
        expected = 0
        for piece in large(0, SIZE):
            expected = zlib.crc32(piece, expected)
        assert found["checksum"] == expected
    else:
        assert path.stat().st_size == SIZE
        with path.open("rb") as file:
            for piece in large(0, SIZE):
                assert file.read(MIB) == piece
