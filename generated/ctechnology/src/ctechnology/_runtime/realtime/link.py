"""A link that is kept up: made, authorised, made again when it breaks, with marks in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from ..commands import Timing
from ..errors import MissingCredentialError
from .backoff import Course, Life, Reconnect
from .errors import AuthError, ConnectionLost, MaybeSent, NotReceivable, NotSent
from .frames import (
    Credentials,
    Frame,
    Gap,
    Lost,
    NoSource,
    Outgoing,
    Receipt,
    Settlement,
    Unsent,
)
from .live_link import LiveLink
from .stats import Stats
from .subscription import Subscription
from .tasks import stopped, undisturbed

if TYPE_CHECKING:
    from .transport import LinkOptions, Transport

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])


StateName: TypeAlias = Literal["connecting", "open", "waiting", "closed"]


class State(Struct, frozen=True, kw_only=True):
    """Where a link is: being made, there, waiting for the next try, or closed.

    `attempt` counts the tries in a row, `delay` are seconds until the next one.
    """

    name: StateName
    reason: str = ""
    attempt: int = 0
    delay: float = 0.0


OnState: TypeAlias = Callable[[State], object]


class Plan(Struct, frozen=True, kw_only=True, eq=False):
    """How a link is made and kept.

    make       gives a new transport
    authorise  gives credentials, anew when the last ones were refused
    begin      is called with a new link and its credentials before anything comes
    resume     is called with a new link when messages come already
    broken     is told why, when a link is gone
    """

    name: str
    make: Callable[[], Transport]
    authorise: Callable[[bool], Awaitable[Credentials]]
    begin: Callable[[Transport, Credentials], Awaitable[None]]
    resume: Callable[[Transport], Awaitable[None]]
    broken: Callable[[str], None]
    options: LinkOptions
    reconnect: Reconnect
    timing: Timing
    on_state: OnState | None = None


class Link:
    """Keeps one link to a server up, and feeds subscriptions from it."""

    def __init__(self, plan: Plan, stats: Stats) -> None:
        self.stats = stats
        self._plan = plan
        self._subscriptions: dict[Subscription, None] = {}
        self._life: LiveLink | None = None
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._is_over = False
        self._error: BaseException | None = None
        self._lost_at: float | None = None
        self._broke = ""
        self._reason = "it was never made"

    @property
    def transport(self) -> Transport | None:
        """The transport when the link is there."""
        life = self._life
        return life.transport if life is not None and life.is_ready else None

    async def open(self) -> None:
        """Make the link; waits until it is there, for `open_timeout` at the most.

        Raises:
            AuthError: the server refuses the credentials.
            ConnectionLost: the link cannot be made.
        """
        self._task = asyncio.create_task(self._keep(), name=self._plan.name)
        try:
            await self.ready(None)
        except BaseException:
            await self.aclose()
            raise

    async def ready(self, timeout: float | None) -> Transport:
        """The transport as soon as the link is there.

        Raises TimeoutError when that takes longer than `timeout` seconds, what the link
        ended with when it will not come again, and RuntimeError in another loop.
        """
        task = self._task
        if task is not None and task.get_loop() is not asyncio.get_running_loop():
            raise RuntimeError("the channel belongs to another event loop")
        async with asyncio.timeout(timeout):
            while True:
                transport = self.transport
                if transport is not None:
                    return transport
                if self._is_over:
                    raise self._error or ConnectionLost("the link is closed")
                self._changed.clear()
                await self._changed.wait()

    async def for_sending(self, timeout: float) -> Transport:
        """The transport as soon as the link is there; raises NotSent without one in time."""
        try:
            return await self.ready(timeout)
        except TimeoutError:
            raise NotSent(f"no link within {timeout:g} s: {self._reason}") from None

    async def subscribe(self, subscription: Subscription) -> None:
        """Feed a subscription from now on, over every link that there will be.

        Raises NotReceivable where the server has nothing for it.
        """
        self._subscriptions[subscription] = None
        if self._is_over:
            subscription.buffer.close(self._error)
            return
        life = self._life
        if life is not None and subscription not in life.pumps:
            try:
                await life.feed(subscription)
            except Lost as lost:
                life.lose(lost)
            except NoSource as error:
                self._subscriptions.pop(subscription, None)
                raise NotReceivable(str(error)) from None

    async def unsubscribe(self, subscription: Subscription) -> None:
        """Feed a subscription no more; what waits can still be read."""
        self._subscriptions.pop(subscription, None)
        subscription.buffer.close()
        if self._life is not None:
            await self._life.starve(subscription)

    async def send(self, out: Outgoing, timeout: float) -> Receipt:
        """Send a message; waits for a link for `timeout` seconds.

        Raises:
            NotSent: there was no link in time, or the message cannot be sent.
            MaybeSent: the link broke meanwhile, or the server does not take the message.
        """
        transport = await self.for_sending(timeout)
        try:
            async with asyncio.timeout(timeout):
                return await transport.send(out)
        except Lost as lost:
            self.lose(transport, lost)
            raise MaybeSent(f"{out.address}: {lost.reason}") from None
        except TimeoutError:
            message = f"{out.address}: not taken within {timeout:g} s"
            raise MaybeSent(message) from None
        except Unsent as error:
            raise NotSent(f"{out.address}: {error}") from None

    async def request(self, out: Outgoing, timeout: float) -> Frame:
        """Send a message and wait for the answer, over a transport that can do that.

        Raises as `send` does, TimeoutError without an answer, and ConnectionLost when
        the link breaks meanwhile.
        """
        transport = await self.for_sending(timeout)
        try:
            return await transport.request(out, timeout)
        except Lost as lost:
            self.lose(transport, lost)
            raise ConnectionLost(lost.reason, maybe_processed=True) from None
        except Unsent as error:
            raise NotSent(f"{out.address}: {error}") from None

    async def settle(self, frame: Frame, how: Settlement, delay: float) -> bool:
        """Say what became of a message; False when its link is gone, so that it comes again."""
        transport: Transport = frame.via
        if transport is self.transport:
            try:
                if await transport.settle((frame,), how, delay):
                    return True
            except Lost as lost:
                self.lose(transport, lost)
        return False

    def lose(self, transport: Transport, lost: Lost) -> None:
        """Note that a transport is lost, unless there is another one already."""
        if self._life is not None and self._life.transport is transport:
            self._life.lose(lost)

    async def aclose(self) -> None:
        """End the link for good; a second time does nothing."""
        if self._task is not None:
            await stopped(self._task)
        self._end(None)

    async def _keep(self) -> None:
        """Link after link, until one is the last."""
        plan, course = self._plan, Course()
        try:
            end = plan.timing.monotonic() + plan.options.open_timeout
            while True:
                self._say("connecting", attempt=course.failures)
                life = await self._live(renew=course.refused)
                if life.lost.ended:
                    return self._end(None)
                patience = end - plan.timing.monotonic()
                chance = plan.timing.random()
                course, delay = course.after(life, plan.reconnect, chance, patience)
                self._say("waiting", life.lost.reason, course.failures, delay)
                await plan.timing.sleep_async(delay)
        except Exception as error:  # noqa: BLE001
            # Why: nobody awaits this task, and whoever reads or sends has to know.
            self._end(error)

    async def _live(self, *, renew: bool) -> Life:
        """One link, from the try to make it until it is lost."""
        plan, heard = self._plan, self.stats.received
        life = LiveLink(plan.make())
        try:
            try:
                async with asyncio.timeout(plan.options.open_timeout):
                    await self._make(life, renew=renew)
                    await plan.resume(life.transport)
                self._ready(life)
                lost = await life.lost
            except Lost as found:
                lost = found
            except TimeoutError:
                seconds = plan.options.open_timeout
                lost = Lost(f"the link was not made within {seconds:g} s")
            now = plan.timing.monotonic()
            lived = None if life.opened is None else now - life.opened
            self._note(lost, now if lived is not None else None)
            return Life(lost=lost, lived=lived, heard=self.stats.received > heard)
        finally:
            self._life = None
            await undisturbed(life.end())

    async def _make(self, life: LiveLink, *, renew: bool) -> None:
        """Connect, show credentials, and let messages come."""
        plan = self._plan
        credentials = await self._credentials(renew=renew)
        await life.transport.connect(credentials)
        await plan.begin(life.transport, credentials)
        life.opened = plan.timing.monotonic()
        life.watch()
        gaps = self._gaps(life, life.opened)
        while life.pumps.keys() != self._subscriptions.keys():
            for subscription in self._subscriptions.keys() - life.pumps.keys():
                try:
                    await life.feed(subscription, gaps.get(subscription))
                except NoSource as error:
                    self._subscriptions.pop(subscription, None)
                    subscription.buffer.close(NotReceivable(str(error)))
            for subscription in life.pumps.keys() - self._subscriptions.keys():
                await life.starve(subscription)
        if self._lost_at is not None:
            self.stats.seconds_lost += life.opened - self._lost_at
            self._lost_at = None
        self._life = life

    def _gaps(self, life: LiveLink, opened: float) -> dict[Subscription, Gap]:
        """What subscriptions are told that were there when the last link was lost."""
        if self._lost_at is None:
            return {}
        lasted = opened - self._lost_at
        resumes, reason = life.transport.resumes, self._broke
        return {
            subscription: Gap(
                resumed=resumes(subscription.source), lasted=lasted, reason=reason
            )
            for subscription in self._subscriptions
        }

    async def _credentials(self, *, renew: bool) -> Credentials:
        """Credentials; who cannot get them again tries later, but not at the first time."""
        try:
            return await self._plan.authorise(renew)
        except Exception as error:
            is_final = isinstance(error, AuthError | MissingCredentialError)
            if self.stats.failures == 0 or is_final:
                raise
            raise Lost(f"no credentials: {type(error).__name__}") from error

    def _ready(self, life: LiveLink) -> None:
        life.is_ready = True
        self.stats.connects += 1
        self._say("open")

    def _note(self, lost: Lost, at: float | None) -> None:
        """Remember why it is gone, and since when where it was there at all."""
        self.stats.failures += not lost.ended
        self._reason = lost.reason
        if self._lost_at is None and at is not None:
            self._lost_at, self._broke = at, lost.reason
        self._plan.broken(lost.reason)

    def _end(self, error: BaseException | None) -> None:
        """Tell everybody that the link will not come again."""
        if self._is_over:
            return
        self._is_over, self._error = True, error
        for subscription in self._subscriptions:
            subscription.buffer.close(error)
        reason = "" if error is None else type(error).__name__
        self._say("closed", reason)

    def _say(
        self, name: StateName, reason: str = "", attempt: int = 0, delay: float = 0.0
    ) -> None:
        self._changed.set()
        plan = self._plan
        if name == "waiting":
            text = "%s: %s, try %d in %.2f s"
            _LOG.info(text, plan.name, reason, attempt, delay)
        else:
            _LOG.debug("%s: %s %s", plan.name, name, reason)
        if plan.on_state is not None:
            found = State(name=name, reason=reason, attempt=attempt, delay=delay)
            try:
                plan.on_state(found)
            except Exception:  # noqa: BLE001
                # Why: a hook that fails is no reason to lose the link.
                _LOG.exception("%s: on_state failed", plan.name)
