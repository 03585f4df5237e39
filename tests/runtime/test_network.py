"""Calls over a real socket: what the HTTP library makes of our requests."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import pytest

from runtime import APIConnectionError, APITimeoutError, NotFoundError

from .colours import Colour


class Handler(BaseHTTPRequestHandler):
    """Answers with what it was sent; some paths misbehave."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length).decode()
        if "cut" in self.path:
            self.send_response(200)
            self.send_header("content-length", "100")
            self.end_headers()
            self.wfile.write(b'{"a":')
            self.close_connection = True
        elif "slow" in self.path:
            threading.Event().wait(0.6)
            self.close_connection = True
        elif "gone" in self.path:
            self.send_response(404)
            self.send_header("content-length", "100")
            self.end_headers()
            self.wfile.write(b"cut")
            self.close_connection = True
        else:
            sent = {"path": self.path, "body": body, "headers": dict(self.headers)}
            content = json.dumps(sent).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    do_GET = do_PUT = do_POST = answer  # noqa: N815 the base class calls these names

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def client(colour: Colour, address: str, **options: Any) -> Any:
    options = {"token": "t", "base_url": address, "max_retries": 0, **options}
    return colour.kind(**options)


def client_is_closed(client: Any) -> bool:
    closed: bool = client._pool.http.is_closed
    return closed


def test_the_request_as_it_is_written(colour: Colour, address: str) -> None:
    own = client(colour, f"{address}/v1//x")
    try:
        sent = colour.run(
            own.request(
                "POST",
                "/a%2Fb//c/?x=%7C",
                cast_to=Any,
                query={"y": "ü &|'\"", "z": [1, 2]},
                body={"ü": "é"},
                options={"headers": {"X-Name": "grüezi"}},
            )
        )
    finally:
        colour.run(own.close())
    assert sent["path"] == ("/v1//x/a%2Fb//c/?x=%7C&y=%C3%BC%20%26%7C%27%22&z=1&z=2")
    assert sent["body"] == '{"ü":"é"}'
    headers = {name.lower(): value for name, value in sent["headers"].items()}
    assert headers["x-name"] == "grüezi".encode().decode("latin-1")
    assert headers["content-length"] == "11"
    assert headers["authorization"] == "Token t"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/cut", APIConnectionError),
        ("/slow", APITimeoutError),
        ("/gone", NotFoundError),
    ],
)
def test_answers_that_never_end(
    colour: Colour, address: str, path: str, kind: type[Exception]
) -> None:
    own = client(colour, address, timeout=0.2)
    try:
        with pytest.raises(kind):
            colour.run(own.request("GET", path, cast_to=Any))
    finally:
        colour.run(own.close())


def test_nobody_listens(colour: Colour) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        own = client(colour, f"http://127.0.0.1:{port}")
        try:
            with pytest.raises(APIConnectionError, match="getVehicle"):
                colour.run(own.vehicle.get("v"))
        finally:
            colour.run(own.close())


def test_with_blocks(colour: Colour, address: str) -> None:
    own = client(colour, address)
    if colour.is_async:

        async def entered() -> Any:
            async with own as inside:
                return await inside.request("GET", "/x", cast_to=Any)

        sent = cast(Any, colour.run(entered()))
    else:
        with own as inside:
            sent = inside.request("GET", "/x", cast_to=Any)
    assert sent["path"] == "/x"
    assert client_is_closed(own)


def test_a_cancelled_login_frees_the_others() -> None:
    import httpx2

    from .colours import Server, envelope, vehicle
    from .sample import AsyncSample

    server = Server(envelope({"token": "t"}), envelope(vehicle()))

    async def answer(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0.05)
        return server(request)

    async def scenario() -> None:
        pool = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        client = AsyncSample.login(email="e", password="p", http_client=pool)
        first = asyncio.create_task(client.vehicle.get("v"))
        second = asyncio.create_task(client.vehicle.get("v"))
        await asyncio.sleep(0.01)
        first.cancel()
        assert (await second).id == "veh_1"
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(scenario())
