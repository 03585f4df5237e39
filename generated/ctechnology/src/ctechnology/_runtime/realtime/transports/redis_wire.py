"""Connections to Redis: commands in, plain answers out, by the package redis."""

from __future__ import annotations

import asyncio
import math
import ssl
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ..extra import needed
from ..frames import Credentials, Lost, NoSource, Unsent
from ..servers import is_secure
from ..tls import context_of
from ..transport import Dial
from .intake import Inlet

if TYPE_CHECKING:
    from ..endpoints import Redis

# Why: the types of the package are known in part only.
_redis: Any = needed("redis.asyncio", "redis")
_errors: Any = needed("redis.exceptions", "redis")

Argument = bytes | str | int
FAILURES: Final = (_errors.RedisError, OSError)
"""What the package raises."""
Refused: Final[Any] = _errors.ResponseError
"""What the server answers to a command that it does not carry out."""


def new_connection(endpoint: Redis, dial: Dial, credentials: Credentials) -> Any:
    """A connection that is not yet made, and is not made again when it breaks."""
    parts = urlsplit(dial.url)
    secure = is_secure(dial.url)
    password = endpoint.password or credentials.password or credentials.token
    made = (_redis.SSLConnection if secure else _redis.Connection)(
        host=parts.hostname or "localhost",
        port=parts.port or 6379,
        db=parts.path.strip("/") or 0,
        username=endpoint.username or credentials.user or None,
        password=password or None,
        protocol=2,
        socket_timeout=None,
        socket_connect_timeout=dial.options.open_timeout,
    )
    if secure:
        made.ssl_context.context = context_of(dial.tls, credentials)
    return made


async def free(connection: Any) -> None:
    """Let go of a socket, whatever waits to be written to it."""
    writer = connection._writer
    if writer is not None:
        writer.transport.abort()
    try:
        await connection.disconnect(nowait=True)
    except FAILURES:
        return


def lost_by(error: Exception) -> Lost:
    """What it means for a link that something failed."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Lost(f"TLS: {cause.verify_message}", retry=False)
    refused = (_errors.AuthenticationError, _errors.AuthorizationError)
    if isinstance(error, refused) or "NOAUTH" in str(error):
        return Lost("the server refuses the credentials", auth=True)
    return Lost(f"the connection is gone: {type(error).__name__}")


def unsent_by(error: Exception) -> Unsent | Lost:
    """What it means for a message that the server refuses the command."""
    if isinstance(error, _errors.ReadOnlyError) or "NOAUTH" in str(error):
        return lost_by(error)
    return Unsent(f"Redis refuses it: {_word(error)}")


def no_source_by(error: Exception) -> NoSource | Lost:
    """What it means for a source that the server refuses the command."""
    if isinstance(error, _errors.ReadOnlyError) or "NOAUTH" in str(error):
        return lost_by(error)
    return NoSource(f"Redis has nothing to receive there: {_word(error)}")


def _word(error: Exception) -> str:
    """The kind of an error of the server, such as WRONGTYPE; never its text."""
    first = str(error).partition(" ")[0]
    return first if first.isupper() and first.isalpha() else type(error).__name__


class Calls:
    """Commands of many tasks over one connection; answers come in their order."""

    def __init__(self, connection: Any, inlet: Inlet) -> None:
        self._connection = connection
        self._inlet = inlet
        self._outgoing: list[bytes] = []
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._news = asyncio.Event()
        self._tasks: Sequence[asyncio.Task[None]] = ()

    def start(self) -> None:
        """Begin to carry commands."""
        steps = self._write(), self._read()
        self._tasks = [asyncio.create_task(step) for step in steps]

    async def call(self, *arguments: Argument) -> Any:
        """The answer to a command; raises what the server answers, and Lost."""
        return await self.begin(*arguments)

    def begin(self, *arguments: Argument) -> asyncio.Future[Any]:
        """Send a command; what its answer will be."""
        answer = self._inlet.promise()
        self._waiting.append(answer)
        self._outgoing += self._connection.pack_command(*arguments)
        self._news.set()
        return answer

    async def end(self) -> None:
        """Carry no more, and let go of the connection."""
        for task in self._tasks:
            task.cancel()
        await free(self._connection)

    async def _write(self) -> None:
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                packed, self._outgoing = self._outgoing, []
                await self._connection.send_packed_command(packed, check_health=False)
        except FAILURES as error:
            self._inlet.lose(lost_by(error))

    async def _read(self) -> None:
        try:
            while True:
                try:
                    found = await read(self._connection)
                except Refused as error:
                    found = error
                answer = self._waiting.popleft()
                if answer.done():
                    continue
                if isinstance(found, Exception):
                    answer.set_exception(found)
                    # Why: who sent it may not be there any more.
                    answer.exception()
                else:
                    answer.set_result(found)
        except FAILURES as error:
            self._inlet.lose(lost_by(error))


async def read(connection: Any, timeout: float = math.inf) -> Any:
    """The next answer, None when none came in so many seconds."""
    return await connection.read_response(disable_decoding=True, timeout=timeout)


async def awaited(connection: Any, timeout: float) -> Any:
    """The next answer; raises Lost when none came in so many seconds."""
    try:
        async with asyncio.timeout(timeout):
            return await read(connection)
    except TimeoutError:
        raise Lost(f"no answer within {timeout:g} s") from None
