"""Trips of a region."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    Receipt,
    Sending,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

TripsEvent: TypeAlias = models.TripStarted | models.TripEnded | Unknown
"""What comes over `trips`."""


@cache
def trips_channel() -> ChannelSpec:
    return ChannelSpec(
        key="trips",
        address="fleet.{region}.trips",
        parts=(Part("region"),),
        receives=Told(
            by=(Where(False, ("kind",)),),
            values={
                ("started",): (_messages.trip_started(),),
                ("ended",): (_messages.trip_ended(),),
            },
        ),
        servers=("production", "bus"),
        bindings={"kafka": {"topic": "trips-topic", "partitions": 12}},
        profile={"nats": {"stream": "FLEET"}},
    )


@cache
def _start_trip() -> Sending[None]:
    return Sending(
        id="startTrip",
        messages=(_messages.trip_started(),),
    )


class TripsChannel(Channel[TripsEvent]):
    """Trips of a region.

    Address: `fleet.{region}.trips`.

    Messages are told apart by a constant header.
    """

    async def start_trip(
        self,
        *,
        vehicle_id: str,
        at: datetime | UnsetType = UNSET,
        headers: models.TripStartedHeaders | Mapping[str, object] | None = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """A trip began.

        Args:
            headers: Headers of the message.
            key: What messages are kept in order by.

        Source:
            Operation `startTrip`.
        """
        return await self._send(
            _start_trip(),
            {"vehicle_id": vehicle_id, "at": at},
            headers=headers,
            key=key,
            options=options,
        )


class SyncTripsChannel(SyncChannel[TripsEvent]):
    """Trips of a region.

    Address: `fleet.{region}.trips`.

    Messages are told apart by a constant header.
    """

    def start_trip(
        self,
        *,
        vehicle_id: str,
        at: datetime | UnsetType = UNSET,
        headers: models.TripStartedHeaders | Mapping[str, object] | None = None,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """A trip began.

        Args:
            headers: Headers of the message.
            key: What messages are kept in order by.

        Source:
            Operation `startTrip`.
        """
        return self._send(
            _start_trip(),
            {"vehicle_id": vehicle_id, "at": at},
            headers=headers,
            key=key,
            options=options,
        )
