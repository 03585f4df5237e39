"""One test body for both clients of c.technology, over real sockets to the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, cast

import pytest

from ctechnology import APIError, AsyncCTechnology, CTechnology
from ctechnology._runtime import Timing
from driving import Driver
from sandbox import Recorded, Sandbox, seed

E = TypeVar("E", bound=APIError)


class Colour(Driver):
    """Makes clients of one colour and runs their calls.

    The clients are typed as plain ones. Their time is the time of the sandbox, and
    it passes when they sleep, so that no test waits.
    """

    def __init__(self, name: str, loop: asyncio.Runner, sandbox: Sandbox) -> None:
        super().__init__(name, loop)
        self.sandbox = sandbox
        self.slept: list[float] = []
        self._made: list[CTechnology] = []
        timing = self._timing()

        class Plain(CTechnology):
            _timing: ClassVar[Timing] = timing

        class Async(AsyncCTechnology):
            _timing: ClassVar[Timing] = timing

        self._kind = self._own(Plain, Async)
        self.public = self._own(CTechnology, AsyncCTechnology)
        """The class that users know, with real time."""

    def client(self, **options: Any) -> CTechnology:
        """A client of the rider, who may also use the key of the fleet."""
        keys = {"token": seed.TOKEN, "organization_api_key": seed.FLEET_KEY}
        return self.anonymous(**{**keys, **options})

    def anonymous(self, **options: Any) -> CTechnology:
        """A client that was given no credential."""
        return self.keep(self._kind(**self._here(options)))

    def logging_in(self, **options: Any) -> CTechnology:
        """A client that has the rider's e-mail address and password."""
        person = {"email": seed.EMAIL, "password": seed.PASSWORD}
        return self.keep(self._kind.login(**self._here({**person, **options})))

    def keep(self, client: CTechnology) -> CTechnology:
        """The client, which is closed at the end of the test."""
        self._made.append(client)
        return client

    def close(self) -> None:
        while self._made:
            client: Any = self._made.pop()
            self.run(client.close())

    def failure(self, kind: type[E], call: Callable[[], object]) -> E:
        """The error of exactly this kind that a call ends with."""
        with pytest.raises(kind) as caught:
            self.run(call())
        assert type(caught.value) is kind
        return caught.value

    @property
    def last(self) -> Recorded:
        """The request that came in last."""
        return self.sandbox.world.requests[-1]

    def _own(
        self, plain: type[CTechnology], other: type[AsyncCTechnology]
    ) -> type[CTechnology]:
        return cast("type[CTechnology]", other) if self.is_async else plain

    def _here(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"base_url": self.sandbox.base_url, **options}

    def _timing(self) -> Timing:
        def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.sandbox.world.clock.advance(seconds)

        async def sleep_async(seconds: float) -> None:
            sleep(seconds)

        def now() -> float:
            return self.sandbox.world.clock.now().timestamp()

        return Timing(
            clock=now,
            monotonic=now,
            sleep=sleep,
            sleep_async=sleep_async,
            random=lambda: 1.0,
        )
