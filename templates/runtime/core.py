"""Calls without I/O: an operation and arguments in, commands to a driver and a reply out."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Final, TypeAlias, TypeVar
from urllib.parse import urldefrag, urljoin

from msgspec import Struct
from msgspec.structs import replace

from .credentials import (
    Asked,
    Grant,
    Renewal,
    Slot,
    Token,
    checked,
    choose_schemes,
    fixed,
    grant,
    header_of,
    missing_text,
)
from .drafts import Draft, complete, draft, origin
from .errors import APIError, DecodeError
from .limits import check
from .messages import Failure, Request, Response, public_url
from .operation import Operation
from .outcome import Reply, connection_error, dig, parsed, read
from .retry import Policy, is_repeatable, retry_delay
from .service import Service
from .settings import Arguments, Settings
from .times import parse_datetime

R = TypeVar("R")


async def _sleep_async(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


class Timing(Struct, frozen=True, kw_only=True):
    """Where calls get the time, waiting and chance from."""

    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep_async
    random: Callable[[], float] = random.random
    """A number from 0 to 1."""


class Send(Struct, frozen=True):
    """Send a request; the driver answers with a Response or a Failure."""

    request: Request


class Sleep(Struct, frozen=True):
    """Wait for some seconds."""

    seconds: float


class Ask(Struct, frozen=True):
    """Call a credential callable; the driver answers with what it returned."""

    source: Asked


class Alone(Struct, frozen=True):
    """Run steps while nobody else runs steps for the scheme; answers with their result."""

    scheme: str
    steps: Generator[Command, object, Token]


Command: TypeAlias = Send | Sleep | Ask | Alone
Steps: TypeAlias = Generator[Command, object, R]

MAX_REDIRECTS: Final = 5
LATEST: Final[ContextVar[list[Response] | None]] = ContextVar("LATEST", default=None)
"""Where the answer of a call is put for whoever wants to see it."""

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])


class Core(Struct, frozen=True, kw_only=True):
    """What all calls of one client share; `slots` also with its clones."""

    service: Service
    settings: Settings
    slots: Mapping[str, Slot]
    timing: Timing

    def __repr__(self) -> str:
        return f"<Core {self.place}>"

    @property
    def place(self) -> str:
        """Where calls go, without anything secret."""
        return public_url(self.settings.base_url or self.service.base_url)

    def call(
        self,
        operation: Operation[object, object],
        arguments: Arguments,
        busy: frozenset[str] = frozenset(),
    ) -> Steps[Reply]:
        """The steps of one call; `busy` schemes are being renewed and not available."""
        if self.settings.validate and self.service.limits is not None:
            check(self.service.limits(), operation, arguments)
        prepared = draft(self.service, self.settings, operation, arguments)
        options = arguments.options
        policy = Policy(
            options.get("max_retries", self.settings.max_retries),
            is_repeatable(operation.method, "idempotency-key" in prepared.given_names),
        )
        response = yield from self._exchange(operation, prepared, policy, busy)
        reply = read(operation, self.service.envelope, response, self.timing.clock())
        reply = replace(reply, url=prepared.url)
        self._keep_token(operation, reply)
        latest = LATEST.get()
        if latest is not None and not busy:
            latest.append(response)
        return reply

    def _exchange(
        self,
        operation: Operation[object, object],
        prepared: Draft,
        policy: Policy,
        busy: frozenset[str],
    ) -> Steps[Response]:
        """Attempts until one is final; a refused token is renewed once."""
        attempt = 0
        renewed = False
        while True:
            granted = yield from self._authorise(operation, prepared, busy)
            outcome = yield from self._follow(operation, prepared, granted)
            seen = _seen(outcome)
            _LOG.debug(
                "%s: %s %s: %s", operation.id, operation.method, operation.path, seen
            )
            if seen == 401 and not renewed and granted.forget():
                renewed = True
                continue
            timing = self.timing
            delay = retry_delay(
                outcome, policy, attempt, timing.clock(), timing.random()
            )
            if delay is None:
                break
            attempt += 1
            _LOG.info("%s: %s, retry %d in %.2f s", operation.id, seen, attempt, delay)
            yield Sleep(delay)
        if isinstance(outcome, Failure):
            raise connection_error(operation.id, outcome) from outcome.error
        return outcome

    def _follow(
        self, operation: Operation[object, object], prepared: Draft, granted: Grant
    ) -> Steps[Response | Failure]:
        """One attempt with the redirects that are safe to follow."""
        url = prepared.url
        foreign = False
        redirects = 0
        while True:
            outcome = yield Send(complete(prepared, granted, url, foreign))
            assert isinstance(outcome, Response | Failure)
            target = _target(outcome, prepared.method, url)
            if target is None or redirects == MAX_REDIRECTS:
                return outcome
            foreign = foreign or origin(target) != origin(prepared.url)
            if foreign and operation.login is not None:
                return outcome
            url = target
            redirects += 1

    def _authorise(
        self,
        operation: Operation[object, object],
        prepared: Draft,
        busy: frozenset[str],
    ) -> Steps[Grant]:
        """The credentials of one attempt, asked for or renewed where needed."""
        schemes = self.service.schemes
        security = operation.security
        given = prepared.given_names

        def is_given(name: str) -> bool:
            return name in schemes and header_of(schemes[name]).lower() in given

        def is_usable(name: str) -> bool:
            return is_given(name) or (name not in busy and self._has_source(name))

        names = choose_schemes(
            operation.id,
            self.service.security if security is None else security,
            is_usable,
            lambda name: missing_text(schemes.get(name), name),
        )
        found: dict[str, tuple[Slot, Token]] = {}
        for name in names:
            if not is_given(name):
                token = yield from self._token(name, busy)
                found[name] = self.slots[name], token
        return grant(found, schemes)

    def _has_source(self, name: str) -> bool:
        slot = self.slots.get(name)
        if slot is None:
            return False
        if slot.is_renewable or slot.token is not None:
            return True
        return fixed(slot, self.service.schemes[name]) is not None

    def _token(self, name: str, busy: frozenset[str]) -> Steps[Token]:
        slot = self.slots[name]
        token = slot.fresh(self.timing.clock())
        if token is None and slot.is_renewable:
            renewed = yield Alone(name, self._renewed(name, busy, slot.attempts))
            assert isinstance(renewed, Token)
            return renewed
        token = token or fixed(slot, self.service.schemes[name])
        assert token is not None
        return token

    def _renewed(self, name: str, busy: frozenset[str], attempts: int) -> Steps[Token]:
        """A new token; whoever waited for another's attempt shares how that ended."""
        slot = self.slots[name]
        if slot.attempts != attempts:
            if slot.failure is not None:
                raise slot.failure
            if slot.token is not None:
                return slot.token
        slot.failure = None
        slot.token = None
        try:
            slot.token = yield from self._obtained(name, busy)
        except APIError as failure:
            slot.failure = failure
            raise
        finally:
            slot.attempts += 1
        return slot.token

    def _obtained(self, name: str, busy: frozenset[str]) -> Steps[Token]:
        slot = self.slots[name]
        source = slot.source
        if isinstance(source, Renewal):
            operation = source.operation
            reply = yield from self.call(operation, source.arguments, busy | {name})
            if slot.token is None:
                raise DecodeError(
                    operation_id=operation.id,
                    pointer="",
                    expected="expected a token in the answer, found none",
                    body=parsed(reply.response),
                    status_code=reply.response.status,
                )
            return slot.token
        assert callable(source)
        secret = yield Ask(source)
        return checked(secret, self.service.schemes[name])

    def _keep_token(self, operation: Operation[object, object], reply: Reply) -> None:
        """Go on with the token that a login operation answered."""
        login = operation.login
        if login is None or login.scheme not in self.slots:
            return
        secret = dig(reply.value, login.token)
        if isinstance(secret, str) and secret:
            expires = _moment(dig(reply.value, login.expiry)) if login.expiry else None
            self.slots[login.scheme].token = Token(secret, expires)


def _seen(outcome: Response | Failure) -> int | str:
    """What a log may say about an outcome."""
    if isinstance(outcome, Response):
        return outcome.status
    return type(outcome.error).__name__


def _target(outcome: Response | Failure, method: str, url: str) -> str | None:
    """Where a redirect leads, None when it is none or not to be followed."""
    if isinstance(outcome, Failure) or "location" not in outcome.headers:
        return None
    repeatable = outcome.status in (301, 302, 303) and method in ("GET", "HEAD")
    if outcome.status not in (307, 308) and not repeatable:
        return None
    try:
        target = urldefrag(urljoin(url, outcome.headers["location"])).url
        return target if origin(target)[0] in ("http", "https") else None
    except ValueError:
        return None


def _moment(value: object) -> float | None:
    """An expiry as seconds since 1970, None when it cannot be read."""
    try:
        moment = value if isinstance(value, datetime) else parse_datetime(value)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return None
