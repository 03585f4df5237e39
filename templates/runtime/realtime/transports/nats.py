"""NATS, by the package nats-py: subjects, and JetStream where messages are settled."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

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
from .intake import Inlet, Intake
from .jetstream import JetStream, Pull
from .nats_answers import Answers
from .nats_frames import frame_of, listen
from .said import as_text, of_message, with_ids
from .watching import watched

with needs("nats", "nats"):
    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.aio.subscription import Subscription
    from nats.errors import (
        BadHeaderError,
        BadSubjectError,
        Error,
        MaxPayloadError,
        NoServersError,
        SlowConsumerError,
    )

if TYPE_CHECKING:
    from ..endpoints import Nats

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])
_REFUSED: Final = ("authori", "authenti", "expired", "revoked")
"""Parts of what the server says about credentials."""
_UNSENDABLE: Final = (BadHeaderError, BadSubjectError, MaxPayloadError)
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one subscription that wait for their reader; more break the link."""
_NEVER: Final = 10**7
"""Seconds between pings of the package, as it takes twice as long to see that none helps."""


class _Client(Client):
    """A client that shows nothing to a server without TLS where there has to be TLS."""

    needs_tls = False

    def _connect_command(self) -> bytes:
        info: Any = self._server_info
        if self.needs_tls and not info.get("tls_required"):
            raise Error("nats: the server offers no TLS")
        return super()._connect_command()


class NatsTransport:
    """One connection."""

    caps: Final = Capabilities(
        ack=True,
        groups=True,
        headers=True,
        request=True,
        resume=True,
        confirm=True,
        ordered_by="subject",
    )

    def __init__(self, endpoint: Nats, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._client = _Client()
        self._inlet = Inlet()
        self._answers = Answers(self._client, self._inlet)
        self._streams = JetStream(self._client, self._answers, endpoint)
        self._watch: asyncio.Task[None] | None = None
        self._said, self._broke = "", "closed"

    async def connect(self, credentials: Credentials) -> None:
        """Make the connection, and show who we are."""
        client = self._client
        client.needs_tls = is_secure(self._dial.url)
        try:
            await client.connect(
                f"nats://{urlsplit(self._dial.url).netloc}",
                allow_reconnect=False,
                # Why: 0 means for ever.
                max_reconnect_attempts=1,
                reconnect_time_wait=0,
                connect_timeout=int(self._dial.options.open_timeout) + 1,
                ping_interval=_NEVER,
                error_cb=self._note,
                **_shown(self._endpoint, self._dial, credentials),
            )
        except (Error, OSError, ValueError) as error:
            await self._free()
            if not isinstance(error, NoServersError):
                await self._note(error)
            raise self._lost("no connection") from None
        except BaseException:
            await self._free()
            raise
        # Why: some ends of a connection call nothing back.
        reading: asyncio.Task[None] = vars(client)["_reading_task"]
        reading.add_done_callback(lambda _: self._inlet.lose(self._lost()))
        self._watch = asyncio.create_task(
            watched(self._dial.options, self._ask, self._inlet.lose)
        )

    async def send(self, out: Outgoing) -> Receipt:
        """Publish a message; confirmed where its subject is in a stream."""
        self._inlet.check()
        try:
            if await self._streams.stream_of(out):
                return await self._streams.publish(out, self._headers(out))
            headers = self._headers(replace(out, reply_to=""))
            await self._client.publish(
                out.address, out.data, out.reply_to, headers or None
            )
        except _UNSENDABLE as error:
            raise Unsent(f"NATS refuses it: {type(error).__name__}") from None
        except Error:
            raise self._lost() from None
        return Receipt(confirmed=False, address=out.address)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Publish a message with a subject for the answer, and wait for that."""
        self._inlet.check()
        async with asyncio.timeout(timeout):
            try:
                if not await self._streams.stream_of(out):
                    headers = self._headers(out) or None
                    found = await self._answers.ask(out.address, out.data, headers)
                    return frame_of(found, time.time())
                inbox, answer = await self._answers.expect()
            except _UNSENDABLE as error:
                raise Unsent(f"NATS refuses it: {type(error).__name__}") from None
            except Error:
                raise self._lost() from None
            try:
                await self.send(replace(out, reply_to=inbox))
                return frame_of(await answer, time.time())
            finally:
                answer.cancel()

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What comes to a subject; of a stream where messages are settled."""
        self._inlet.check()
        try:
            if source.settled:
                pull = await self._streams.open(source, self._inlet)
                return pull.batches()
            return await self._subscribed(source)
        except Error as error:
            if isinstance(error, BadSubjectError):
                raise NoSource("NATS has no such subjects") from None
            raise self._lost() from None

    async def _subscribed(
        self, source: Source
    ) -> AsyncGenerator[Sequence[Frame], None]:
        intake, clock = self._inlet.open(source), time.time
        put = intake.put

        async def take(message: Msg) -> None:
            if not put(frame_of(message, clock())):
                await intake.room()

        subscription = await listen(
            self._client, source.address, take, source.group, _MOST_BYTES
        )
        # Why: others may send as soon as this returns.
        await self._client.flush(int(self._dial.options.open_timeout) + 1)
        return self._batches(intake, subscription)

    async def _batches(
        self, intake: Intake, subscription: Subscription
    ) -> AsyncGenerator[Sequence[Frame], None]:
        try:
            while True:
                yield await intake.take()
        finally:
            self._inlet.close(intake)
            with suppress(Error):
                await subscription.unsubscribe()

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        return await self._inlet.broken()

    def resumes(self, source: Source) -> bool:
        """Whether a stream keeps what came meanwhile."""
        return source.settled

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages of a stream."""
        self._inlet.check()
        all_known = True
        try:
            for frame in frames:
                if frame.token is not None:
                    pull: Pull = frame.token[0]
                    all_known &= await pull.settle((frame,), how, delay)
        except Error:
            raise self._lost() from None
        return all_known

    async def aclose(self, drain: float) -> None:
        """End the connection."""
        if self._watch is not None:
            self._watch.cancel()
        if self._client.is_connected and self._inlet.lost is None:
            with suppress(Error, OSError, TimeoutError):
                async with asyncio.timeout(max(drain, 0.5)):
                    await self._client.flush()
        self._inlet.lose(Lost("the link is closed"))
        await self._free()

    async def _free(self) -> None:
        """Let go of the socket, whatever waits to be written to it."""
        transport: Any = vars(self._client)["_transport"]
        if not transport:
            return
        # Why: the package waits until everything is written, which may be never.
        transport._io_writer.transport.abort()
        with suppress(Error, OSError):
            await self._client.close()

    async def _ask(self) -> None:
        try:
            await self._client.flush(int(self._dial.options.ping_timeout) + 1)
        except Error:
            raise self._lost() from None

    async def _note(self, error: Exception) -> None:
        """Take note of what the package says beside: of errors, and what it dropped."""
        self._said, self._broke = str(error).lower(), type(error).__name__
        if isinstance(error, SlowConsumerError):
            self._inlet.lose(Lost("messages were dropped as they were read too slowly"))
        elif "permissions violation for subscription" in self._said:
            reason = "the server does not permit to receive there"
            self._inlet.lose(Lost(reason, retry=False))
        elif "permissions violation" in self._said:
            _LOG.warning("the server does not permit to send there")

    def _lost(self, what: str = "the connection is gone") -> Lost:
        """What it means that the connection ended, or was not made."""
        if self._inlet.lost is not None:
            return self._inlet.lost
        said = f"{self._said} {self._client.last_error}".lower()
        if "offers no tls" in said or "certificate" in said:
            return Lost("TLS: the server has none that is trusted", retry=False)
        if any(part in said for part in _REFUSED):
            return Lost("the server refuses the credentials", auth=True)
        return Lost(f"{what}: {self._broke}")

    def _headers(self, out: Outgoing) -> dict[str, str]:
        """Headers as they are sent; raises Unsent where the message would be too long."""
        found = as_text(with_ids(out))
        duplicate: Any = of_message("nats", out).get("msg_id")
        if duplicate:
            found["Nats-Msg-Id"] = str(duplicate)
        size = sum(len(f"{n}: {v}\r\n".encode()) for n, v in found.items())
        if len(out.data) + size + 16 * bool(found) > self._client.max_payload:
            raise Unsent(
                f"the server takes {self._client.max_payload} bytes at the most"
            )
        return found


def open_transport(endpoint: Nats, dial: Dial) -> NatsTransport:
    """A connection, not yet made."""
    return NatsTransport(endpoint, dial)


def _shown(endpoint: Nats, dial: Dial, credentials: Credentials) -> dict[str, Any]:
    """What nats-py is told about credentials and TLS."""
    user = endpoint.username or credentials.user
    password = endpoint.password or credentials.password
    found: dict[str, Any] = {}
    if user:
        found |= {"user": user, "password": password}
    elif credentials.token or password:
        found["token"] = credentials.token or password
    if is_secure(dial.url) or dial.tls is not None:
        found["tls"] = context_of(dial.tls, credentials)
    return found
