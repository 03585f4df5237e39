"""Calls without I/O: an operation and arguments in, commands to a driver and a reply out."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urldefrag, urljoin

from msgspec import Struct
from msgspec.structs import replace

from .authorisation import Authority, keep_token
from .commands import Reserve, Send, Sleep, Steps, Timing, Tuning
from .credentials import Grant, Slot
from .drafts import Draft, Sending, complete, draft, origin
from .errors import APITimeoutError
from .messages import Failure, Response, public_url
from .mismatches import checked_on_mismatch, tell
from .operation import Operation
from .outcome import Reply, connection_error, read, status_error
from .retry import Policy, hold_after, retry_delay
from .service import Service
from .settings import Arguments, RequestOptions, Settings
from .trials import Shared, Trial

MAX_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
WATCHING: Final[list[Callable[[Response], None]]] = []
"""Who is told of the answer of every call; see answers.py."""

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])


class Core(Struct, frozen=True, kw_only=True):
    """What all calls of one client share; `slots` and `shared` also with its clones."""

    service: Service
    settings: Settings
    slots: Mapping[str, Slot]
    shared: Shared
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
        on_mismatch = checked_on_mismatch(
            arguments.options.get("on_mismatch", self.settings.on_mismatch)
        )
        prepared, response = yield from self.answer(operation, arguments, busy)
        reply = read(
            operation,
            self.service.envelope,
            response,
            self.timing.clock(),
            strict=on_mismatch == "raise",
        )
        reply = replace(reply, url=prepared.url)
        keep_token(self.slots, operation, reply)
        if not busy:
            for watch in WATCHING:
                watch(response)
        if reply.mismatches:
            tell(on_mismatch, reply.mismatches, self.shared.notices)
        return reply

    def open(
        self, operation: Operation[object, object], arguments: Arguments
    ) -> Steps[Response]:
        """The steps of a call whose success is left to be read; raises APIStatusError."""
        _, response = yield from self.answer(operation, arguments, stream=True)
        if response.source is None:
            now = self.timing.clock()
            raise status_error(operation, self.service.envelope, response, now)
        return response

    def tuning(self, arguments: Arguments) -> Tuning:
        """How a stream of a call goes on when it breaks off."""
        options, settings = arguments.options, self.settings
        asked = checked_on_mismatch(options.get("on_mismatch", settings.on_mismatch))
        return Tuning(
            self.timing,
            options.get("max_retries", settings.max_retries),
            (
                None
                if asked == "raise"
                else lambda found: tell(asked, found, self.shared.notices)
            ),
        )

    def answer(
        self,
        operation: Operation[object, object],
        arguments: Arguments,
        busy: frozenset[str] = frozenset(),
        stream: bool = False,
    ) -> Steps[tuple[Draft, Response]]:
        """The steps of attempts until one is final; a refused token is renewed once."""
        self._check(operation, arguments)
        prepared = draft(self.service, self.settings, operation, arguments)
        trial = Trial(prepared, self._until(arguments.options), stream)
        policy = self._policy(prepared, arguments.options)
        attempt = 0
        renewed = False
        while True:
            yield from self._admitted(trial)
            granted = yield from self.authority.authorise(
                operation, prepared.given_names, busy
            )
            outcome = yield from self._follow(trial, granted, attempt)
            seen = _seen(outcome)
            _LOG.debug(
                "%s: %s %s: %s", operation.id, operation.method, operation.path, seen
            )
            if seen == 401 and not renewed and prepared.replayable and granted.forget():
                renewed = True
                continue
            delay = self._delay(outcome, trial, policy, attempt)
            if delay is None:
                break
            attempt += 1
            _LOG.info("%s: %s, retry %d in %.2f s", operation.id, seen, attempt, delay)
            yield Sleep(delay)
        if isinstance(outcome, Failure):
            raise connection_error(operation.id, outcome)
        if outcome.status < 400:
            self.shared.budget.earn()
        return prepared, outcome

    def _check(
        self, operation: Operation[object, object], arguments: Arguments
    ) -> None:
        """Raise ValueError for arguments beyond their limits, where that is asked for."""
        if self.settings.validate and self.service.limits is not None:
            from .limits import check

            check(self.service.limits(), operation, arguments)

    def _policy(self, prepared: Draft, options: RequestOptions) -> Policy:
        settings = self.settings
        return Policy(
            max_retries=options.get("max_retries", settings.max_retries),
            repeatable=prepared.repeatable,
            replayable=prepared.replayable,
            statuses=options.get("retry_statuses", settings.retry_statuses),
        )

    def _until(self, options: RequestOptions) -> float | None:
        """When the call has to be over, by the clock that never goes back."""
        deadline = options.get("deadline", self.settings.deadline)
        return None if deadline is None else self.timing.monotonic() + deadline

    def _admitted(self, trial: Trial) -> Steps[None]:
        """Wait while a 429 closes the endpoint, and for the turn at the limiter."""
        now = self.timing.monotonic()
        left = self.shared.holds.left(trial.endpoint, now)
        if left:
            yield from self._waited(trial, left, now, "a 429 closes the endpoint")
        limiter = self.settings.rate_limiter
        if limiter is not None:
            now = self.timing.monotonic()
            longest = trial.seconds(now)
            limit = math.inf if longest is None else longest
            turn = yield Reserve(limiter, now, trial.endpoint, limit)
            assert isinstance(turn, float | int)
            if turn:
                yield from self._waited(trial, turn, now, "the limiter is at its limit")

    def _waited(
        self, trial: Trial, seconds: float, now: float, reason: str
    ) -> Steps[None]:
        operation = trial.prepared.operation.id
        if not trial.has_time(now + seconds):
            raise APITimeoutError(
                f"{operation}: {reason} for {seconds:.2f} s, longer than the deadline"
            )
        _LOG.info("%s: waits %.2f s, as %s", operation, seconds, reason)
        yield Sleep(seconds)

    def _delay(
        self,
        outcome: Response | Failure,
        trial: Trial,
        policy: Policy,
        attempt: int,
    ) -> float | None:
        """Seconds until the next attempt, None when this one was the last."""
        if isinstance(outcome, Response) and outcome.status < 400:
            return None
        timing = self.timing
        now, monotonic = timing.clock(), timing.monotonic()
        held = hold_after(outcome, now)
        if held:
            self.shared.holds.hold(trial.endpoint, monotonic + held)
        delay = retry_delay(outcome, policy, attempt, now, timing.random())
        if delay is None or not trial.has_time(monotonic + delay):
            return None
        if not self.shared.budget.spend():
            name = trial.prepared.operation.id
            _LOG.info("%s: no retry, as too many calls have failed lately", name)
            return None
        return delay

    def _follow(
        self, trial: Trial, granted: Grant, attempt: int
    ) -> Steps[Response | Failure]:
        """One attempt with the redirects that are safe to follow."""
        prepared = trial.prepared
        url = prepared.url
        foreign = False
        redirects = 0
        while True:
            sending = Sending(
                url=url,
                foreign=foreign,
                attempt=attempt,
                seconds=trial.seconds(self.timing.monotonic()),
                stream=trial.stream,
            )
            outcome = yield Send(complete(prepared, granted, sending))
            assert isinstance(outcome, Response | Failure)
            target = _target(outcome, prepared, url)
            if target is None or redirects == MAX_REDIRECTS:
                return outcome
            foreign = foreign or origin(target) != origin(prepared.url)
            if foreign and prepared.operation.login is not None:
                return outcome
            url = target
            redirects += 1


def _seen(outcome: Response | Failure) -> int | str:
    """What a log may say about an outcome."""
    if isinstance(outcome, Response):
        return outcome.status
    return type(outcome.error).__name__


def _target(outcome: Response | Failure, prepared: Draft, url: str) -> str | None:
    """Where a redirect leads, None when it is none or not to be followed."""
    if isinstance(outcome, Failure) or outcome.status not in _REDIRECTS:
        return None
    is_read = prepared.operation.method in ("GET", "HEAD")
    is_same = outcome.status in (307, 308) and prepared.replayable
    if not (is_read or is_same) or "location" not in outcome.headers:
        return None
    try:
        target = urldefrag(urljoin(url, outcome.headers["location"])).url
        return target if origin(target)[0] in ("http", "https") else None
    except ValueError:
        return None
