"""AMQP 0.9.1, by aiormq, which the package aio-pika is built on."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from ..extra import needs
from ..frames import (
    Capabilities,
    Credentials,
    Frame,
    Lost,
    NoSource,
    Outgoing,
    Receipt,
    Settlement,
    Source,
    Unsent,
)
from ..servers import is_secure
from ..tls import context_of
from ..transport import Dial
from .amqp_places import declare_exchange, declare_queue, is_kept, place_of
from .amqp_queue import Queue
from .intake import Inlet
from .said import of_message
from .watching import watched

with needs("aiormq", "amqp"):
    from aiormq import Connection, spec
    from aiormq.abc import AbstractChannel
    from aiormq.connection import TransportFactory
    from aiormq.exceptions import (
        AMQPError,
        AuthenticationError,
        ChannelAccessRefused,
        ChannelInvalidStateError,
        ChannelNotFoundEntity,
        ChannelPreconditionFailed,
        ConnectionNotAllowed,
        DeliveryError,
        ProbableAuthenticationError,
    )
    from yarl import URL

if TYPE_CHECKING:
    from ..endpoints import Amqp

_FAILURES: Final = (AMQPError, ChannelInvalidStateError, OSError, RuntimeError)
_REFUSED: Final = (
    ChannelAccessRefused,
    ChannelNotFoundEntity,
    ChannelPreconditionFailed,
)
"""What the server closes a channel with when it does not take a message."""
_PERSISTENT: Final = 2


class _Sockets(TransportFactory):
    """Makes the connection, and can break it whatever waits to be written."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self._context = context
        self._writer: asyncio.StreamWriter | None = None

    async def create(
        self, url: URL, **kwargs: Any
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to a server."""
        found = await asyncio.open_connection(url.host, url.port, ssl=self._context)
        self._writer = found[1]
        return found

    def abort(self) -> None:
        """Break the connection."""
        if self._writer is not None:
            self._writer.transport.abort()


class AmqpTransport:
    """One connection, with a channel to send over and one for each source."""

    caps: Final = Capabilities(
        ack=True,
        groups=True,
        headers=True,
        resume=True,
        confirm=True,
        ordered_by="queue",
    )

    def __init__(self, endpoint: Amqp, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._inlet = Inlet()
        self._sockets = _Sockets(None)
        self._connection: Connection | None = None
        self._channel: AbstractChannel | None = None
        self._opening = asyncio.Lock()
        self._watch: asyncio.Task[None] | None = None
        self._known: set[str] = set()
        self._under_way = 0
        self._settled = asyncio.Event()

    async def connect(self, credentials: Credentials) -> None:
        """Make the connection."""
        dial = self._dial
        secure = is_secure(dial.url)
        context = context_of(dial.tls, credentials) if secure else None
        self._sockets = _Sockets(context)
        url = _address(self._endpoint, dial, credentials)
        # Why: the types of the package are known in part only.
        connection: Any = Connection(url, transport_factory=self._sockets)
        try:
            await connection.connect()
            asked = await connection.channel(publisher_confirms=False)
        except _FAILURES as error:
            self._sockets.abort()
            raise _not_made(error) from None
        except BaseException:
            self._sockets.abort()
            raise
        self._connection = connection
        connection.closing.add_done_callback(self._closed)
        watch = watched(dial.options, asked.basic_qos, self._inlet.lose)
        self._watch = asyncio.create_task(watch)

    async def send(self, out: Outgoing) -> Receipt:
        """Publish a message, and wait until the server has it."""
        self._inlet.check()
        place = place_of(out.address, out.channel)
        try:
            if place.exchange not in self._known:
                declare = self._endpoint.declare
                await declare_exchange(self._open, place, declare)
                self._known.add(place.exchange)
            id = await self._published(out, place.exchange, place.key)
        except NoSource as error:
            raise Unsent(str(error)) from None
        except DeliveryError as error:
            raise Unsent(f"the server does not take it: {_why(error)}") from None
        except (ValueError, TypeError) as error:
            raise Unsent(f"AMQP has no such message: {type(error).__name__}") from None
        except _REFUSED as error:
            if self._under_way:
                # Why: nobody knows what became of those that were sent at the same time.
                raise Lost("the server closed the channel") from None
            raise Unsent(f"the server refuses it: {type(error).__name__}") from None
        except _FAILURES:
            raise self._lost() from None
        return Receipt(confirmed=True, id=id, address=out.address)

    async def _published(self, out: Outgoing, exchange: str, key: str) -> str:
        said = of_message("amqp", out)
        properties = _properties(out, said)
        async with self._opening:
            if self._channel is None or self._channel.is_closed:
                self._channel = await self._open.channel(publisher_confirms=True)
            channel = self._channel
        self._under_way += 1
        try:
            await channel.basic_publish(
                out.data,
                exchange=exchange,
                routing_key=key,
                properties=properties,
                mandatory=bool(said.get("mandatory", not exchange)),
            )
        finally:
            self._under_way -= 1
            self._settled.set()
        return properties.message_id or ""

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not here: the core does that."""
        raise Unsent("AMQP has no requests of its own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes to a queue."""
        self._inlet.check()
        place, endpoint = place_of(source.address, source.channel), self._endpoint
        try:
            await declare_exchange(self._open, place, endpoint.declare)
            name = await declare_queue(
                self._open, source, endpoint.declare, endpoint.queue_type
            )
            channel = await self._open.channel(publisher_confirms=False)
            if not name:
                wanted = source.address if source.inbox else ""
                made = await channel.queue_declare(
                    wanted, exclusive=True, auto_delete=True
                )
                name = str(made.queue)
            if place.exchange:
                await channel.queue_bind(name, place.exchange, place.key)
            queue = Queue(channel, self._inlet, source)
            await queue.start(name)
        except _REFUSED as error:
            raise NoSource(f"the server refuses it: {type(error).__name__}") from None
        except _FAILURES:
            raise self._lost() from None
        return queue.batches()

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        return await self._inlet.broken()

    def resumes(self, source: Source) -> bool:
        """Whether the queue is there without the link."""
        return is_kept(source)

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages."""
        self._inlet.check()
        all_known = True
        for frame in frames:
            queue, tag = frame.token
            all_known &= await queue.settle(tag, how, delay)
        return all_known

    async def aclose(self, drain: float) -> None:
        """End the connection, when what is under way is confirmed."""
        if self._watch is not None:
            self._watch.cancel()
        connection = self._connection
        if connection is None:
            return
        patience = max(drain, 0.5) if self._inlet.lost is None else 0.0
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while self._under_way:
                    self._settled.clear()
                    await self._settled.wait()
        self._inlet.lose(Lost("the link is closed"))
        closing = asyncio.create_task(connection.close())
        if not (await asyncio.wait({closing}, timeout=patience))[0]:
            self._sockets.abort()
        await asyncio.wait({closing}, timeout=1)

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise Lost("the connection was never made")
        return self._connection

    def _closed(self, closing: asyncio.Future[Any]) -> None:
        error = None if closing.cancelled() else closing.exception()
        code = next(iter(error.args), "") if isinstance(error, AMQPError) else ""
        shown = f" with {code}" if isinstance(code, int) and code else ""
        reason = f"the server closed the connection{shown}: {type(error).__name__}"
        self._inlet.lose(Lost(reason))

    def _lost(self) -> Lost:
        return self._inlet.lost or Lost("the connection is gone")


def open_transport(endpoint: Amqp, dial: Dial) -> AmqpTransport:
    """A connection, not yet made."""
    return AmqpTransport(endpoint, dial)


def _address(endpoint: Amqp, dial: Dial, credentials: Credentials) -> URL:
    """The address with credentials, as aiormq takes it."""
    parts, options = urlsplit(dial.url), dial.options
    user = endpoint.username or credentials.user
    password = endpoint.password or credentials.password or credentials.token
    ping = options.ping
    # Why: the server is gone for the package only after three times of this.
    beat = 0 if ping is None else max(int(ping + options.ping_timeout), 2)
    query = {"heartbeat": str(beat)}
    is_external = credentials.mechanism.upper() == "EXTERNAL"
    if is_external or (credentials.certificate and not password):
        query["auth"] = "external"
    return URL.build(
        scheme="amqps" if is_secure(dial.url) else "amqp",
        host=parts.hostname or "localhost",
        port=parts.port or (5671 if is_secure(dial.url) else 5672),
        user=user or None,
        password=password or None,
        path=f"/{unquote(parts.path.removeprefix('/'))}",
        query=query,
    )


def _properties(out: Outgoing, said: Any) -> spec.Basic.Properties:
    """What goes beside the payload, with an id by which duplicates are told."""
    expiration = said.get("expiration")
    return spec.Basic.Properties(
        content_type=out.content_type or None,
        headers=dict(out.headers),
        delivery_mode=int(said.get("deliveryMode", _PERSISTENT)),
        priority=int(said.get("priority", 0)),
        correlation_id=out.correlation_id or None,
        reply_to=out.reply_to or None,
        expiration=None if expiration is None else str(expiration),
        message_id=str(said.get("message_id") or uuid4().hex),
        message_type=said.get("messageType"),
    )


def _not_made(error: Exception) -> Lost:
    """What it means that a connection was not made."""
    if isinstance(error, ProbableAuthenticationError):
        return Lost("the server refuses the credentials", auth=True)
    if isinstance(error, AuthenticationError):
        return Lost("the server has another way to log in", retry=False)
    if isinstance(error, ConnectionNotAllowed):
        return Lost("the server does not have the virtual host", retry=False)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Lost(f"TLS: {error.verify_message}", retry=False)
    return Lost(f"no connection: {type(error).__name__}")


def _why(error: DeliveryError) -> str:
    """What the server says about a message, such as NO_ROUTE; never the message."""
    frame: Any = error.frame
    return str(getattr(frame, "reply_text", "") or frame.name)
