"""What channels of a client share: where links go, what they show, and one for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..authorisation import Need
from ..commands import Timing
from .buffer import Limits
from .described import Channel, Server
from .frames import Credentials, Source
from .keys import Keys, own_keys
from .link import Link, Plan
from .options import Chosen, RealtimeOptions
from .requests import Requests
from .servers import Target, target
from .session import Session
from .stats import Stats
from .subscription import Subscription
from .transport import Dial, Endpoint

if TYPE_CHECKING:
    from ..credentials import Source as Credential
    from ..service import Service
    from .bound import Bound
    from .transport import Transport


class Connector:
    """Makes the links of a client; tasks of one loop can share it."""

    def __init__(
        self,
        name: str,
        servers: Mapping[str, Server],
        keys: Keys,
        *,
        server: str | Endpoint | None = None,
        variables: Mapping[str, str] | None = None,
        options: RealtimeOptions | None = None,
        timing: Timing | None = None,
    ) -> None:
        self.options = Chosen().changed(options or {})
        self._name = name
        self._servers = servers
        self._keys = keys
        self._server = server
        self._variables = variables or {}
        self._timing = timing or Timing()
        self._link: Link | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._opening: asyncio.Lock | None = None
        self._sessions: list[Session] = []
        self._answers: dict[str, Requests] = {}
        self._watching = asyncio.Lock()
        self._is_closed = False

    async def open(self) -> None:
        """Make the link that channels share, where they do."""
        if not self.per_channel:
            await self.shared_link()

    async def aclose(self) -> None:
        """End the link that channels share; a second time does nothing."""
        self._is_closed = True
        link, self._link = self._link, None
        if link is not None:
            await link.aclose()

    @property
    def shown(self) -> str:
        """Where links go, for people."""
        return self._target.shown

    @property
    def protocol(self) -> str:
        """The protocol of the server, as addresses are written for it."""
        return self._target.endpoint.protocol

    @property
    def per_channel(self) -> bool:
        """Whether each channel has a link of its own."""
        return self._target.endpoint.per_channel

    @cached_property
    def inbox(self) -> str:
        """An address for answers to this client alone, "" where there is none."""
        return self._target.endpoint.inbox()

    async def shared_link(self) -> Link:
        """The link that channels share, made when it is first asked for."""
        loop = asyncio.get_running_loop()
        if self._loop not in (None, loop):
            raise RuntimeError("the client belongs to another event loop")
        if self._is_closed:
            raise RuntimeError("the client is closed")
        if self._opening is None:
            self._loop, self._opening = loop, asyncio.Lock()
        async with self._opening:
            if self._link is None:
                link = Link(self._plan(None, None), Stats())
                await link.open()
                self._link = link
        return self._link

    def changed(
        self, server: str | Endpoint | None, options: RealtimeOptions
    ) -> Connector:
        """One with other options, and to another server where one is given."""
        return Connector(
            self._name,
            self._servers,
            self._keys,
            server=self._server if server is None else server,
            variables=self._variables,
            options={**self.options.given, **options},
            timing=self._timing,
        )

    def own_link(self, bound: Bound, session: Session, stats: Stats) -> Link:
        """A link for one channel."""
        return Link(self._plan(bound, session), stats)

    def attach(self, session: Session) -> None:
        """Let a session go on when the link that channels share is made again."""
        self._sessions.append(session)

    def detach(self, session: Session) -> None:
        """Forget a session."""
        self._sessions = [known for known in self._sessions if known is not session]

    async def answers(self, address: str, channel: Channel | None = None) -> Requests:
        """Who watches for answers that come to an address, which may be of a channel."""
        async with self._watching:
            known = self._answers.get(address)
            if known is None:
                known = await self._watched(address, channel)
                self._answers[address] = known
        return known

    async def _watched(self, address: str, channel: Channel | None) -> Requests:
        """Who watches from now on for answers that come to an address."""
        known, inbox = Requests(), address == self.inbox
        source = Source(address=address, inbox=inbox, channel=channel)
        few = Limits(messages=16)
        watch = Subscription(source, Stats(), few, "drop_oldest", known)
        link = await self.shared_link()
        try:
            await link.subscribe(watch)
        except BaseException:
            await link.unsubscribe(watch)
            raise
        return known

    @cached_property
    def _target(self) -> Target:
        return target(self._name, self._servers, self._server, self._variables)

    def _plan(self, bound: Bound | None, session: Session | None) -> Plan:
        found, options = self._target, self.options
        server = found.server
        channel = bound.described if bound is not None else None
        need = _need(self._name, server, channel.security if channel else ())
        schemes = session.schemes if session is not None else ()
        own_headers = bound.headers if bound is not None else ()
        dial = Dial(
            url=found.url_of(bound.address if bound is not None else None),
            options=options.link({**server.profile, **_profile(bound)}),
            channel=channel,
            headers=(
                *{**server.headers, **options.headers, **dict(own_headers)}.items(),
            ),
            query=bound.query_pieces if bound is not None else (),
            closing={**server.closing, **(channel.closing if channel else {})},
            bindings=server.bindings,
            tls=options.given.get("tls"),
        )

        async def authorise(renew: bool) -> Credentials:
            return await self._keys.credentials(need, schemes, renew=renew)

        return Plan(
            name=self._name if channel is None else f"{self._name} {channel.key}",
            make=lambda: found.endpoint.transport(dial),
            authorise=authorise,
            begin=session.begin if session is not None else _begin,
            resume=session.resume if session is not None else self._resume,
            broken=session.requests.fail if session is not None else self._broken,
            options=dial.options,
            reconnect=options.reconnect,
            timing=self._timing,
            on_state=options.on_state,
        )

    async def _resume(self, transport: Transport) -> None:
        for session in self._sessions:
            await session.resume(transport)

    def _broken(self, reason: str) -> None:
        for requests in (
            *self._answers.values(),
            *(s.requests for s in self._sessions),
        ):
            requests.fail(reason)


async def _begin(transport: Transport, credentials: Credentials) -> None:
    """Nothing is sent first over a link that channels share."""


def _profile(bound: Bound | None) -> Mapping[str, Any]:
    return bound.described.profile if bound is not None else {}


def _need(name: str, server: Server, more: tuple[tuple[str, ...], ...]) -> Need:
    """What the server needs, and the channel besides."""
    both = tuple(
        (*one, *two) for one in server.security or ((),) for two in more or ((),)
    )
    return Need(name, both if any(both) else (), server.scopes)


def own_connector(
    service: Service,
    servers: Mapping[str, Server],
    credentials: Mapping[str, Credential],
    *,
    server: str | Endpoint | None,
    variables: Mapping[str, str | None],
    options: RealtimeOptions,
) -> Connector:
    """The connector of a client that makes no calls."""
    timing = Timing()
    return Connector(
        service.name,
        servers,
        own_keys(service, credentials, timing),
        server=server,
        variables={name: v for name, v in variables.items() if v is not None},
        options=options,
        timing=timing,
    )
