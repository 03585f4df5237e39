"""Real-time clients of Lights."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from ._runtime import AsyncBasicCredential, Basic, BasicCredential, Service, realtime
from ._runtime.realtime import ServerSpec, own_connector

if TYPE_CHECKING:
    from ._runtime.realtime import (
        Endpoint,
        Every,
        MockServer,
        RealtimeOptions,
        SyncMockServer,
    )
    from .channels.lights_commands import (
        LightsCommandsChannel,
        LightsCommandsLightId,
        SyncLightsCommandsChannel,
    )
    from .channels.lights_measured import (
        LightsMeasuredChannel,
        SyncLightsMeasuredChannel,
    )

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="",
    schemes={
        "user": Basic(
            argument="user",
            env_user="CLIENT_USER_USER",
            env_password="CLIENT_USER_PASSWORD",
        ),
    },
)

SERVERS: Final[Mapping[str, ServerSpec]] = {
    "production": ServerSpec(
        protocol="mqtt5",
        host="lights.example.com:{port}",
        variables={"port": "1883"},
        security=(("user",),),
    ),
    "secure": ServerSpec(
        protocol="secure-mqtt",
        host="lights.example.com",
    ),
}


class SyncSample(realtime.SyncRealtime):
    """Channels of Lights.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        port: A part of the server's address. By default `1883`.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        port: str | None = None,
        user: BasicCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"user": user},
                server=server,
                variables={"port": port},
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

    def lights_measured(
        self,
        light_id: str,
    ) -> SyncLightsMeasuredChannel:
        """What lamps measure.

        Args:
            light_id: The lamp's id.
        """
        from .channels.lights_measured import (
            SyncLightsMeasuredChannel,
            lights_measured_channel,
        )

        return SyncLightsMeasuredChannel(
            self._connector,
            self._portal,
            lights_measured_channel(),
            values={"lightId": light_id},
        )

    def lights_commands(
        self,
        light_id: LightsCommandsLightId | str | Every,
    ) -> SyncLightsCommandsChannel:
        """Opens `lights/{lightId}/commands`."""
        from .channels.lights_commands import (
            SyncLightsCommandsChannel,
            lights_commands_channel,
        )

        return SyncLightsCommandsChannel(
            self._connector,
            self._portal,
            lights_commands_channel(),
            values={"lightId": light_id},
        )


class Sample(realtime.Realtime):
    """Channels of Lights.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        port: A part of the server's address. By default `1883`.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        port: str | None = None,
        user: AsyncBasicCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"user": user},
                server=server,
                variables={"port": port},
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

    def lights_measured(
        self,
        light_id: str,
    ) -> LightsMeasuredChannel:
        """What lamps measure.

        Args:
            light_id: The lamp's id.
        """
        from .channels.lights_measured import (
            LightsMeasuredChannel,
            lights_measured_channel,
        )

        return LightsMeasuredChannel(
            self._connector,
            lights_measured_channel(),
            values={"lightId": light_id},
        )

    def lights_commands(
        self,
        light_id: LightsCommandsLightId | str | Every,
    ) -> LightsCommandsChannel:
        """Opens `lights/{lightId}/commands`."""
        from .channels.lights_commands import (
            LightsCommandsChannel,
            lights_commands_channel,
        )

        return LightsCommandsChannel(
            self._connector,
            lights_commands_channel(),
            values={"lightId": light_id},
        )
