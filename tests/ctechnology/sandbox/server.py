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


@contextmanager
def running(world: World, *, port: int = 0) -> Generator[str]:
    """Serve a world until the block ends; gives the base URL."""
    config = uvicorn.Config(
        create_app(world),
        loop="asyncio",
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", port)) as listener:
        # Without it every answer waits for the client to acknowledge its head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = Thread(target=server.run, args=([listener],), name="sandbox")
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}{BASE}"
        finally:
            server.should_exit = True
            thread.join()
