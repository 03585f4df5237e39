"""Calls without I/O: an operation and arguments in, commands to a driver and a reply out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final
from urllib.parse import urldefrag, urljoin

from msgspec import Struct

from .authorisation import Authority, keep_token
from .commands import Send, Sleep, Steps, Timing
from .credentials import Grant, Slot
from .drafts import Draft, complete, draft, origin
from .limits import check
from .messages import Failure, Response, public_url
from .operation import Operation
from .outcome import Reply, connection_error, read
from .retry import Policy, is_repeatable, retry_delay
from .service import Service
from .settings import Arguments, Settings

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

    @property
    def authority(self) -> Authority:
        """Where attempts get their credentials from."""
        return Authority(
            service=self.service,
            settings=self.settings,
            slots=self.slots,
            timing=self.timing,
            login=self.call,
        )

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
        keep_token(self.slots, operation, reply)
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
            granted = yield from self.authority.authorise(
                operation, prepared.given_names, busy
            )
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
