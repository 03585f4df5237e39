"""The WebSocket: who is connected, what is pushed to whom, and trouble on demand."""

import asyncio
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.trouble import VERSION
from sandbox.values import JSON, Row

if TYPE_CHECKING:
    from sandbox.state import World

PATH = "/ws/ws-main"
REST = "https://api.ctechnology.io/api/v2.2"
EXPIRED = 4401


class Connection:
    """One client that has shown its token; `queue` has frames, or a code to close with."""

    def __init__(self, socket: WebSocket, user: str) -> None:
        self.user = user
        self.queue: asyncio.Queue[str | int] = asyncio.Queue()
        self._transport: asyncio.Transport = socket.scope["state"]["transport"]

    def abort(self) -> None:
        """End it without a word."""
        self._transport.abort()

    def stall(self) -> None:
        """Hear and say nothing more, and keep the connection."""
        self._transport.pause_reading()


class Sockets:
    """All connections; what tests call from another thread is done in the server's."""

    def __init__(self) -> None:
        self.first_frames: list[JSON] = []
        self.origins: list[str | None] = []
        self._connections: list[Connection] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_stalled = False

    @property
    def count(self) -> int:
        """How many clients are connected and have shown a token."""
        return len(self._connections)

    def forget(self) -> None:
        """What came in so far."""
        self.first_frames, self.origins = [], []
        self._is_stalled = False

    def push(self, users: set[str], channel: str, path: str, value: JSON) -> None:
        """Tell those of some users that are connected."""
        header: Row = {"type": "API", "api_version": VERSION, "channel": channel}
        frame = {"header": {**header, "uri": REST + path}, "data": value}
        self.say(json.dumps(frame), lambda c: c.user in users)

    def say(
        self, text: str, who: Callable[[Connection], bool] = lambda _: True
    ) -> None:
        """Send a text, whatever it is, to all connections or some."""
        self._each(lambda c: c.queue.put_nowait(text) if who(c) else None)

    def close(self, code: int) -> None:
        """Close all connections, such as with EXPIRED."""
        self._each(lambda c: c.queue.put_nowait(code))

    def drop(self) -> None:
        """End all connections without a word."""
        self._each(Connection.abort)

    def stall(self) -> None:
        """Hear and say nothing more on the connections that are there."""
        self._each(Connection.stall)

    def _each(self, act: Callable[[Connection], object]) -> None:
        def all_of_them() -> None:
            for connection in tuple(self._connections):
                act(connection)

        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(all_of_them)

    async def serve(self, socket: WebSocket, world: "World") -> None:
        """One client, from its handshake to its end."""
        self._loop = asyncio.get_running_loop()
        self.origins.append(socket.headers.get("origin"))
        if socket.headers.get("origin") is None:
            await socket.send_denial_response(_html(403))
            return
        await socket.accept()
        try:
            user = await self._admitted(socket, world)
            if user is None:
                await socket.close(EXPIRED)
                return
            await self._attend(socket, Connection(socket, user))
        except (WebSocketDisconnect, RuntimeError):
            return

    async def _admitted(self, socket: WebSocket, world: "World") -> str | None:
        """Whose token the first frame shows."""
        try:
            frame: JSON = json.loads(await socket.receive_text())
        except ValueError:
            return None
        self.first_frames.append(frame)
        shown = frame if isinstance(frame, dict) else {}
        said = shown.get("Authorization", shown.get("authorization"))
        kind, _, token = str(said).partition(" ")
        return world.user_of_token(token) if kind == "Token" else None

    async def _attend(self, socket: WebSocket, connection: Connection) -> None:
        self._connections.append(connection)
        sending = asyncio.create_task(_send(socket, connection))
        try:
            while True:
                await socket.receive()
                if socket.client_state.name == "DISCONNECTED":
                    return
        finally:
            self._connections.remove(connection)
            sending.cancel()


async def _send(socket: WebSocket, connection: Connection) -> None:
    while True:
        found = await connection.queue.get()
        if isinstance(found, int):
            await socket.close(found)
            return
        await socket.send_text(found)


async def refuse_root(socket: WebSocket) -> None:
    """The host root is no WebSocket."""
    await socket.send_denial_response(_html(400))


def _html(status: int) -> HTMLResponse:
    return HTMLResponse(f"<html><body><h1>{status}</h1></body></html>", status)
