"""Real-time clients of Fleet events."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from ._runtime import (
    AsyncBasicCredential,
    Basic,
    BasicCredential,
    CertificateCredential,
    MutualTLS,
    Service,
    realtime,
)
from ._runtime.realtime import ServerSpec, own_connector

if TYPE_CHECKING:
    from ._runtime.realtime import (
        Endpoint,
        Every,
        MockServer,
        RealtimeOptions,
        SyncMockServer,
    )
    from .channels.commands import CommandsChannel, SyncCommandsChannel
    from .channels.trips import SyncTripsChannel, TripsChannel

SERVICE: Final = Service(
    name="client",
    version="2.0.0",
    base_url="",
    schemes={
        "scram": Basic(
            argument="scram",
            env_user="CLIENT_SCRAM_USER",
            env_password="CLIENT_SCRAM_PASSWORD",
            mechanism="SCRAM-SHA-512",
        ),
        "user": Basic(
            argument="user",
            env_user="CLIENT_USER_USER",
            env_password="CLIENT_USER_PASSWORD",
        ),
        "certificate": MutualTLS(
            argument="certificate",
            env_certificate="CLIENT_CERTIFICATE",
            env_key="CLIENT_CERTIFICATE_KEY",
        ),
    },
)

SERVERS: Final[Mapping[str, ServerSpec]] = {
    "production": ServerSpec(
        protocol="kafka-secure",
        host="{cluster}.kafka.example.com:{port}",
        variables={"cluster": "main", "port": "9093"},
        security=(("scram",),),
        bindings={"kafka": {"schemaRegistryUrl": "https://registry.example.com"}},
    ),
    "queues": ServerSpec(
        protocol="amqps",
        host="rabbit.example.com:5672",
        path="/fleet",
        security=(("user",), ("certificate",)),
    ),
    "bus": ServerSpec(
        protocol="nats",
        host="nats.example.com",
    ),
}


class SyncSample(realtime.SyncRealtime):
    """Channels of Fleet events.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        cluster: A part of the server's address. By default `main`.
        port: A part of the server's address. By default `9093`.
        scram: User name and password. By default from the environment:
            CLIENT_SCRAM_USER and CLIENT_SCRAM_PASSWORD.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: A certificate of the client. By default from the environment:
            CLIENT_CERTIFICATE and CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        cluster: str | None = None,
        port: str | None = None,
        scram: BasicCredential | None = None,
        user: BasicCredential | None = None,
        certificate: CertificateCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"scram": scram, "user": user, "certificate": certificate},
                server=server,
                variables={"cluster": cluster, "port": port},
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

    def trips(
        self,
        region: str | Every,
    ) -> SyncTripsChannel:
        """Trips of a region.

        Args:
            region: Where the fleet is.
        """
        from .channels.trips import SyncTripsChannel, trips_channel

        return SyncTripsChannel(
            self._connector,
            self._portal,
            trips_channel(),
            values={"region": region},
        )

    def commands(
        self,
    ) -> SyncCommandsChannel:
        """Opens `commands`."""
        from .channels.commands import SyncCommandsChannel, commands_channel

        return SyncCommandsChannel(
            self._connector,
            self._portal,
            commands_channel(),
        )


class Sample(realtime.Realtime):
    """Channels of Fleet events.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        cluster: A part of the server's address. By default `main`.
        port: A part of the server's address. By default `9093`.
        scram: User name and password. By default from the environment:
            CLIENT_SCRAM_USER and CLIENT_SCRAM_PASSWORD.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
        certificate: A certificate of the client. By default from the environment:
            CLIENT_CERTIFICATE and CLIENT_CERTIFICATE_KEY.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        cluster: str | None = None,
        port: str | None = None,
        scram: AsyncBasicCredential | None = None,
        user: AsyncBasicCredential | None = None,
        certificate: CertificateCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"scram": scram, "user": user, "certificate": certificate},
                server=server,
                variables={"cluster": cluster, "port": port},
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

    def trips(
        self,
        region: str | Every,
    ) -> TripsChannel:
        """Trips of a region.

        Args:
            region: Where the fleet is.
        """
        from .channels.trips import TripsChannel, trips_channel

        return TripsChannel(
            self._connector,
            trips_channel(),
            values={"region": region},
        )

    def commands(
        self,
    ) -> CommandsChannel:
        """Opens `commands`."""
        from .channels.commands import CommandsChannel, commands_channel

        return CommandsChannel(
            self._connector,
            commands_channel(),
        )
