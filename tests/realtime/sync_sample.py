"""The client of sample.py for code that waits, as the generator writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from runtime.realtime.addresses import Value
from runtime.realtime.connector import Connector
from runtime.realtime.frames import Receipt
from runtime.realtime.keys import own_keys
from runtime.realtime.options import RealtimeOptions
from runtime.realtime.sending import SendOptions
from runtime.realtime.sync import SyncChannel, SyncDelivery, SyncRealtime
from runtime.realtime.transport import Endpoint

from .sample import (
    SERVERS,
    SERVICE,
    TIMING,
    Price,
    Subscribed,
    Trip,
    VehicleEvent,
    answering_price,
    asking_price,
    prices_described,
    sending_trip,
    subscribing,
    trips_described,
    vehicle_described,
)


class SyncVehicle(SyncChannel[VehicleEvent]):
    """What one vehicle pushes."""

    def subscribe(
        self, *, topics: list[str], options: SendOptions | None = None
    ) -> Subscribed:
        """Ask for topics."""
        body = {"type": "subscribe", "topics": topics}
        return self._request(subscribing(), body, options=options)


class SyncTrips(SyncChannel[Trip]):
    """Trips of a region."""

    def send_trip(self, *, vehicle_id: str, km: float) -> Receipt:
        """Tell of a trip."""
        return self._send(sending_trip(), {"vehicle_id": vehicle_id, "km": km})


class SyncPrices(SyncChannel[Trip]):
    """Prices of trips, for the asking."""

    def ask_price(self, *, vehicle_id: str, km: float) -> Price:
        """Ask what a trip costs."""
        body = {"vehicle_id": vehicle_id, "km": km}
        return self._request(asking_price(), body)

    def answer_price(self, request: SyncDelivery[Trip], *, cents: int) -> Receipt:
        """Say what a trip costs."""
        return self._answer(answering_price(), request, {"cents": cents})


class SyncFleet(SyncRealtime):
    """A client of the fleet that waits."""

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        token: str | Callable[[], str] | None = "secret",
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            Connector(
                "fleet",
                SERVERS,
                own_keys(SERVICE, {"token": token}, TIMING),
                server=server,
                options=options,
                timing=TIMING,
            )
        )

    def vehicle(self, vehicle_id: str) -> SyncVehicle:
        """What one vehicle pushes."""
        values = {"vehicleId": vehicle_id}
        return SyncVehicle(self._connector, self._portal, vehicle_described(), values)

    def trips(self, region: Value) -> SyncTrips:
        """Trips of a region."""
        values = {"region": region}
        return SyncTrips(self._connector, self._portal, trips_described(), values)

    def prices(self) -> SyncPrices:
        """Prices of trips."""
        return SyncPrices(self._connector, self._portal, prices_described())
