"""Real-time clients of Hostile \"\"\" {{ x }}."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, Literal, Self, Unpack

from ._runtime import ApiKey, AsyncCredential, Credential, Service, realtime
from ._runtime.realtime import ServerSpec, own_connector

if TYPE_CHECKING:
    from ._runtime.realtime import Endpoint, MockServer, RealtimeOptions, SyncMockServer
    from .channels.chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt import (
        ChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel,
        ChanStarPercentRawPercentNBulletU0022XEqXLtBGtPQ,
        SyncChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel,
    )

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="",
    schemes={
        "evil": ApiKey("header", "X-Key", argument="evil", env="CLIENT_EVIL"),
    },
)

SERVERS: Final[Mapping[str, ServerSpec]] = {
    "main \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022\n#x=1'''`${X}`<b>\u202e": ServerSpec(
        protocol="ws",
        host="{zone}.example.com",
        path='/a"{v}',
        variables={"zone": 'eu"', "v": "1'\\"},
        security=(("evil",),),
        headers={"X-Evil": 'a"b'},
    ),
}


class SyncSample(realtime.SyncRealtime):
    """Channels of Hostile \"\"\" {{ x }}.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        zone: var \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e By default
            `eu"`.
        v: A part of the server's address. By default `1'\\`.
        evil: sec \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e By default
            from the environment: CLIENT_EVIL.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        zone: str | None = None,
        v: str | None = None,
        evil: Credential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"evil": evil},
                server=server,
                variables={"zone": zone, "v": v},
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

    def chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt(
        self,
        p_q: ChanStarPercentRawPercentNBulletU0022XEqXLtBGtPQ | str = 'x"',
        *,
        q_q: str | None = None,
        x_h: Literal['v"""\\'] | None = None,
    ) -> SyncChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel:
        """cs \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
        #x=1'''`${X}`<b>\\u202e

        Args:
            p_q: pd \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e
            q_q: q \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e
        """
        from .channels.chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt import (
            SyncChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel,
            chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt_channel,
        )

        return SyncChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel(
            self._connector,
            self._portal,
            chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt_channel(),
            values={'p"q': p_q},
            query={"q-q": q_q},
            headers={"X-H": x_h},
        )


class Sample(realtime.Realtime):
    """Channels of Hostile \"\"\" {{ x }}.

    Args:
        server: The name of a server, an address, or an endpoint such as `Nats()`.
        zone: var \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e By default
            `eu"`.
        v: A part of the server's address. By default `1'\\`.
        evil: sec \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e By default
            from the environment: CLIENT_EVIL.
    """

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        zone: str | None = None,
        v: str | None = None,
        evil: AsyncCredential | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            own_connector(
                SERVICE,
                SERVERS,
                {"evil": evil},
                server=server,
                variables={"zone": zone, "v": v},
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

    def chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt(
        self,
        p_q: ChanStarPercentRawPercentNBulletU0022XEqXLtBGtPQ | str = 'x"',
        *,
        q_q: str | None = None,
        x_h: Literal['v"""\\'] | None = None,
    ) -> ChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel:
        """cs \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
        #x=1'''`${X}`<b>\\u202e

        Args:
            p_q: pd \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e
            q_q: q \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022 #x=1'''`${X}`<b>\\u202e
        """
        from .channels.chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt import (
            ChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel,
            chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt_channel,
        )

        return ChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel(
            self._connector,
            chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt_channel(),
            values={'p"q': p_q},
            query={"q-q": q_q},
            headers={"X-H": x_h},
        )
