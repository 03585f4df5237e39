"""A WebSocket server on this machine that does what a test says."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, TypeAlias

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

Handler: TypeAlias = Callable[["Peer"], Awaitable[object]]


class Peer:
    """One connection of a client; `first` is the message that it sends at once."""

    def __init__(self, connection: ServerConnection, number: int) -> None:
        self.connection = connection
        self.number = number
        self.first: Any = None

    @property
    def request(self) -> Request:
        """The handshake."""
        assert self.connection.request is not None
        return self.connection.request

    async def send(self, *values: object) -> None:
        """Send values as JSON."""
        for value in values:
            await self.connection.send(json.dumps(value))

    async def receive(self) -> Any:
        """The next message."""
        return json.loads(await self.connection.recv())

    async def status(self, *speeds: float) -> None:
        """Send a status for each speed."""
        for speed in speeds:
            await self.send({"type": "status", "vehicle_id": "v1", "speed_kmh": speed})


class Service:
    """A server whose connections are handled as told, and which can refuse and restart."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[Request] = []
        self.peers: list[Peer] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.greeting: object = None
        self.port = 0
        self._server: Server | None = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    async def start(self, tls: ssl.SSLContext | None = None) -> None:
        """Listen, again on the same port."""
        self._server = await serve(
            self._handle,
            "127.0.0.1",
            self.port,
            process_request=self._admit,
            ping_interval=None,
            close_timeout=0.2,
            ssl=tls,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Close all connections with 1001, and listen no more."""
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        self.requests.append(request)
        if not self.refusals:
            return None
        status, headers = self.refusals.pop(0)
        found = Headers(headers)
        found["Content-Length"] = "0"
        return Response(status, HTTPStatus(status).phrase, found, b"")

    async def _handle(self, connection: ServerConnection) -> None:
        peer = Peer(connection, len(self.peers))
        self.peers.append(peer)
        try:
            if self.greeting is not None:
                await peer.send(self.greeting)
            peer.first = await peer.receive()
            await self.handler(peer)
            await connection.wait_closed()
        except (ConnectionClosed, asyncio.CancelledError):
            pass


@asynccontextmanager
async def service(handler: Handler) -> AsyncGenerator[Service]:
    """A server while the block lasts."""
    found = Service(handler)
    await found.start()
    try:
        yield found
    finally:
        await found.stop()
