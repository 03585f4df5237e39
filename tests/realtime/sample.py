"""A client as the generator writes it, small: vehicles that push, and trips over a broker."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias, Unpack

from runtime import UNSET, ApiKey, Model, Service, Timing, UnsetType
from runtime.credentials import AsyncCredential
from runtime.realtime.addresses import Value
from runtime.realtime.channel import Channel, Realtime
from runtime.realtime.connector import Connector
from runtime.realtime.consumer import Delivery
from runtime.realtime.described import (
    Answering,
    Message,
    Part,
    Replying,
    Sending,
    Server,
    Told,
    Where,
)
from runtime.realtime.described import Channel as Described
from runtime.realtime.frames import Receipt
from runtime.realtime.keys import own_keys
from runtime.realtime.options import RealtimeOptions
from runtime.realtime.reading import Unknown
from runtime.realtime.sending import SendOptions
from runtime.realtime.transport import Endpoint
from runtime.times import DateTime


class VehicleStatus(Model):
    type: Literal["status"]
    vehicle_id: str
    speed_kmh: float | None = None
    at: DateTime | None = None


class ChargeEvent(Model):
    type: Literal["charge"]
    vehicle_id: str
    state: str


class Subscribe(Model):
    type: Literal["subscribe"] = "subscribe"
    topics: list[str]
    reqid: int | UnsetType = UNSET


class Unsubscribe(Model):
    type: Literal["unsubscribe"] = "unsubscribe"
    topics: list[str]


class Subscribed(Model):
    type: Literal["subscribed"]
    topics: list[str]
    reqid: int | None = None


class Refused(Model):
    type: Literal["error"]
    reason: str
    reqid: int | None = None


class Price(Model):
    cents: int


class Trip(Model):
    vehicle_id: str
    km: float


VehicleEvent: TypeAlias = VehicleStatus | ChargeEvent | Subscribed | Refused | Unknown

TYPE = Where(True, ("type",))
REQID = Where(True, ("reqid",))
STATUS = Message(name="status", kind=VehicleStatus)
CHARGE = Message(name="charge", kind=ChargeEvent)
SUBSCRIBE = Message(name="subscribe", kind=Subscribe, correlation=REQID, numbered=True)
SUBSCRIBED = Message(
    name="subscribed", kind=Subscribed, correlation=REQID, numbered=True
)
REFUSED = Message(
    name="error", kind=Refused, correlation=REQID, numbered=True, is_error=True
)


@cache
def vehicle_described() -> Described:
    return Described(
        key="vehicle",
        address="/vehicles/{vehicleId}",
        parts=(Part("vehicleId"),),
        receives=Told(
            by=(TYPE,),
            values={
                ("status",): (STATUS,),
                ("charge",): (CHARGE,),
                ("subscribed",): (SUBSCRIBED,),
                ("error",): (REFUSED,),
            },
        ),
        opening=Sending(
            id="authenticate",
            messages=(Message(name="authenticate", kind=dict),),
            credentials=((Where(True, ("authorization",)), "token"),),
        ),
        closing={4900: "end"},
    )


@cache
def subscribing() -> Sending[Subscribed]:
    return Sending(
        id="subscribe",
        messages=(SUBSCRIBE,),
        reply=Replying(
            told=Told(
                by=(TYPE,),
                values={("subscribed",): (SUBSCRIBED,), ("error",): (REFUSED,)},
            )
        ),
        replayed=True,
        replay_by=Where(True, ("topics",)),
    )


@cache
def unsubscribing() -> Sending[None]:
    return Sending(
        id="unsubscribe",
        messages=(Message(name="unsubscribe", kind=Unsubscribe),),
        cancels=("subscribe",),
    )


class VehicleChannel(Channel[VehicleEvent]):
    """What one vehicle pushes."""

    async def subscribe(
        self, *, topics: list[str], options: SendOptions | None = None
    ) -> Subscribed:
        """Ask for topics."""
        body = {"type": "subscribe", "topics": topics}
        return await self._request(subscribing(), body, options=options)

    async def unsubscribe(
        self, *, topics: list[str], options: SendOptions | None = None
    ) -> Receipt:
        """Ask for topics no more."""
        body = {"type": "unsubscribe", "topics": topics}
        return await self._send(unsubscribing(), body, options=options)


TRIP = Message(name="trip", kind=Trip)


@cache
def trips_described() -> Described:
    return Described(
        key="trips",
        address="trips.{region}",
        parts=(Part("region"),),
        receives=Told(rest=(TRIP,)),
    )


@cache
def sending_trip() -> Sending[None]:
    return Sending(id="sendTrip", messages=(TRIP,))


class TripsChannel(Channel[Trip]):
    """Trips of a region."""

    async def send_trip(
        self, *, vehicle_id: str, km: float, options: SendOptions | None = None
    ) -> Receipt:
        """Tell of a trip."""
        body = {"vehicle_id": vehicle_id, "km": km}
        return await self._send(sending_trip(), body, options=options)


PRICE = Message(name="price", kind=Price)


@cache
def prices_described() -> Described:
    return Described(
        key="prices",
        address="prices",
        receives=Told(rest=(TRIP,)),
    )


@cache
def asking_price() -> Sending[Price]:
    return Sending(
        id="askPrice",
        messages=(TRIP,),
        reply=Replying(
            told=Told(rest=(PRICE,)),
            to=Where(False, ("replyTo",)),
        ),
    )


@cache
def answering_price() -> Answering:
    return Answering(id="askPrice", messages=(PRICE,), to=Where(False, ("replyTo",)))


class PricesChannel(Channel[Trip]):
    """Prices of trips, for the asking."""

    async def ask_price(
        self, *, vehicle_id: str, km: float, options: SendOptions | None = None
    ) -> Price:
        """Ask what a trip costs."""
        body = {"vehicle_id": vehicle_id, "km": km}
        return await self._request(asking_price(), body, options=options)

    async def answer_price(
        self,
        request: Delivery[Trip],
        *,
        cents: int,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Say what a trip costs."""
        return await self._answer(
            answering_price(), request, {"cents": cents}, options=options
        )


SERVICE = Service(
    name="fleet",
    version="1.0",
    base_url="",
    schemes={
        "token": ApiKey(
            "header",
            "Authorization",
            argument="token",
            env="FLEET_TOKEN",
            prefix="Token ",
        )
    },
)
TIMING = Timing()
SERVERS = {
    "prod": Server(
        protocol="ws",
        host="fleet.example",
        path="/v1",
        headers={"Origin": "https://fleet.example"},
    ),
    "broker": Server(protocol="memory", host="broker.example"),
    "web": Server(protocol="http", host="fleet.example", security=(("token",),)),
}


class Fleet(Realtime):
    """A client of the fleet."""

    def __init__(
        self,
        server: str | Endpoint | None = None,
        *,
        token: AsyncCredential | None = "secret",
        variables: Mapping[str, str] | None = None,
        **options: Unpack[RealtimeOptions],
    ) -> None:
        super().__init__(
            Connector(
                "fleet",
                SERVERS,
                own_keys(SERVICE, {"token": token}, TIMING),
                server=server,
                variables=variables,
                options=options,
                timing=TIMING,
            )
        )

    def vehicle(self, vehicle_id: str, *, lang: str | None = None) -> VehicleChannel:
        """What one vehicle pushes."""
        return VehicleChannel(
            self._connector,
            vehicle_described(),
            {"vehicleId": vehicle_id},
            {"lang": lang},
        )

    def trips(self, region: Value) -> TripsChannel:
        """Trips of a region."""
        return TripsChannel(self._connector, trips_described(), {"region": region})

    def prices(self) -> PricesChannel:
        """Prices of trips."""
        return PricesChannel(self._connector, prices_described())
