"""Real-time clients of Vehicle push."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from ._runtime import ApiKey, AsyncCredential, Bearer, Credential, Service, realtime
from ._runtime.realtime import ServerSpec, own_connector

if TYPE_CHECKING:
    from ._runtime.realtime import Endpoint, MockServer, RealtimeOptions, SyncMockServer
    from .channels.vehicle import SyncVehicleChannel, VehicleChannel, VehiclePart

SERVICE: Final = Service(
    name="client",
    version="1.2.0",
    base_url="",
    schemes={
        "key": ApiKey("header", "X-Key", argument="key", env="CLIENT_KEY"),
        "token": Bearer(argument="token", env="CLIENT_TOKEN"),
    },
)

SERVERS: Final[Mapping[str, ServerSpec]] = {
    "production": ServerSpec(
        protocol="wss",
        host="{region}.push.example.com",
        path="/v1",
        variables={"region": "eu"},
        security=(("key",),),
        headers={"Origin": "https://push.example.com"},
        profile={"heartbeat": {"ping": 15, "timeout": 5}},
        closing={4000: "end", 4001: "auth"},
    ),
}


class SyncSample(realtime.SyncRealtime):
    """Channels of Vehicle push.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        region: A part of the server's address. By default `eu`.
        key: A key, sent as the header `X-Key`. By default from the environment:
            CLIENT_KEY.
        token: A bearer token. By default from the environment: CLIENT_TOKEN.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        region: str | None = None,
        key: Credential | None = None,
        token: Credential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"key": key, "token": token},
                server=server,
                variables={"region": region},
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

    def vehicle(
        self,
        vehicle_id: str,
        part: VehiclePart | str = "all",
        *,
        lang: str | None = None,
        rate_limit: int | None = None,
        x_client: str | None = None,
    ) -> SyncVehicleChannel:
        """One vehicle.

        Args:
            vehicle_id: The vehicle's id.
            lang: A language tag.
            rate_limit: Default: `10`.
        """
        from .channels.vehicle import SyncVehicleChannel, vehicle_channel

        return SyncVehicleChannel(
            self._connector,
            self._portal,
            vehicle_channel(),
            values={"vehicleId": vehicle_id, "part": part},
            query={"lang": lang, "rate-limit": rate_limit},
            headers={"X-Client": x_client},
        )


class Sample(realtime.Realtime):
    """Channels of Vehicle push.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        region: A part of the server's address. By default `eu`.
        key: A key, sent as the header `X-Key`. By default from the environment:
            CLIENT_KEY.
        token: A bearer token. By default from the environment: CLIENT_TOKEN.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        region: str | None = None,
        key: AsyncCredential | None = None,
        token: AsyncCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"key": key, "token": token},
                server=server,
                variables={"region": region},
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

    def vehicle(
        self,
        vehicle_id: str,
        part: VehiclePart | str = "all",
        *,
        lang: str | None = None,
        rate_limit: int | None = None,
        x_client: str | None = None,
    ) -> VehicleChannel:
        """One vehicle.

        Args:
            vehicle_id: The vehicle's id.
            lang: A language tag.
            rate_limit: Default: `10`.
        """
        from .channels.vehicle import VehicleChannel, vehicle_channel

        return VehicleChannel(
            self._connector,
            vehicle_channel(),
            values={"vehicleId": vehicle_id, "part": part},
            query={"lang": lang, "rate-limit": rate_limit},
            headers={"X-Client": x_client},
        )
