"""The application on a real socket, in a thread of its own."""

import asyncio
import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.app import BASE, create_app
from sandbox.state import World


class _Protocol(H11Protocol):
    """Lets the application reach the connection, so that it can drop it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # Why: uvicorn narrows the type that asyncio declares for this callback.
        super().connection_made(transport)  # type: ignore[arg-type]
        self.app_state = {**self.app_state, "transport": transport}


class Serving:
    """A world that is served; it can be stopped and started again at the same address."""

    def __init__(self, world: World, port: int = 0) -> None:
        self.world = world
        self._port = port
        self._server: uvicorn.Server | None = None
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self._port}{BASE}"

    def start(self) -> None:
        """Serve from now on."""
        config = uvicorn.Config(
            create_app(self.world),
            loop="asyncio",
            http=_Protocol,
            ws="websockets-sansio",
            ws_ping_interval=None,
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        server = self._server = uvicorn.Server(config)
        listener = socket.create_server(("127.0.0.1", self._port))
        # Without it every answer waits for the client to acknowledge its head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._port = listener.getsockname()[1]

        def serve() -> None:
            with listener:
                server.run([listener])

        self._thread = Thread(target=serve, name="sandbox")
        self._thread.start()

    def stop(self) -> None:
        """End all connections as a server does that is shut down."""
        assert self._server is not None and self._thread is not None
        self._server.should_exit = True
        self._thread.join()


@contextmanager
def running(world: World, *, port: int = 0) -> Generator[str]:
    """Serve a world until the block ends; gives the base URL."""
    serving = Serving(world, port)
    serving.start()
    try:
        yield serving.url
    finally:
        serving.stop()
