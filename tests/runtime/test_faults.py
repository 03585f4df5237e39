"""Servers and networks that fail: every call ends in a result or in a typed error."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runtime import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    BadRequestError,
    DecodeError,
    Json,
    NotFoundError,
    Operation,
    RedirectError,
    ResponseTooLargeError,
)

from .colours import Colour
from .scripted import (
    Deed,
    Script,
    after,
    answer,
    drip,
    endless,
    reset,
    scripted,
)

TLS = Path(__file__).parent / "tls"
GET: Operation[Any, Any] = Operation(
    id="get", method="GET", path="/get", responses={"200": Json(Any)}
)
POST: Operation[Any, Any] = Operation(
    id="post", method="POST", path="/post", responses={"200": Json(Any)}
)
GOOD = answer(b'{"ok": true}', "Content-Type: application/json")
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def call(colour: Colour) -> Iterator[Any]:
    """Calls an operation with a client of its own, which is closed afterwards."""
    clients: list[Any] = []

    def run(
        script: Script | str, operation: Operation[Any, Any] = GET, **options: Any
    ) -> Any:
        url = script if isinstance(script, str) else script.url
        client: Any = colour.kind(token="secret", base_url=url, **options)
        clients.append(client)
        return colour.run(client.call(operation))

    yield run
    for client in clients:
        colour.run(client.close())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_a_connection_that_is_refused(call: Any) -> None:
    with pytest.raises(APIConnectionError, match="get: ") as caught:
        call(f"http://127.0.0.1:{free_port()}", max_retries=1)
    assert not isinstance(caught.value, APITimeoutError)


def test_a_name_that_nobody_knows(call: Any) -> None:
    with pytest.raises(APIConnectionError):
        call("http://nowhere.invalid", max_retries=0)


@pytest.mark.parametrize(
    "fault",
    [
        reset,
        after(b"HTT"),
        after(b"HTTP/1.1 200 OK\r\nContent-Ty"),
        after(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
        after(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", lambda _: None),
        after(CHUNKED + b"5\r\nab"),
        b"this is no HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        answer(b"\x1f\x8bnot gzip", "Content-Encoding: gzip"),
    ],
    ids=lambda fault: "deed" if callable(fault) else "bytes",
)
def test_an_answer_that_breaks_off(call: Any, fault: bytes | Deed) -> None:
    with scripted(fault, GOOD) as script:
        assert call(script) == {"ok": True}
    assert len(script.requests) == 2
    with scripted(fault, GOOD) as script, pytest.raises(APIConnectionError):
        call(script, POST)
    assert len(script.requests) == 1


def test_a_broken_error_is_an_error(call: Any) -> None:
    cut = answer(b'{"message": "no', status="400 Bad Request", missing=50)
    with scripted(cut) as script, pytest.raises(BadRequestError) as caught:
        call(script)
    assert caught.value.body == '{"message": "no'


@pytest.mark.parametrize("content", [drip(GOOD, 0.05), drip(b"H", 3)])
def test_a_server_that_drips(call: Any, content: Deed) -> None:
    with scripted(content) as script:
        started = time.monotonic()
        with pytest.raises(APITimeoutError):
            call(script, deadline=0.4, max_retries=0)
        assert time.monotonic() - started < 2.5


def test_a_server_that_says_nothing(call: Any) -> None:
    def silent(connection: socket.socket) -> None:
        threading.Event().wait(0.5)
        reset(connection)

    with scripted(silent) as script, pytest.raises(APITimeoutError):
        call(script, timeout=0.1, max_retries=0)


@pytest.mark.parametrize("body", [b'{"a": ', b"", b"  ", b"<html>", b"\xff", b"{}{}"])
def test_json_that_is_none(call: Any, body: bytes) -> None:
    strict: Operation[Any, Any] = Operation(
        id="get", method="GET", path="/get", responses={"200": Json(dict[str, int])}
    )
    with scripted(answer(body)) as script, pytest.raises(DecodeError, match="get: "):
        call(script, strict)


def test_json_that_is_too_deep(call: Any) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    with scripted(answer(deep)) as script, pytest.raises(DecodeError, match="levels"):
        call(script)
    nested = b'{"message": ' * 100_000 + b"1" + b"}" * 100_000
    bad = answer(nested, status="404 Not Found")
    with scripted(bad) as script, pytest.raises(NotFoundError):
        call(script)


def test_more_than_was_promised(call: Any) -> None:
    more = answer(b'{"ok": true}') + b"and more"
    with scripted(more) as script:
        assert call(script) == {"ok": True}


def test_a_body_without_an_end(call: Any) -> None:
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with scripted(endless(CHUNKED, piece)) as script:
        with pytest.raises(ResponseTooLargeError, match="longer than 1000000 bytes"):
            call(script, max_response_bytes=1_000_000)
        with pytest.raises(APITimeoutError):
            call(script, max_response_bytes=None, deadline=0.3, max_retries=0)


def test_a_chunk_without_an_end(call: Any) -> None:
    head = CHUNKED + b"FFFFFFFFFF\r\n"
    with (
        scripted(endless(head, b" " * 65536)) as script,
        pytest.raises(ResponseTooLargeError),
    ):
        call(script, max_response_bytes=1_000_000)


def test_a_bomb(call: Any) -> None:
    bomb = gzip.compress(gzip.compress(b"0" * 50_000_000))
    twice = answer(bomb, "Content-Encoding: gzip, gzip")
    with scripted(twice) as script, pytest.raises(ResponseTooLargeError):
        call(script, max_response_bytes=1_000_000)
    assert len(script.requests) == 1


def test_redirects_in_circles(call: Any) -> None:
    around = b"HTTP/1.1 307 Away\r\nLocation: /get\r\nConnection: close\r\n\r\n"
    with scripted(around) as script, pytest.raises(RedirectError):
        call(script)
    assert len(script.requests) == 6


def test_a_connection_that_was_closed_meanwhile(colour: Colour) -> None:
    kept = b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"ok": true}'
    with scripted(kept) as script:
        client: Any = colour.kind(token="t", base_url=script.url, max_retries=0)
        for _ in range(3):
            assert colour.run(client.call(GET)) == {"ok": True}
            time.sleep(0.05)
        colour.run(client.close())
    assert len(script.requests) == 3


def test_a_server_without_tls(call: Any) -> None:
    with scripted(GOOD) as script, pytest.raises(APIConnectionError):
        call(script.url.replace("http:", "https:"), max_retries=0)


def test_a_certificate_that_nobody_trusts(call: Any) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")

    def greet(connection: socket.socket) -> None:
        with pytest.raises(ssl.SSLError):
            context.wrap_socket(connection, server_side=True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def serve() -> None:
            greet(listener.accept()[0])

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(APIConnectionError, match=r"(?i)certificate"):
            call(f"https://127.0.0.1:{listener.getsockname()[1]}", max_retries=0)
        thread.join()


def test_nothing_is_lost_among_faults(colour: Colour) -> None:
    """Two hundred calls, every fifth of them hit: each ends in one of two ways."""
    faults: list[bytes | Deed] = [
        reset,
        after(b"HTTP/1.1 200"),
        answer(b"{", missing=9),
        answer(b"{}", status="503 Later"),
        answer(b"<html>"),
    ]
    answers = [faults[i // 5 % 5] if i % 5 == 0 else GOOD for i in range(200)]
    ends: list[str] = []
    with scripted(*answers) as script:
        client: Any = colour.kind(token="t", base_url=script.url, max_retries=0)
        for _ in range(200):
            try:
                ends.append(json.dumps(colour.run(client.call(GET))))
            except APIError as error:
                ends.append(type(error).__name__)
        colour.run(client.close())
    counted = {end: ends.count(end) for end in sorted(set(ends))}
    assert counted == {
        "APIConnectionError": 24,
        "DecodeError": 8,
        "InternalServerError": 8,
        '{"ok": true}': 160,
    }
