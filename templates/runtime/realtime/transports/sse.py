"""Server-sent events over HTTP: one connection a channel, gone on with by the last id."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final

from ...connections import new_async_client
from ...errors import ResponseTooLargeError
from ...events import EventFrames, ServerSentEvent
from ...messages import Failure, Interrupted, Request, Response
from ...retry import seconds_of
from ...transport import AsyncHttpClient, Timeout, send_async
from ..closing import refused
from ..frames import (
    NO_HEADERS,
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
from ..tls import context_of
from ..transport import Dial
from .handshake import address_of, headers_of
from .said import of_channel

if TYPE_CHECKING:
    from ..endpoints import Sse

_LAST, _PAUSE = "last event id", "seconds between connections"
"""What is kept for the next link."""
_SCHEMES: Final = {"mercure": "https", "sse": "http"}
_MEDIA_TYPE: Final = "text/event-stream"
_NO_MORE: Final = 204
"""The status by which a server says that nobody need come again."""
_COMPLAINT: Final = 65536
"""Bytes that are read of an answer that is no stream."""


class SseTransport:
    """One connection."""

    caps: Final = Capabilities(headers=True, resume=True)

    def __init__(self, endpoint: Sse, dial: Dial) -> None:
        self._dial = dial
        self._client: AsyncHttpClient | None = None
        self._response: Response | None = None

    async def connect(self, credentials: Credentials) -> None:
        """Ask for the stream, and wait for the beginning of the answer."""
        dial = self._dial
        secure = dial.tls is not None or credentials.certificate is not None
        context = context_of(dial.tls, credentials) if secure else None
        self._client = new_async_client(context)
        request = _request(dial, credentials)
        answer = await send_async(self._client, request)
        if isinstance(answer, Failure):
            raise self._lost(answer)
        self._response = answer
        if answer.status == _NO_MORE:
            raise Lost("the server has no more events", ended=True)
        if answer.source is None:
            asked = seconds_of(answer.headers.get("Retry-After", ""), time.time())
            raise refused(answer.status, asked)
        if answer.content_type != _MEDIA_TYPE:
            found = answer.content_type or "nothing"
            raise Lost(f"the server sends {found}, no events", retry=False)

    async def send(self, out: Outgoing) -> Receipt:
        """Not for server-sent events: they go one way."""
        raise Unsent("nothing is sent over server-sent events")

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Not for server-sent events: they go one way."""
        raise Unsent("nothing is sent over server-sent events")

    async def receive(self, source: Source) -> AsyncGenerator[Sequence[Frame], None]:
        """The events of the connection, whatever the source."""
        return self._batches(source.address)

    async def _batches(self, address: str) -> AsyncGenerator[Sequence[Frame], None]:
        kept = self._dial.kept
        events = EventFrames(kept.get(_LAST, ""))
        async with aclosing(aiter(self._open.source)) as chunks:
            while (chunk := await self._next(chunks)) is not None:
                try:
                    found = list(events.feed(chunk))
                except ResponseTooLargeError as error:
                    raise Lost(str(error)) from None
                if events.retry is not None:
                    kept[_PAUSE] = events.retry
                if found:
                    now = time.time()
                    yield [_frame_of(event, address, now) for event in found]
                # Why: not before now do all of them wait where they are read.
                kept[_LAST] = events.last_id
        raise Lost("the server ended the stream", retry_after=self._pause)

    async def _next(self, chunks: Any) -> bytes | None:
        """The next bytes, None at the end; raises Lost."""
        idle = self._dial.options.idle
        try:
            async with asyncio.timeout(idle):
                found: bytes | None = await anext(chunks, None)
                return found
        except TimeoutError:
            raise Lost(f"silent for {idle:g} s", retry_after=self._pause) from None
        except Interrupted as interrupted:
            raise self._lost(interrupted.failure) from None

    async def broken(self) -> Lost:
        """Nothing that comes: only who reads finds out."""
        never: asyncio.Future[Lost] = asyncio.get_running_loop().create_future()
        return await never

    def resumes(self, source: Source) -> bool:
        """Whether the server was told of the last event that came."""
        return bool(self._dial.kept.get(_LAST))

    async def settle(
        self, frames: Sequence[Frame], how: Settlement, delay: float = 0.0
    ) -> bool:
        """Nothing: nobody waits for that."""
        return True

    async def aclose(self, drain: float) -> None:
        """End the connection."""
        if self._response is not None and self._response.source is not None:
            await self._response.source.close()
        if self._client is not None:
            await self._client.aclose()

    @property
    def _open(self) -> Response:
        if self._response is None:
            raise Lost("the connection was never made")
        return self._response

    @property
    def _pause(self) -> float | None:
        found: float | None = self._dial.kept.get(_PAUSE)
        return found

    def _lost(self, failure: Failure) -> Lost:
        """What a failure means."""
        error: BaseException | None = failure.error
        while error is not None:
            if isinstance(error, ssl.SSLCertVerificationError):
                return Lost(f"TLS: {error.verify_message}", retry=False)
            error = error.__cause__ or error.__context__
        return Lost(
            f"the connection is gone: {type(failure.error).__name__}",
            retry=not failure.hopeless,
            retry_after=self._pause,
        )


def open_transport(endpoint: Sse, dial: Dial) -> SseTransport:
    """A connection, not yet made."""
    return SseTransport(endpoint, dial)


def _request(dial: Dial, credentials: Credentials) -> Request:
    """What asks for the stream, from behind the last event that came."""
    headers = {"Accept": _MEDIA_TYPE, "Cache-Control": "no-store"}
    headers |= headers_of(dial, credentials)
    if last := dial.kept.get(_LAST):
        headers["Last-Event-ID"] = last
    scheme, _, rest = address_of(dial, credentials).partition("://")
    said = of_channel("http", dial.channel)
    patience = dial.options.open_timeout
    return Request(
        operation=dial.channel.key if dial.channel is not None else "",
        template="",
        method=str(said.get("method", "GET")).upper(),
        url=f"{_SCHEMES.get(scheme, scheme)}://{rest}",
        headers=(*headers.items(),),
        body=None,
        timeout=Timeout(patience, read=None),
        max_bytes=_COMPLAINT,
        stream=True,
        foreign=True,
    )


def _frame_of(event: ServerSentEvent, address: str, now: float) -> Frame:
    """An event; its type is a header, where the server names one."""
    headers = NO_HEADERS if event.event == "message" else {"event": event.event}
    return Frame(
        data=event.data.encode(),
        received_at=now,
        address=address,
        headers=headers,
        id=event.id,
    )
