"""WebSockets, by the package websockets: one connection a channel."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ...retry import seconds_of
from ..closing import closed, refused
from ..extra import needs
from ..frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from ..tasks import stopped
from ..tls import context_of
from ..transport import Dial
from .handshake import address_of, headers_of
from .intake import Inlet, Intake

with needs("websockets", "websocket"):
    from websockets.asyncio.client import connect
    from websockets.exceptions import (
        ConnectionClosed,
        InvalidHandshake,
        InvalidStatus,
        InvalidURI,
    )

    from .websocket_connection import Connection

if TYPE_CHECKING:
    from ..endpoints import WebSocket

_SLACK: Final = 16
_AHEAD: Final = 64
"""So many messages are handed on at once, at the most."""


class _Connect(connect):
    """Makes a connection, and follows no redirect to another origin."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        """Where a redirect leads, or the error."""
        found = super().process_redirect(exc)
        if isinstance(found, str) and _origin(found) != _origin(self.uri):
            return exc
        return found


class WebSocketTransport:
    """One connection."""

    caps: Final = Capabilities()

    def __init__(self, endpoint: WebSocket, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._connection: Connection | None = None
        self._watch: asyncio.Task[None] | None = None
        self._heard = 0.0
        self._waits = False
        self._reason = ""
        self._inlet = Inlet()

    async def connect(self, credentials: Credentials) -> None:
        """Make the handshake."""
        dial, endpoint = self._dial, self._endpoint
        most = dial.options.max_bytes * _SLACK
        try:
            made = await _Connect(
                address_of(dial, credentials),
                additional_headers=headers_of(dial, credentials),
                subprotocols=_subprotocols(endpoint),
                compression="deflate" if endpoint.compress else None,
                proxy=endpoint.proxy,
                create_connection=Connection,
                open_timeout=None,
                ping_interval=None,
                close_timeout=1,
                max_size=most,
                **_security(dial, credentials),
            )
        except (InvalidURI, InvalidHandshake, OSError, EOFError) as error:
            raise _not_made(error) from None
        assert isinstance(made, Connection)
        self._connection = made
        self._heard = time.monotonic()
        self._watch = asyncio.create_task(self._watched())

    async def send(self, out: Outgoing) -> Receipt:
        """Send a message as one frame; it is on its way then."""
        try:
            await self._open.send(out.data, text=out.is_text)
        except ConnectionClosed as error:
            raise self._lost(error) from None
        return Receipt(confirmed=False, address=self._dial.url)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not for WebSockets: the protocol knows no answers."""
        raise Unsent("WebSockets have no requests of their own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """The messages of the connection, whatever the source."""
        return self._batches(source)

    async def _batches(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        connection, intake = self._open, self._inlet.open(source, _AHEAD)
        connection.take = take = self._taker(intake, source.address)
        self._waits = True
        reading = asyncio.create_task(self._read(take, intake))
        try:
            while True:
                frames = await intake.take()
                if not self._waits:
                    self._waits = True
                    connection.transport.resume_reading()
                yield frames
        finally:
            connection.take = None
            await stopped(reading)
            self._inlet.close(intake)

    def _taker(self, intake: Intake, address: str) -> Callable[[bytes], None]:
        """What takes each message; when many wait, nothing more is read for a while."""
        connection, now, heard = self._open, time.time, time.monotonic

        def take(data: bytes) -> None:
            self._heard = heard()
            frame = Frame(data=data, received_at=now(), address=address)
            if not intake.put(frame) and self._waits:
                self._waits = False
                connection.transport.pause_reading()

        return take

    async def _read(self, take: Callable[[bytes], None], intake: Intake) -> None:
        """Take what the connection does not hand over by itself, and note its end."""
        connection = self._open
        try:
            while True:
                take(await connection.recv(decode=False))
                connection.by_recv -= 1
                if connection.by_recv <= 0:
                    # Why: until then all that comes has to wait behind what is there.
                    await intake.room()
        except ConnectionClosed as error:
            self._inlet.lose(self._lost(error))
        except Exception as error:  # noqa: BLE001
            # Why: nobody awaits the task, and whoever reads has to know.
            self._inlet.lose(Lost(f"reading ended: {type(error).__name__}"))

    async def broken(self) -> Lost:
        """That the connection is closed; who reads is told why."""
        await self._open.wait_closed()
        return Lost(self._reason or "the connection is closed")

    def resumes(self, source: Source) -> bool:
        """No: the protocol knows no positions."""
        return False

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Nothing: nobody waits for that."""
        return True

    async def aclose(self, drain: float) -> None:
        """Say goodbye, and wait a moment for the answer."""
        if self._watch is not None:
            self._watch.cancel()
        connection = self._connection
        if connection is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(max(drain, 0.5)):
                await connection.close()
        connection.transport.abort()

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise Lost("the connection was never made")
        return self._connection

    def _lost(self, error: ConnectionClosed) -> Lost:
        """What the end of the connection means."""
        if self._reason:
            return Lost(self._reason)
        if (
            error.rcvd is None
            and error.sent is not None
            and error.rcvd_then_sent is None
        ):
            # Why: it was us who found that what came breaks the protocol.
            return Lost(f"closed by us: {error.sent.code} {error.sent.reason}")
        code = 1006 if error.rcvd is None else error.rcvd.code
        said = "" if error.rcvd is None else error.rcvd.reason
        return closed(code, said, self._dial.closing)

    async def _watched(self) -> None:
        """Ask for signs of life while the connection is silent, and abort it without one."""
        options = self._dial.options
        while True:
            await asyncio.sleep(self._pause())
            if not self._waits:
                # Why: nothing is read while the reader is behind, not even an answer.
                continue
            silent = time.monotonic() - self._heard
            if options.idle is not None and silent >= options.idle:
                return self._abort(f"silent for {silent:.1f} s")
            if options.ping is None or silent < options.ping:
                continue
            before = self._heard
            try:
                async with asyncio.timeout(options.ping_timeout):
                    await (await self._open.ping())
            except TimeoutError:
                if self._waits and self._heard == before:
                    return self._abort(f"no pong within {options.ping_timeout:g} s")
            except ConnectionClosed:
                return
            else:
                self._heard = max(self._heard, before + options.ping)

    def _pause(self) -> float:
        """Seconds until the next look."""
        options = self._dial.options
        silent = time.monotonic() - self._heard
        waits = [w - silent for w in (options.ping, options.idle) if w is not None]
        return max(min(waits, default=60.0), 0.01)

    def _abort(self, reason: str) -> None:
        self._reason = reason
        self._open.transport.abort()


def open_transport(endpoint: WebSocket, dial: Dial) -> WebSocketTransport:
    """A connection, not yet made."""
    return WebSocketTransport(endpoint, dial)


def _subprotocols(endpoint: WebSocket) -> Any:
    return list(endpoint.subprotocols) or None


def _security(dial: Dial, credentials: Credentials) -> dict[str, Any]:
    """What websockets is told about TLS; nothing for plain connections."""
    if not dial.url.startswith("wss:"):
        return {}
    return {"ssl": context_of(dial.tls, credentials)}


def _not_made(error: Exception) -> Lost:
    """What it means that a handshake failed."""
    if isinstance(error, InvalidStatus):
        response = error.response
        asked = seconds_of(response.headers.get("Retry-After", ""), time.time())
        return refused(response.status_code, asked)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Lost(f"TLS: {error.verify_message}", retry=False)
    if isinstance(error, InvalidURI):
        return Lost("the address is none of a WebSocket", retry=False)
    if isinstance(error, OSError):
        return Lost(f"no connection: {error.strerror or type(error).__name__}")
    return Lost(f"no handshake: {type(error).__name__}")


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    scheme = {"http": "ws", "https": "wss"}.get(parts.scheme, parts.scheme)
    return scheme, parts.hostname, parts.port or {"ws": 80, "wss": 443}.get(scheme)
