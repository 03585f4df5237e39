"""What goes over channels of Vehicle push: clients, values and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._runtime.realtime import (
        EVERY,
        Amqp,
        AuthError,
        BufferFull,
        ConnectionLost,
        Consumer,
        Delivery,
        Endpoint,
        Events,
        Every,
        Gap,
        InvalidMessage,
        InvalidMessageWarning,
        Kafka,
        MaybeSent,
        Mqtt,
        Nats,
        NotSent,
        OnInvalid,
        RealtimeOptions,
        Receipt,
        Received,
        Reconnect,
        Redelivery,
        Redis,
        ReplyError,
        RequestTimeout,
        SendOptions,
        Sse,
        State,
        Stats,
        SyncConsumer,
        SyncDelivery,
        SyncEvents,
        Unknown,
        WebSocket,
    )
    from ._realtime import Sample
    from ._realtime import SyncSample
    from .channels.vehicle import SyncVehicleChannel
    from .channels.vehicle import VehicleChannel
    from .channels.vehicle import VehicleEvent

__all__ = [
    "Amqp",
    "AuthError",
    "BufferFull",
    "ConnectionLost",
    "Consumer",
    "Delivery",
    "EVERY",
    "Endpoint",
    "Events",
    "Every",
    "Gap",
    "InvalidMessage",
    "InvalidMessageWarning",
    "Kafka",
    "MaybeSent",
    "Mqtt",
    "Nats",
    "NotSent",
    "OnInvalid",
    "RealtimeOptions",
    "Receipt",
    "Received",
    "Reconnect",
    "Redelivery",
    "Redis",
    "ReplyError",
    "RequestTimeout",
    "Sample",
    "SendOptions",
    "Sse",
    "State",
    "Stats",
    "SyncConsumer",
    "SyncDelivery",
    "SyncEvents",
    "SyncSample",
    "SyncVehicleChannel",
    "Unknown",
    "VehicleChannel",
    "VehicleEvent",
    "WebSocket",
]


if not TYPE_CHECKING:
    _HOMES = {
        "Sample": "._realtime",
        "SyncSample": "._realtime",
        "SyncVehicleChannel": ".channels.vehicle",
        "VehicleChannel": ".channels.vehicle",
        "VehicleEvent": ".channels.vehicle",
    }

    def __getattr__(name):
        """A module is loaded when one of its names is first touched."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = _HOMES.get(name, "._runtime.realtime")
        return getattr(import_module(home, __package__), name)
