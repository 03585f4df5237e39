"""Redis, by the package redis: publish and subscribe, and streams."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

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
from ..transport import Dial
from .intake import Inlet
from .redis_groups import Group
from .redis_pubsub import published
from .redis_streams import INBOX, fields_of, tail
from .redis_wire import (
    FAILURES,
    Calls,
    Refused,
    free,
    lost_by,
    new_connection,
    no_source_by,
    unsent_by,
)
from .said import of_channel, of_message
from .watching import watched

if TYPE_CHECKING:
    from ..endpoints import Redis


class RedisTransport:
    """Connections to one server: one for commands, and one for each source."""

    caps: Final = Capabilities(
        ack=True,
        groups=True,
        headers=True,
        resume=True,
        confirm=True,
        ordered_by="stream",
    )

    def __init__(self, endpoint: Redis, dial: Dial) -> None:
        self._endpoint = endpoint
        self._dial = dial
        self._credentials = Credentials()
        self._inlet = Inlet()
        self._calls: Calls | None = None
        self._watch: asyncio.Task[None] | None = None

    async def connect(self, credentials: Credentials) -> None:
        """Make the connection for commands."""
        self._credentials = credentials
        calls = self._calls = Calls(await self._connected(), self._inlet)
        calls.start()
        try:
            await calls.call("PING")
        except Refused as error:
            raise lost_by(error) from None
        options, lose = self._dial.options, self._inlet.lose
        self._watch = asyncio.create_task(
            watched(options, lambda: calls.call("PING"), lose)
        )

    async def send(self, out: Outgoing) -> Receipt:
        """Publish a message, or add it to a stream."""
        said = of_message("redis", out)
        if said.get("kind", self._endpoint.kind) == "pubsub":
            if out.headers:
                raise Unsent("publish and subscribe of Redis has no headers")
            await self._sent("PUBLISH", out.address, out.data)
            return Receipt(confirmed=True, address=out.address)
        most = said.get("max_length", self._endpoint.max_length)
        trim = ("MAXLEN", "~", int(most)) if most else ()
        # Why: the inbox of a client that is gone is not to be made anew.
        known = ("NOMKSTREAM",) if out.address.startswith(INBOX) else ()
        where = (out.address, *known, *trim, "*")
        found = await self._sent("XADD", *where, *fields_of(out))
        if found is None:
            raise Unsent("whoever asked is gone")
        return Receipt(confirmed=True, id=found.decode(), address=out.address)

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not here: the core does that."""
        raise Unsent("Redis has no requests of its own")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """What is published, or what a stream has."""
        self._inlet.check()
        connection = await self._connected()
        try:
            return await self._received(source, connection)
        except Refused as error:
            await free(connection)
            raise no_source_by(error) from None
        except FAILURES as error:
            await free(connection)
            raise lost_by(error) from None
        except BaseException:
            await free(connection)
            raise

    async def _received(
        self, source: Source, connection: Any
    ) -> AsyncGenerator[Sequence[Frame], None]:
        if self._is_pubsub(source):
            if source.group:
                raise NoSource("publish and subscribe of Redis has no groups")
            return await published(source, connection, self._dial.options)
        if source.pattern:
            raise NoSource("streams of Redis have no addresses for EVERY")
        if not source.settled:
            return await tail(source, connection, self._open, self._dial)
        options = self._dial.options
        group = Group(source, connection, self._open, self._endpoint, options)
        await group.join()
        return group.batches()

    async def broken(self) -> Lost:
        """Why the link is lost, as soon as it is."""
        return await self._inlet.broken()

    def resumes(self, source: Source) -> bool:
        """Whether a stream keeps what came meanwhile."""
        return not self._is_pubsub(source)

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Say what became of messages of a stream."""
        self._inlet.check()
        all_known = True
        for frame in frames:
            if frame.token is not None:
                group: Group = frame.token
                all_known &= await group.settle(frame, how, delay)
        return all_known

    async def aclose(self, drain: float) -> None:
        """End the connection for commands, when what was begun is done."""
        if self._watch is not None:
            self._watch.cancel()
        if self._calls is None:
            return
        with suppress(Lost, TimeoutError, Refused):
            async with asyncio.timeout(max(drain, 0.5)):
                await self._calls.call("PING")
        self._inlet.lose(Lost("the link is closed"))
        await self._calls.end()

    @property
    def _open(self) -> Calls:
        if self._calls is None:
            raise Lost("the connection was never made")
        return self._calls

    async def _sent(self, *command: bytes | str | int) -> Any:
        try:
            return await self._open.call(*command)
        except Refused as error:
            raise unsent_by(error) from None

    async def _connected(self) -> Any:
        """A new connection."""
        made = new_connection(self._endpoint, self._dial, self._credentials)
        try:
            await made.connect()
        except FAILURES as error:
            await free(made)
            raise lost_by(error) from None
        except BaseException:
            await free(made)
            raise
        return made

    def _is_pubsub(self, source: Source) -> bool:
        said = of_channel("redis", source.channel)
        return bool(said.get("kind", self._endpoint.kind) == "pubsub")


def open_transport(endpoint: Redis, dial: Dial) -> RedisTransport:
    """Connections, not yet made."""
    return RedisTransport(endpoint, dial)
