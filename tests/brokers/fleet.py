"""The client of tests with brokers: trips and prices of a region, and trips that are given up."""

from __future__ import annotations

from functools import cache
from typing import Any

from realtime.sample import TRIP, PricesChannel, TripsChannel
from realtime.sample import Fleet as Sample
from runtime.realtime.described import Channel, Part, Told
from runtime.realtime.frames import Outgoing, Receipt


@cache
def _channel(key: str) -> Channel:
    bindings: dict[str, Any] = {"amqp": {"is": "queue"}} if key == "dead" else {}
    return Channel(
        key=key,
        address=f"{key}.{{region}}",
        parts=(Part("region"),),
        receives=Told(rest=(TRIP,)),
        bindings=bindings,
    )


TRIPS = _channel("trips")


class Fleet(Sample):
    """A client whose channels all have a region."""

    def quotes(self, region: str) -> PricesChannel:
        """Prices of trips in a region, for the asking."""
        return PricesChannel(self._connector, _channel("quotes"), {"region": region})

    def dead(self, region: str) -> TripsChannel:
        """Trips that nobody could handle."""
        return TripsChannel(self._connector, _channel("dead"), {"region": region})

    async def send_raw(self, region: str, data: bytes) -> Receipt:
        """Send what may be no trip."""
        address = f"trips.{region}"
        out = Outgoing(data=data, address=address, key="one", channel=TRIPS)
        return await (await self._connector.shared_link()).send(out, 5)
