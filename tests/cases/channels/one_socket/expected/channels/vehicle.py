"""One vehicle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    Receipt,
    Replying,
    Sending,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

VehiclePart: TypeAlias = Literal["all", "charging"]
VehicleEvent: TypeAlias = (
    models.Status | models.Charge | models.Subscribed | models.Refused | Unknown
)
"""What comes over `vehicle`."""


@cache
def _opening() -> Sending[None]:
    return Sending(
        id="greet",
        messages=(_messages.hello(),),
        credentials=((Where(True, ("auth", "token")), "token"),),
    )


@cache
def vehicle_channel() -> ChannelSpec:
    return ChannelSpec(
        key="vehicle",
        address="/vehicles/{vehicleId}/{part}",
        parts=(
            Part("vehicleId"),
            Part("part", values=("all", "charging"), default="all"),
        ),
        receives=Told(
            by=(Where(True, ("type",)),),
            values={
                ("status",): (_messages.status(),),
                ("charge",): (_messages.charge(),),
                ("subscribed",): (_messages.subscribed(),),
                ("refused",): (_messages.refused(),),
            },
        ),
        opening=_opening(),
    )


@cache
def _subscribe_topics() -> Sending[models.Subscribed]:
    return Sending(
        id="subscribeTopics",
        messages=(_messages.subscribe(),),
        reply=Replying(
            told=Told(
                by=(Where(True, ("type",)),),
                values={
                    ("subscribed",): (_messages.subscribed(),),
                    ("refused",): (_messages.refused(),),
                },
            ),
        ),
        replayed=True,
        replay_by=Where(True, ("topics",)),
    )


@cache
def _unsubscribe_topics() -> Sending[None]:
    return Sending(
        id="unsubscribeTopics",
        messages=(_messages.unsubscribe(),),
        cancels=("subscribeTopics",),
    )


class VehicleChannel(Channel[VehicleEvent]):
    """One vehicle.

    Everything that one vehicle tells.

    Address: `/vehicles/{vehicleId}/{part}`.

    Messages are told apart by a constant member.
    """

    async def subscribe_topics(
        self,
        *,
        topics: Sequence[str],
        type: Literal["subscribe"] = "subscribe",
        reqid: int | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> models.Subscribed:
        """Asks for topics.

        Source:
            Operation `subscribeTopics` of the other side.
        """
        return await self._request(
            _subscribe_topics(),
            {"type": type, "topics": topics, "reqid": reqid},
            options=options,
        )

    async def unsubscribe_topics(
        self,
        *,
        topics: Sequence[str],
        type: Literal["unsubscribe"] = "unsubscribe",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Asks for topics no more.

        Source:
            Operation `unsubscribeTopics` of the other side.
        """
        return await self._send(
            _unsubscribe_topics(),
            {"type": type, "topics": topics},
            options=options,
        )


class SyncVehicleChannel(SyncChannel[VehicleEvent]):
    """One vehicle.

    Everything that one vehicle tells.

    Address: `/vehicles/{vehicleId}/{part}`.

    Messages are told apart by a constant member.
    """

    def subscribe_topics(
        self,
        *,
        topics: Sequence[str],
        type: Literal["subscribe"] = "subscribe",
        reqid: int | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> models.Subscribed:
        """Asks for topics.

        Source:
            Operation `subscribeTopics` of the other side.
        """
        return self._request(
            _subscribe_topics(),
            {"type": type, "topics": topics, "reqid": reqid},
            options=options,
        )

    def unsubscribe_topics(
        self,
        *,
        topics: Sequence[str],
        type: Literal["unsubscribe"] = "unsubscribe",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Asks for topics no more.

        Source:
            Operation `unsubscribeTopics` of the other side.
        """
        return self._send(
            _unsubscribe_topics(),
            {"type": type, "topics": topics},
            options=options,
        )
