"""One test body for both clients: a scripted server, a clock without waiting, a driver."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias, cast

import httpx2

from driving import Driver
from runtime import Timing

from .sample import AsyncSample, Sample

Reaction: TypeAlias = (
    httpx2.Response | Exception | Callable[[httpx2.Request], httpx2.Response]
)


class Server:
    """Answers each request with the next reaction, and for ever with the last one."""

    def __init__(self, *reactions: Reaction) -> None:
        self.reactions = list(reactions)
        self.requests: list[httpx2.Request] = []
        self.delay = 0.0
        self._lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        with self._lock:
            self.requests.append(request)
            more = len(self.reactions) > 1
            reaction = self.reactions.pop(0) if more else self.reactions[0]
        if isinstance(reaction, Exception):
            raise reaction
        if isinstance(reaction, httpx2.Response):
            return again(reaction)
        return reaction(request)

    def start_over(self, *reactions: Reaction) -> None:
        """Forget what came in, and answer otherwise."""
        self.reactions = list(reactions)
        self.requests = []

    @property
    def last(self) -> httpx2.Request:
        return self.requests[-1]


def again(answer: httpx2.Response) -> httpx2.Response:
    """A fresh copy, as an answer can be read once."""
    return httpx2.Response(
        answer.status_code, headers=answer.headers, content=answer.content
    )


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    def timing(self) -> Timing:
        return Timing(
            clock=lambda: self.now,
            monotonic=lambda: self.now,
            sleep=self.sleep,
            sleep_async=self.sleep_async,
            random=lambda: 1.0,
        )


class Colour(Driver):
    """Makes clients of one colour and runs their calls."""

    def __init__(self, name: str, clock: Clock, loop: asyncio.Runner) -> None:
        super().__init__(name, loop)
        self.clock = clock
        fake = clock.timing()

        class Plain(Sample):
            _timing: ClassVar[Timing] = fake

        class Async(AsyncSample):
            _timing: ClassVar[Timing] = fake

        self.kind = cast("type[Sample]", Async if self.is_async else Plain)

    def pool(self, server: Server, **options: Any) -> Any:
        """A connection pool that leads to the server."""

        def answer(request: httpx2.Request) -> httpx2.Response:
            time.sleep(server.delay)
            return server(request)

        async def answer_async(request: httpx2.Request) -> httpx2.Response:
            await asyncio.sleep(server.delay)
            return server(request)

        if self.is_async:
            mock = httpx2.MockTransport(answer_async)
            return httpx2.AsyncClient(transport=mock, **options)
        return httpx2.Client(transport=httpx2.MockTransport(answer), **options)

    def client(self, server: Server, **options: Any) -> Sample:
        options = {"token": "secret", **options}
        return self.kind(http_client=self.pool(server), **options)

    def anonymous(self, server: Server, **options: Any) -> Sample:
        return self.kind(http_client=self.pool(server), **options)

    def logging_in(self, server: Server, **options: Any) -> Sample:
        return self.kind.login(
            email="me", password="hush", http_client=self.pool(server), **options
        )


def envelope(
    data: object, status: str = "SUCCESS", /, **header: object
) -> httpx2.Response:
    """A success answer of the sample service."""
    return httpx2.Response(
        200, json={"header": {"status": status, **header}, "data": data}
    )


def vehicle(name: str = "veh_1", /, **members: object) -> dict[str, object]:
    return {"id": name, **members}
