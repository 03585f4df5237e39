"""Real-time clients of Names."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from ._runtime import Service, realtime
from ._runtime.realtime import ServerSpec, own_connector

if TYPE_CHECKING:
    from ._runtime.realtime import Endpoint, MockServer, RealtimeOptions, SyncMockServer
    from .channels.class_ import ClassChannel, SyncClassChannel
    from .channels.close_ import CloseChannel, SyncCloseChannel
    from .channels.events import EventsChannel, SyncEventsChannel
    from .channels.n_123 import N123Channel, SyncN123Channel
    from .channels.sync_ import AsyncSyncChannel, SyncSyncChannel
    from .channels.testing_ import SyncTestingChannel, TestingChannel
    from .channels.user_events import SyncUserEventsChannel, UserEventsChannel
    from .channels.user_events_2 import SyncUserEvents2Channel, UserEvents2Channel

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="",
)

SERVERS: Final[Mapping[str, ServerSpec]] = {
    "main": ServerSpec(
        protocol="ws",
        host="names.example.com",
        path="/{server}/{options}",
        variables={"server": "a", "options": "b"},
    ),
}


class SyncSample(realtime.SyncRealtime):
    """Channels of Names.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        server_: A part of the server's address. By default `a`.
        options_: A part of the server's address. By default `b`.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        server_: str | None = None,
        options_: str | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {},
                server=server,
                variables={"server": server_, "options": options_},
                options=options,
            )
        )

    @classmethod
    def testing(
        cls, **options: Any
    ) -> AbstractContextManager[tuple[Self, SyncMockServer]]:
        """The client and a service in memory that does what a test says.

        `options` are what the client takes.
        """
        from ._runtime.realtime import sync_testing

        return sync_testing(cls, options)

    def events(
        self,
        self_: str,
        address_: str,
        *,
        query_self: str | None = None,
        import_: str | None = None,
        headers_: str | None = None,
    ) -> SyncEventsChannel:
        """Opens `events`."""
        from .channels.events import SyncEventsChannel, events_channel

        return SyncEventsChannel(
            self._connector,
            self._portal,
            events_channel(),
            values={"self": self_, "address": address_},
            query={"self": query_self, "import": import_, "headers": headers_},
        )

    def sync_(
        self,
    ) -> SyncSyncChannel:
        """Opens `sync`."""
        from .channels.sync_ import SyncSyncChannel, sync__channel

        return SyncSyncChannel(
            self._connector,
            self._portal,
            sync__channel(),
        )

    def close_(
        self,
    ) -> SyncCloseChannel:
        """Opens `close`."""
        from .channels.close_ import SyncCloseChannel, close__channel

        return SyncCloseChannel(
            self._connector,
            self._portal,
            close__channel(),
        )

    def class_(
        self,
    ) -> SyncClassChannel:
        """Opens `class`."""
        from .channels.class_ import SyncClassChannel, class__channel

        return SyncClassChannel(
            self._connector,
            self._portal,
            class__channel(),
        )

    def testing_(
        self,
    ) -> SyncTestingChannel:
        """Opens `testing`."""
        from .channels.testing_ import SyncTestingChannel, testing__channel

        return SyncTestingChannel(
            self._connector,
            self._portal,
            testing__channel(),
        )

    def user_events(
        self,
    ) -> SyncUserEventsChannel:
        """Opens `user/events`."""
        from .channels.user_events import SyncUserEventsChannel, user_events_channel

        return SyncUserEventsChannel(
            self._connector,
            self._portal,
            user_events_channel(),
        )

    def user_events_2(
        self,
    ) -> SyncUserEvents2Channel:
        """Opens `user.events`."""
        from .channels.user_events_2 import (
            SyncUserEvents2Channel,
            user_events_2_channel,
        )

        return SyncUserEvents2Channel(
            self._connector,
            self._portal,
            user_events_2_channel(),
        )

    def n_123(
        self,
    ) -> SyncN123Channel:
        """Opens `123`."""
        from .channels.n_123 import SyncN123Channel, n_123_channel

        return SyncN123Channel(
            self._connector,
            self._portal,
            n_123_channel(),
        )


class Sample(realtime.Realtime):
    """Channels of Names.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        server_: A part of the server's address. By default `a`.
        options_: A part of the server's address. By default `b`.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        server_: str | None = None,
        options_: str | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {},
                server=server,
                variables={"server": server_, "options": options_},
                options=options,
            )
        )

    @classmethod
    def testing(
        cls, **options: Any
    ) -> AbstractAsyncContextManager[tuple[Self, MockServer]]:
        """The client and a service in memory that does what a test says.

        `options` are what the client takes.
        """
        from ._runtime.realtime import testing

        return testing(cls, options)

    sync = SyncSample
    """The same for code that waits: `with …sync() as client:`."""

    def events(
        self,
        self_: str,
        address_: str,
        *,
        query_self: str | None = None,
        import_: str | None = None,
        headers_: str | None = None,
    ) -> EventsChannel:
        """Opens `events`."""
        from .channels.events import EventsChannel, events_channel

        return EventsChannel(
            self._connector,
            events_channel(),
            values={"self": self_, "address": address_},
            query={"self": query_self, "import": import_, "headers": headers_},
        )

    def sync_(
        self,
    ) -> AsyncSyncChannel:
        """Opens `sync`."""
        from .channels.sync_ import AsyncSyncChannel, sync__channel

        return AsyncSyncChannel(
            self._connector,
            sync__channel(),
        )

    def close_(
        self,
    ) -> CloseChannel:
        """Opens `close`."""
        from .channels.close_ import CloseChannel, close__channel

        return CloseChannel(
            self._connector,
            close__channel(),
        )

    def class_(
        self,
    ) -> ClassChannel:
        """Opens `class`."""
        from .channels.class_ import ClassChannel, class__channel

        return ClassChannel(
            self._connector,
            class__channel(),
        )

    def testing_(
        self,
    ) -> TestingChannel:
        """Opens `testing`."""
        from .channels.testing_ import TestingChannel, testing__channel

        return TestingChannel(
            self._connector,
            testing__channel(),
        )

    def user_events(
        self,
    ) -> UserEventsChannel:
        """Opens `user/events`."""
        from .channels.user_events import UserEventsChannel, user_events_channel

        return UserEventsChannel(
            self._connector,
            user_events_channel(),
        )

    def user_events_2(
        self,
    ) -> UserEvents2Channel:
        """Opens `user.events`."""
        from .channels.user_events_2 import UserEvents2Channel, user_events_2_channel

        return UserEvents2Channel(
            self._connector,
            user_events_2_channel(),
        )

    def n_123(
        self,
    ) -> N123Channel:
        """Opens `123`."""
        from .channels.n_123 import N123Channel, n_123_channel

        return N123Channel(
            self._connector,
            n_123_channel(),
        )
